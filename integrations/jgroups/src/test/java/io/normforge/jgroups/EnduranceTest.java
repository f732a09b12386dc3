package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Communicator;
import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.JobSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Four processes over many steps: the bits of threads, and no more threads, files or memory at the end than early on. A short
 * run in the build; {@code -Dnormforge.steps=10000} makes a long one.
 */
@Execution(ExecutionMode.CONCURRENT)
class EnduranceTest {

    private static final int RANKS = 4;
    private static final int STEPS = Integer.getInteger("normforge.steps", 300);
    private static final Duration LIMIT = Duration.ofSeconds(40 + STEPS / 10);

    @Test
    void manyStepsLeaveNothingBehindAndGiveTheBitsOfThreads() throws Exception {
        JobSpec spec = new JobSpec(
                new JGroupsProcesses(),
                RANKS,
                Endurance.class,
                Duration.ofSeconds(20),
                List.of(Integer.toString(STEPS)));
        String bits = bitsOfThreads();
        try (Job job = Job.start(spec)) {
            JobEnd end = job.awaitEnd(LIMIT);
            assertThat(end.succeeded()).as("%s", end).isTrue();
            for (int rank = 0; rank < RANKS; rank++) {
                assertThat(job.report(rank, Endurance.BITS)).isEqualTo(bits);
                int[] early = numbers(job.report(rank, Endurance.HELD_EARLY));
                int[] late = numbers(job.report(rank, Endurance.HELD_LATE));
                System.out.println("rank " + rank + ": threads, files, MB after " + STEPS / 10 + " steps "
                        + Arrays.toString(early) + ", after " + STEPS + " " + Arrays.toString(late));
                assertThat(late[0]).as("threads").isLessThanOrEqualTo(early[0] + 4);
                assertThat(late[1]).as("open files").isLessThanOrEqualTo(early[1] + 4);
                assertThat(late[2]).as("megabytes").isLessThanOrEqualTo(early[2] + 40);
            }
        }
    }

    private static int[] numbers(String report) {
        return Arrays.stream(report.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static String bitsOfThreads() {
        List<Long> bits = LocalGroup.together(Communicator.inProcess(RANKS, LIMIT).stream()
                .<Callable<Long>>map(rank -> () -> Endurance.bits(rank, 0, STEPS, 17))
                .toList());
        assertThat(bits).containsOnly(bits.get(0));
        return Long.toHexString(bits.get(0));
    }
}
