package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.CommunicatorException;
import io.normforge.integrations.testing.OnceInCi;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Version;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who is no member does no harm: what it sends is dropped, and ranks go on. */
@OnceInCi
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class StrangersTest {

    private static final long SEED = 20_261_128;
    private static final int STRANGERS = 1000;
    private static final int CROWDS = 8;
    private static final String SECRET = "correct horse battery staple";

    @Test
    void aThousandStrangersWithRandomBytesDoNotDisturb() throws Exception {
        try (LocalGroup group = LocalGroup.join(2, settings -> settings)) {
            AtomicBoolean over = new AtomicBoolean();
            Thread strangers = new Thread(() -> {
                try {
                    disturb(group.port(0));
                } finally {
                    over.set(true);
                }
            });
            strangers.start();
            List<Long> rounds = group.run(rank -> roundsUntil(over, rank));
            assertThat(rounds.get(0)).isEqualTo(rounds.get(1)).isPositive();
            strangers.join();
        }
    }

    /** Two gigabytes, at both ports of a member: the connection is closed instead. */
    @Test
    void whatAStrangerAnnouncesIsNotAllocated() throws Exception {
        int port = FreePorts.first(1);
        try (JGroupsCommunicator rank = JGroupsCommunicator.join(LocalGroup.member(port, 1, 0))) {
            for (int to : new int[] {port, port + 1000}) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to)) {
                    socket.setSoTimeout(10_000);
                    ByteArrayOutputStream message = new ByteArrayOutputStream();
                    greet(message, 1);
                    new DataOutputStream(message).writeInt(Integer.MAX_VALUE - 8);
                    socket.getOutputStream().write(message.toByteArray());
                    assertThat(socket.getInputStream().read()).as("port %s", to).isNegative();
                }
            }
            rank.allGather(new double[1], new double[1], 1);
        }
    }

    @Test
    void messagesOfAMemberThatAreNoneOfOursAreRefusedAndCounted() throws Exception {
        int port = FreePorts.first(2);
        try (JGroupsCommunicator rank = JGroupsCommunicator.join(LocalGroup.member(port, 1, 0));
                JChannel intruder = new JChannel(Stack.of(LocalGroup.anonymous(port, 2, 1)))) {
            intruder.connect("test-" + port);
            for (int i = 0; i < 10; i++) {
                intruder.send(new BytesMessage(null, new byte[10 * i]));
            }
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (rank.refusedMessages() < 10 && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            assertThat(rank.refusedMessages()).isEqualTo(10);
        }
    }

    @Test
    void whoKnowsTheSecretIsAMember() {
        try (LocalGroup group = LocalGroup.join(2, settings -> settings.secret(SECRET))) {
            group.run(rank -> {
                double[] all = new double[20_000];
                rank.allGather(new double[10_000], all, 10_000);
                return null;
            });
        }
    }

    @Test
    void whoKnowsAnotherSecretStaysOutside() throws Exception {
        int port = FreePorts.first(2);
        List<Throwable> thrown = LocalGroup.together(List.of(
                () -> failing(LocalGroup.member(port, 2, 0).secret(SECRET)),
                () -> failing(LocalGroup.member(port, 2, 1).secret(SECRET + "!"))));
        assertThat(thrown)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContaining("of 2 members of group test-" + port + " these came in 3 s: 127.0.0.1:")
                        .hasMessageContaining("secret"));
    }

    private static Throwable failing(JGroupsSettings settings) {
        try {
            JGroupsCommunicator.join(settings.joinLimit(Duration.ofSeconds(3))).close();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** Rank 0 decides together with the others when it is enough, so that all make the same calls. */
    private static long roundsUntil(AtomicBoolean over, JGroupsCommunicator rank) throws InterruptedException {
        long rounds = 0;
        double[] sums = {0};
        while (sums[0] == 0) {
            sums[0] = rank.rank() == 0 && over.get() ? 1 : 0;
            rank.allReduceSum(sums, new double[2], 1);
            rounds++;
            Thread.sleep(1);
        }
        return rounds;
    }

    /** Several at a time, for most of what each takes is waiting. */
    private static void disturb(int port) {
        LocalGroup.together(IntStream.range(0, CROWDS)
                .<Callable<Void>>mapToObj(crowd -> () -> disturb(port, new SplittableRandom(SEED + crowd)))
                .toList());
    }

    private static Void disturb(int port, SplittableRandom random) {
        for (int i = 0; i < STRANGERS / CROWDS; i++) {
            int to = random.nextInt(4) == 0 ? port + 1000 : port;
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to)) {
                socket.getOutputStream().write(message(random));
            } catch (IOException e) {
                // The other end has had enough of it.
                continue;
            }
        }
        return null;
    }

    /** Half of them speak JGroups' own greeting first, and so come further. */
    private static byte[] message(SplittableRandom random) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        if (random.nextBoolean()) {
            greet(message, random.nextInt(1, 65_536));
        }
        byte[] bytes = new byte[random.nextInt(500)];
        random.nextBytes(bytes);
        message.write(bytes);
        return message.toByteArray();
    }

    private static void greet(ByteArrayOutputStream message, int port) throws IOException {
        DataOutputStream greeting = new DataOutputStream(message);
        IpAddress address = new IpAddress(InetAddress.getLoopbackAddress(), port);
        greeting.write(Connection.cookie);
        greeting.writeShort(Version.version);
        greeting.writeShort(address.serializedSize());
        address.writeTo(greeting);
    }
}
