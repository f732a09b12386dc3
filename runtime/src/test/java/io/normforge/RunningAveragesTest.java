package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Running statistics by their definition, from statistics that a call might have kept. */
class RunningAveragesTest {

    private static final Offset<Float> FLOAT = Offset.offset(1e-6f);

    private final StatefulNorm layer = StatefulNorm.batch(2);
    private final RunningStatistics running = layer.runningStatistics();

    /** Two channels. */
    private static SavedStatistics kept(float mean0, float variance0, float mean1, float variance1) {
        SavedStatistics saved = new SavedStatistics();
        saved.prepare(2, 0);
        saved.mean()[0] = mean0;
        saved.mean()[1] = mean1;
        saved.variance()[0] = variance0;
        saved.variance()[1] = variance1;
        return saved;
    }

    @Test
    void aBatchMovesThemByTheMomentumAndByItsUnbiasedVariance() {
        running.track(kept(10, 3, -20, 6), 4);
        assertThat(running.mean()).containsExactly(new float[] {1, -2}, FLOAT);
        assertThat(running.variance()).containsExactly(new float[] {0.9f + 0.4f, 0.9f + 0.8f}, FLOAT);
        running.track(kept(0, 0, 8, 9), 10);
        assertThat(running.mean()).containsExactly(new float[] {0.9f, -1}, FLOAT);
        assertThat(running.variance()).containsExactly(new float[] {1.17f, 1.53f + 1}, FLOAT);
        assertThat(running.batchesTracked()).isEqualTo(2);
    }

    @Test
    void callsOfOneBatchCountAsTheyWouldTogether() {
        running.accumulate(2);
        running.track(kept(1, 2, 4, 0), 3);
        assertThat(running.batchesTracked()).isZero();
        running.track(kept(6, 4, 4, 0), 2);
        assertThat(running.batchesTracked()).isEqualTo(1);
        // five elements of mean 3; squares 3 · 2 + 2 · 4, and 3 · 2² + 2 · 3² between the calls
        assertThat(running.mean()).containsExactly(new float[] {0.3f, 0.4f}, FLOAT);
        assertThat(running.variance()).containsExactly(new float[] {0.9f + 0.1f * 44 / 4, 0.9f}, FLOAT);
    }

    @Test
    void whatRoundingLeftOfAMeanGoesIn() {
        SavedStatistics saved = kept(0.5f, 1, 1, 1);
        saved.remainder()[0] = 0.25f;
        saved.remainder()[1] = Float.NaN;
        running.average(true);
        running.track(saved, 2);
        assertThat(running.mean()).containsExactly(0.75f, 1);
    }

    /** INSTANCE keeps statistics of each sample, channel after channel. */
    @Test
    void samplesAreAveraged() {
        SavedStatistics saved = new SavedStatistics();
        saved.prepare(4, 0);
        System.arraycopy(new float[] {1, 2, 5, 10}, 0, saved.mean(), 0, 4);
        System.arraycopy(new float[] {3, 6, 9, 12}, 0, saved.variance(), 0, 4);
        running.average(true);
        running.track(saved, 4);
        assertThat(running.mean()).containsExactly(3, 6);
        assertThat(running.variance()).containsExactly(new float[] {8, 12}, FLOAT);
    }

    @Test
    void thePlainAverageWeighsAllBatchesAlike() {
        running.average(true);
        for (int batch = 1; batch <= 4; batch++) {
            running.track(kept(batch, 0, 3 * batch, 0), 2);
        }
        assertThat(running.mean()).containsExactly(2.5f, 7.5f);
        assertThat(running.variance()).containsExactly(0, 0);
    }

    @Test
    void anythingThatIsNotFiniteLeavesThemAsTheyWereAndIsCounted() {
        running.track(kept(10, 3, -20, 6), 4);
        float[] mean = running.mean();
        float[] variance = running.variance();
        for (SavedStatistics broken : new SavedStatistics[] {
            kept(Float.NaN, 1, 1, 1), kept(1, 1, Float.POSITIVE_INFINITY, 1), kept(1, Float.NaN, 1, 1)
        }) {
            running.track(broken, 4);
        }
        assertThat(running.mean()).isEqualTo(mean);
        assertThat(running.variance()).isEqualTo(variance);
        assertThat(running.batchesTracked()).isEqualTo(1);
        assertThat(running.batchesSkipped()).isEqualTo(3);
        running.set(mean, variance, 7);
        assertThat(running.batchesSkipped()).as("what was skipped stays known").isEqualTo(3);
        running.reset();
        assertThat(running.batchesSkipped() + running.batchesTracked()).isZero();
        assertThat(running.mean()).containsOnly(0);
        assertThat(running.variance()).containsOnly(1);
    }

    @Test
    void anEmptyCallIsNoBatch() {
        running.track(kept(1, 1, 1, 1), 0);
        assertThat(running.batchesTracked()).isZero();
        assertThat(running.mean()).containsOnly(0);
    }

    @Test
    void aCountStaysAtTheLargestThereIs() {
        running.set(new float[2], new float[] {1, 1}, Long.MAX_VALUE);
        running.track(kept(1, 1, 1, 1), 4);
        assertThat(running.batchesTracked()).isEqualTo(Long.MAX_VALUE);
    }

    static List<Consumer<RunningStatistics>> changes() {
        return List.of(
                running -> running.set(new float[2], new float[] {1, 1}, 0),
                RunningStatistics::reset,
                running -> running.average(false),
                running -> running.accumulate(2),
                running -> running.restore(running.copy()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anUnfinishedBatchIsDroppedByWhateverChangesThem(Consumer<RunningStatistics> change) {
        running.accumulate(2);
        running.track(kept(100, 1, 100, 1), 4);
        change.accept(running);
        running.track(kept(2, 1, 2, 1), 4);
        assertThat(running.batchesTracked()).isZero();
        running.track(kept(2, 1, 2, 1), 4);
        assertThat(running.batchesTracked()).isEqualTo(1);
        assertThat(running.mean()).containsExactly(new float[] {0.2f, 0.2f}, FLOAT);
    }

    @Test
    void numbersThatNoBatchCouldHaveGivenAreRefusedAndChangeNothing() {
        float[] ones = {1, 1};
        assertThatThrownBy(() -> running.set(new float[] {3, Float.NaN}, ones, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("the running mean at 1 would be NaN; write a finite number");
        assertThatThrownBy(() -> running.set(new float[] {3, Float.POSITIVE_INFINITY}, ones, 0))
                .hasMessageContaining("the running mean at 1 would be Infinity");
        assertThatThrownBy(() -> running.set(new float[] {3, 3}, new float[] {1, -1}, 0))
                .hasMessageEndingWith("the running variance at 1 would be -1.0; write a finite number, 0 or more");
        assertThatThrownBy(() -> running.set(new float[3], ones, 0))
                .hasMessageEndingWith("3 numbers for the running mean, of which there are 2");
        assertThatThrownBy(() -> running.set(new float[2], new float[1], 0))
                .hasMessageEndingWith("1 numbers for the running variance, of which there are 2");
        assertThatThrownBy(() -> running.set(new float[2], ones, -1))
                .hasMessageEndingWith("-1 batches tracked; write 0 or more");
        assertThat(running.mean()).containsOnly(0);
    }

    /** The largest float is no exception; it may be a mean of either sign, and a variance may be 0. */
    @Test
    void theLimitsThemselvesAreAllowed() {
        running.set(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, new float[] {0, Float.MAX_VALUE}, 3);
        assertThat(running.mean()).containsExactly(Float.MAX_VALUE, -Float.MAX_VALUE);
        assertThat(running.variance()).containsExactly(0, Float.MAX_VALUE);
        assertThat(running.batchesTracked()).isEqualTo(3);
    }

    @Test
    void kernelsReadThemAsOftenAsItTakesToFill() {
        running.set(new float[] {3, 0x1p103f}, new float[] {4 - 1e-5f, 0}, 0);
        SavedStatistics fixed = SavedStatistics.fixed(4);
        RunningValues values = running.copy();
        values.fixedTo(fixed, 1e-5f);
        assertThat(fixed.areGiven()).isTrue();
        assertThat(fixed.mean()).containsExactly(3, 0x1p103f, 3, 0x1p103f);
        assertThat(fixed.variance()).containsExactly(4 - 1e-5f, 0, 4 - 1e-5f, 0);
        assertThat(fixed.rstd())
                .containsExactly(new float[] {0.5f, 316.22777f, 0.5f, 316.22777f}, Offset.offset(1e-4f));
        assertThat(fixed.remainder()).containsExactly(0, Float.NaN, 0, Float.NaN);
    }
}
