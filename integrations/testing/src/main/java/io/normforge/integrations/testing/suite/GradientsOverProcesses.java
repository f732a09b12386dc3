package io.normforge.integrations.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Communicator;
import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.programs.GradientsOfAll;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Processes that train one model have the bits of threads, and those that train several are told so. */
public abstract class GradientsOverProcesses extends OverProcesses {

    private static final int RANKS = 3;

    @Test
    protected void ranksGoByTheGradientsOfAllWithTheBitsOfThreads() throws Exception {
        try (Job job = Job.start(job(RANKS, PATIENT, GradientsOfAll.class))) {
            JobEnd end = job.awaitEnd(Job.NEVER_HANGS);
            assertThat(end.succeeded()).as("%s", end).isTrue();
            String bits = ofThreads();
            for (int rank = 0; rank < RANKS; rank++) {
                assertThat(job.report(rank, GradientsOfAll.BITS)).isEqualTo(bits);
            }
        }
    }

    private static String ofThreads() {
        List<CompletableFuture<String>> ranks = Communicator.inProcess(RANKS, Duration.ofMinutes(1)).stream()
                .map(rank -> CompletableFuture.supplyAsync(
                        () -> GradientsOfAll.bits(rank), work -> new Thread(work, rank.toString()).start()))
                .toList();
        return ranks.get(0).join();
    }
}
