package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.CommunicatorException;
import io.normforge.integrations.testing.OnceInCi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.Protocol;
import org.jgroups.stack.ProtocolStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How members become ranks, and what they are told where they do not fit together. */
@OnceInCi
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class JoiningTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final int port = FreePorts.first(4);

    @Test
    void withoutRanksMembersAreNumberedAsTheyJoin() {
        List<JGroupsCommunicator> members = LocalGroup.together(IntStream.range(0, 3)
                .<Callable<JGroupsCommunicator>>mapToObj(
                        member -> () -> JGroupsCommunicator.join(LocalGroup.anonymous(port, 3, member)))
                .toList());
        assertThat(members).extracting(JGroupsCommunicator::rank).containsExactlyInAnyOrder(0, 1, 2);
        members.parallelStream().forEach(JGroupsCommunicator::close);
    }

    @Test
    void aGroupOfOneNeedsNobody() {
        try (JGroupsCommunicator alone = JGroupsCommunicator.join(LocalGroup.member(port, 1, 0))) {
            double[] all = new double[2];
            alone.allReduceSum(new double[] {3, 4}, all, 2);
            assertThat(all).containsExactly(3, 4);
        }
    }

    @Test
    void aMemberThatNeverComesIsMissedByAll() {
        assertThatThrownBy(() ->
                        JGroupsCommunicator.join(LocalGroup.member(port, 2, 0).joinLimit(Duration.ofSeconds(1))))
                .isInstanceOf(CommunicatorException.class)
                .hasMessage("of 2 members of group test-" + port + " these came in 1 s: 127.0.0.1:" + port
                        + "; start the others, and look whether hosts, ports, group and secret are the same for all");
    }

    @Test
    void oneRankForTwoIsToldToBoth() {
        assertThat(thrown(2, settings -> settings.rank(1)))
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContainingAll("127.0.0.1:" + port, "127.0.0.1:" + (port + 1), "are both rank 1"));
    }

    @Test
    void ranksForSomeAreToldToAll() {
        assertThat(thrown(2, settings -> settings.port() == port ? settings.rank(0) : settings))
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContaining("give it to all of them or to none"));
    }

    @Test
    void sizesThatDifferAreToldToBoth() {
        List<Throwable> thrown = LocalGroup.together(List.of(
                () -> failing(LocalGroup.member(port, 2, 0).joinLimit(SOON)),
                () -> failing(LocalGroup.member(port, 3, 1).joinLimit(SOON))));
        assertThat(thrown)
                .hasOnlyElementsOfType(CommunicatorException.class)
                .anySatisfy(e -> assertThat(e).hasMessageContaining("these came in 3 s"));
    }

    @Test
    void aSecondJobOnTheSamePortIsRefusedAndTheFirstGoesOn() {
        try (JGroupsCommunicator first = JGroupsCommunicator.join(LocalGroup.member(port, 1, 0))) {
            assertThatThrownBy(() -> JGroupsCommunicator.join(LocalGroup.member(port, 1, 0)))
                    .isInstanceOf(CommunicatorException.class)
                    .hasMessageStartingWith("this process cannot join group test-" + port + " on port " + port + ": ");
            first.allGather(new double[1], new double[1], 1);
        }
    }

    @Test
    void aLateMemberBreaksTheGroupAndIsTurnedAway() {
        try (JGroupsCommunicator first = JGroupsCommunicator.join(LocalGroup.member(port, 1, 0))) {
            JGroupsSettings late = LocalGroup.anonymous(port, 2, 1).joinLimit(SOON);
            assertThat(failing(late)).isInstanceOf(CommunicatorException.class);
            assertThatThrownBy(() -> first.allGather(new double[1], new double[1], 1))
                    .isInstanceOf(CommunicatorException.class)
                    .hasMessageContaining("127.0.0.1:" + (port + 1) + " joined the group, which has its 1 members");
        }
    }

    @Test
    void anotherGroupOnTheSameHostsIsNoMember() {
        try (JGroupsCommunicator first = JGroupsCommunicator.join(LocalGroup.member(port, 1, 0))) {
            JGroupsSettings other = JGroupsSettings.group("other", 1)
                    .port(port + 1)
                    .hosts("127.0.0.1:" + port)
                    .joinLimit(SOON);
            JGroupsCommunicator.join(other).close();
            first.allGather(new double[1], new double[1], 1);
        }
    }

    /** Each closes and joins again in its own time, so one may come before the other has left. */
    @Test
    void aNewGroupOfTheSameMembersFollowsABrokenOne() {
        LocalGroup.together(IntStream.range(0, 2)
                .<Callable<Void>>mapToObj(rank -> () -> {
                    JGroupsSettings settings = LocalGroup.member(port, 2, rank);
                    try (JGroupsCommunicator broken = JGroupsCommunicator.join(settings)) {
                        broken.fail(new IllegalStateException("out of data"));
                    }
                    try (JGroupsCommunicator next = JGroupsCommunicator.join(settings)) {
                        double[] all = new double[2];
                        next.allGather(new double[] {rank}, all, 1);
                        assertThat(all).containsExactly(0, 1);
                    }
                    return null;
                })
                .toList());
    }

    /** Such a coordinator answers who looks for a group, and takes nobody in. */
    @Test
    @Timeout(9)
    void whoAsksACoordinatorThatIsAboutToLeaveAsksItsSuccessorSoon() throws Exception {
        JChannel leaving = new JChannel(Stack.of(LocalGroup.member(port, 2, 0)));
        leaving.connect("test-" + port);
        TakingNobodyIn protocol = new TakingNobodyIn();
        leaving.getProtocolStack().insertProtocol(protocol, ProtocolStack.Position.BELOW, GMS.class);
        List<JGroupsCommunicator> ranks = LocalGroup.together(List.of(
                () -> {
                    protocol.asked.await();
                    leaving.close();
                    return JGroupsCommunicator.join(LocalGroup.member(port, 2, 0));
                },
                () -> JGroupsCommunicator.join(LocalGroup.member(port, 2, 1))));
        assertThat(ranks).extracting(JGroupsCommunicator::rank).containsExactly(0, 1);
        ranks.parallelStream().forEach(JGroupsCommunicator::close);
    }

    /** Keeps from the coordinator who wants to join. */
    static final class TakingNobodyIn extends Protocol {

        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public Object up(Message message) {
            if (message.getHeader(ClassConfigurator.getProtocolId(GMS.class)) == null) {
                return up_prot.up(message);
            }
            asked.countDown();
            return null;
        }
    }

    @Test
    void aStackOfOnesOwnIsTakenAsItIs(@TempDir Path folder) throws Exception {
        String shipped = new String(
                JGroupsSettings.class.getResourceAsStream("stack.xml").readAllBytes(), StandardCharsets.UTF_8);
        List<JGroupsCommunicator> ranks = LocalGroup.together(IntStream.range(0, 2)
                .<Callable<JGroupsCommunicator>>mapToObj(rank -> () -> {
                    Path file = folder.resolve("stack-" + rank + ".xml");
                    Files.writeString(
                            file,
                            shipped.replace(
                                            "bind_port=\"7800\"",
                                            "bind_addr=\"127.0.0.1\" bind_port=\"" + (port + rank) + "\"")
                                    .replace(
                                            "localhost[7800]",
                                            "127.0.0.1[" + port + "],127.0.0.1[" + (port + 1) + "]"));
                    return JGroupsCommunicator.join(
                            JGroupsSettings.group("own", 2).rank(rank).stack(file));
                })
                .toList());
        assertThat(ranks).extracting(JGroupsCommunicator::rank).containsExactly(0, 1);
        ranks.parallelStream().forEach(JGroupsCommunicator::close);
    }

    @Test
    void aStackThatIsNotThereIsNamed() {
        JGroupsSettings settings = JGroupsSettings.group("own", 2).stack(Path.of("no-such-stack.xml"));
        assertThatThrownBy(() -> JGroupsCommunicator.join(settings))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageStartingWith("this process cannot join group own by no-such-stack.xml: ");
    }

    @Test
    void aProgramThatThrowsEndsThoughItClosesNothing() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Careless.class.getName(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    /** Joins a group of one, and throws. */
    static final class Careless {

        public static void main(String[] args) {
            JGroupsCommunicator.join(LocalGroup.member(Integer.parseInt(args[0]), 1, 0));
            throw new IllegalStateException("out of data");
        }
    }

    private List<Throwable> thrown(int size, UnaryOperator<JGroupsSettings> change) {
        return LocalGroup.together(IntStream.range(0, size)
                .<Callable<Throwable>>mapToObj(member -> () -> failing(
                        change.apply(LocalGroup.anonymous(port, size, member).joinLimit(Duration.ofSeconds(6)))))
                .toList());
    }

    private static Throwable failing(JGroupsSettings settings) {
        try {
            JGroupsCommunicator.join(settings).close();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
