package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Running statistics are written in turns; whoever reads gets those of one moment. */
class RunningTurnsTest {

    private static final int SIZE = 257;
    private static final int VERSIONS = 20_000;
    private static final int READERS = 3;

    /** In version v every mean, every variance and the count are v. */
    private static void publish(RunningTurns turns, int version) {
        float[] numbers = new float[SIZE];
        Arrays.fill(numbers, version);
        turns.next().set(numbers, numbers, version, 0);
        turns.publish();
    }

    @Test
    void readersSeeOneVersionAndNeverAnOlderOneAfterwards() throws Exception {
        RunningTurns turns = new RunningTurns(SIZE);
        publish(turns, 1);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<Boolean>> consistent = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            consistent.add(readers.submit(() -> readsUntilTheLast(turns)));
        }
        for (int version = 2; version <= VERSIONS; version++) {
            publish(turns, version);
        }
        for (Future<Boolean> reader : consistent) {
            assertThat(reader.get()).isTrue();
        }
        readers.shutdown();
    }

    private static boolean readsUntilTheLast(RunningTurns turns) {
        float[] mean = new float[SIZE];
        float[] variance = new float[SIZE];
        long[] count = new long[1];
        long last = 0;
        while (last < VERSIONS) {
            turns.read((values, version) -> {
                values.meanTo(mean);
                count[0] = values.tracked();
                values.varianceTo(variance);
            });
            for (int i = 0; i < SIZE; i++) {
                if (mean[i] != count[0] || variance[i] != count[0]) {
                    return false;
                }
            }
            if (count[0] < last) {
                return false;
            }
            last = count[0];
        }
        return true;
    }

    @Test
    void theThreadThatTracksKeepsOneObjectAndOthersGetOneThatLasts() throws Exception {
        RunningStatistics running = StatefulNorm.batch(2).runningStatistics();
        SavedStatistics before = running.fixed(2);
        track(running, 4);
        SavedStatistics own = running.fixed(2);
        assertThat(own.mean()).startsWith(0.4f, 0.4f);
        assertThat(before.mean()).startsWith(0f, 0f);
        SavedStatistics ofOthers = inAnotherThread(running);
        assertThat(ofOthers).isNotSameAs(own).isSameAs(running.lasting(2));
        assertThat(ofOthers.mean()).startsWith(0.4f, 0.4f);
        track(running, 4);
        assertThat(running.fixed(2)).isSameAs(own);
        assertThat(own.mean()).startsWith(0.76f, 0.76f);
        assertThat(ofOthers.mean()).startsWith(0.4f, 0.4f);
    }

    private static SavedStatistics inAnotherThread(RunningStatistics running) throws InterruptedException {
        SavedStatistics[] found = new SavedStatistics[1];
        Thread other = new Thread(() -> found[0] = running.fixed(2));
        other.start();
        other.join();
        return found[0];
    }

    /** A batch of that mean, with momentum 0.1. */
    private static void track(RunningStatistics running, float mean) {
        SavedStatistics batch = new SavedStatistics();
        batch.prepare(2, 20);
        Arrays.fill(batch.mean(), mean);
        Arrays.fill(batch.variance(), 1f);
        running.track(batch, 10);
    }
}
