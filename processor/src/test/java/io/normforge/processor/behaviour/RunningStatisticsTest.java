package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormState;
import io.normforge.RunningStatistics;
import io.normforge.SavedStatistics;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of running statistics, and what does not change them. */
class RunningStatisticsTest {

    private static final int CHANNELS = 5;
    private static final int SPACE = 7;
    private static final LayerSpec SPEC = LayerSpec.batch(Shape.DYNAMIC, CHANNELS, SPACE);

    private static CompiledLayers compiled;

    private final RandomCalls random = new RandomCalls(new Random(20261125L));
    private LayerHandle handle;
    private NormLayer layer;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainOnly().compile(List.of(SPEC));
    }

    @BeforeEach
    void trainOnOneBatch() {
        handle = compiled.on(Kernel.PLAIN, 0);
        layer = handle.layer();
        handle.run(call(6));
    }

    private NormCall call(int samples) {
        return random.next(SPEC, samples, CHANNELS, SPACE);
    }

    @Test
    void frozenStatisticsNormalizeAsInEvalAndStayAsTheyAreThroughTrainAndEval() {
        NormCall call = call(4);
        float[] mean = layer.runningStatistics().mean();
        layer.eval();
        float[] evaluated = handle.evaluate(call);
        layer.freezeStatistics();
        layer.eval();
        layer.train();
        assertThat(layer.statisticsFrozen()).isTrue();
        assertThat(handle.next(call).y()).containsExactly(evaluated);
        assertThat(layer.runningStatistics().mean()).containsExactly(mean);
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(1);
        layer.unfreezeStatistics();
        assertThat(handle.next(call).y()).isNotEqualTo(evaluated);
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(2);
    }

    @Test
    void countsStopAtTheLargestThereIs() {
        layer.runningStatistics().set(new float[CHANNELS], new float[CHANNELS], Long.MAX_VALUE);
        handle.next(call(4));
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(Long.MAX_VALUE);
    }

    /** Kept as floats, they would be off by more than eight units after so many. */
    @Test
    void thePlainAverageOfManyBatchesIsExactToOneRounding() {
        List<NormCall> calls = List.of(call(1), call(1));
        double[] sum = new double[CHANNELS];
        for (NormCall call : calls) {
            handle.evaluate(call);
            SavedStatistics saved = layer.savedStatistics();
            for (int c = 0; c < CHANNELS; c++) {
                sum[c] += (double) saved.mean()[c] + saved.remainder()[c];
            }
        }
        layer.recalibrate(() -> {
            for (int batch = 0; batch < 100_000; batch++) {
                handle.evaluate(calls.get(batch % 2));
            }
        });
        for (int c = 0; c < CHANNELS; c++) {
            double exact = sum[c] / 2;
            assertThat((double) layer.runningStatistics().mean()[c])
                    .isCloseTo(exact, within(1.001 * 0x1p-24 * Math.abs(exact)));
        }
    }

    @Test
    void gammaAndBetaLearnWhileStatisticsAreFrozen() {
        layer.freezeStatistics();
        NormCall call = call(4);
        NormResult result = handle.next(call);
        double[] sumOfDy = new ReferenceNorm(SPEC, call.shape()).sumByParameter(ReferenceNorm.widen(call.dy()));
        for (int c = 0; c < CHANNELS; c++) {
            assertThat((double) result.dbeta()[c]).isCloseTo(sumOfDy[c], within(1e-4));
        }
        assertThat(result.dgamma()).doesNotContain(0f);
    }

    @Test
    void frozenParametersGetNoGradientsThroughTrainAndEval() {
        layer.freezeParameters();
        layer.eval();
        layer.train();
        assertThat(layer.parametersFrozen()).isTrue();
        NormCall call = call(4);
        NormResult frozen = handle.next(call);
        assertThat(frozen.dgamma()).containsOnly(0f);
        assertThat(frozen.dbeta()).containsOnly(0f);
        layer.unfreezeParameters();
        NormResult learning = handle.next(call);
        assertThat(learning.dx()).containsExactly(frozen.dx());
        assertThat(learning.dgamma()).doesNotContain(0f);
    }

    @Test
    void recalibrationAveragesBatchesWhateverTheMomentumAndLeavesModeAndFreezing() {
        List<NormCall> calls = List.of(call(4), call(4), call(4));
        double[] average = new double[CHANNELS];
        for (NormCall call : calls) {
            double[] mean = new ReferenceNorm(SPEC, call.shape()).poolMean(ReferenceNorm.widen(call.x()));
            for (int c = 0; c < CHANNELS; c++) {
                average[c] += mean[c] / calls.size();
            }
        }
        layer.eval();
        layer.freezeStatistics();
        layer.recalibrate(() -> calls.forEach(handle::evaluate));
        assertThat(layer.mode()).isEqualTo(Mode.EVAL);
        assertThat(layer.statisticsFrozen()).isTrue();
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(3);
        double largest =
                calls.stream().mapToDouble(call -> largest(call.x())).max().orElseThrow();
        for (int c = 0; c < CHANNELS; c++) {
            assertThat((double) layer.runningStatistics().mean()[c]).isCloseTo(average[c], within(1e-6 * largest));
        }
    }

    @Test
    void recalibrationThatFailsOrIsFedNothingLeavesTheRunningStatistics() {
        float[] mean = layer.runningStatistics().mean();
        float[] variance = layer.runningStatistics().variance();
        NormCall call = call(4);
        assertThatThrownBy(() -> layer.recalibrate(() -> {
                    handle.evaluate(call);
                    throw new IllegalStateException("no more data");
                }))
                .hasMessage("no more data");
        assertThatThrownBy(() -> layer.recalibrate(() -> {})).hasMessageContaining("nothing to recalibrate from");
        assertThat(layer.runningStatistics().mean()).containsExactly(mean);
        assertThat(layer.runningStatistics().variance()).containsExactly(variance);
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(1);
        assertThat(layer.mode()).isEqualTo(Mode.TRAIN);
    }

    @Test
    void aBatchThatIsNotFiniteIsSkippedAndCounted() {
        RunningStatistics running = layer.runningStatistics();
        float[] mean = running.mean();
        float[] variance = running.variance();
        for (float exception : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            NormCall call = call(4);
            call.x()[SPACE + 1] = exception;
            NormResult result = handle.next(call);
            assertThat(result.y()[SPACE]).isNaN();
            assertThat(result.y()[0]).isFinite();
        }
        assertThat(running.mean()).containsExactly(mean);
        assertThat(running.variance()).containsExactly(variance);
        assertThat(running.batchesTracked()).isEqualTo(1);
        assertThat(running.batchesSkipped()).isEqualTo(3);
    }

    @Test
    void aTrainingStepThatFailsLeavesTheRunningStatisticsAndTheSavedOnes() {
        NormState before = layer.state();
        float[] saved = layer.savedStatistics().mean().clone();
        Class<?>[] types = {float[].class, int.class, float[].class, int.class, int.class};
        float[] x = new float[4 * CHANNELS * SPACE];
        assertThatThrownBy(() -> handle.invoke("forward", types, x, 0, new float[3], 0, 4))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> handle.invoke("forward", types, x, 0, x, 1, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(layer.state()).isEqualTo(before);
        assertThat(layer.savedStatistics().mean()).containsExactly(saved);
    }

    @Test
    void finiteInputsStayFiniteAroundHugeRunningMeans() {
        float[] mean = new float[CHANNELS];
        float[] variance = new float[CHANNELS];
        Arrays.fill(mean, 8e37f);
        Arrays.fill(variance, 1e10f);
        layer.runningStatistics().set(mean, variance, 1);
        layer.eval();
        float[] x = new float[CHANNELS * SPACE];
        Arrays.fill(x, -Float.MAX_VALUE);
        float[] y = new float[x.length];
        handle.invoke("forward", new Class<?>[] {float[].class, float[].class}, x, y);
        double exact = (-(double) Float.MAX_VALUE - 8e37f) / Math.sqrt(1e10f + (double) 1e-5f);
        for (int i = 0; i < y.length; i++) {
            int channel = i / SPACE;
            double expected = exact * layer.parameters().gamma()[channel]
                    + layer.parameters().beta()[channel];
            assertThat((double) y[i]).isCloseTo(expected, within(Math.abs(expected) * 4 * 0x1p-24));
        }
    }

    @Test
    void aBatchWhoseUnbiasedVarianceNoFloatHoldsIsSkippedAndCounted() {
        NormState before = layer.state();
        int pooled = 2 * SPACE;
        float[] x = new float[pooled * CHANNELS];
        float large = (float) Math.sqrt(Float.MAX_VALUE * (pooled - 0.5) / pooled);
        for (int i = 0; i < x.length; i++) {
            x[i] = i < x.length / 2 ? large : -large;
        }
        Class<?>[] types = {float[].class, float[].class};
        assertThatThrownBy(() -> layer.recalibrate(() -> handle.invoke("forward", types, x, new float[x.length])))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(1 were not finite)");
        assertThat(layer.savedStatistics().variance()[0]).isFinite();
        assertThat(layer.state()).isEqualTo(before);
    }

    @Test
    void recalibrationLeavesNoUnfinishedBatchBehind() {
        layer.accumulate(2);
        layer.recalibrate(() -> {
            handle.evaluate(call(4));
            handle.evaluate(call(4));
            handle.evaluate(call(4));
        });
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(1);
        layer.train();
        handle.evaluate(call(4));
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(1);
    }

    @Test
    void anEmptyBatchIsNoBatch() {
        float[] mean = layer.runningStatistics().mean();
        handle.next(
                new NormCall(new int[] {0, CHANNELS, SPACE}, new float[0], null, null, new float[0], null, null, null));
        assertThat(layer.runningStatistics().mean()).containsExactly(mean);
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(1);
        assertThat(layer.runningStatistics().batchesSkipped()).isZero();
    }

    /** The same elements in one batch and in four: merged statistics are those of all elements together. */
    @Test
    void accumulatedMicroBatchesMoveTheRunningStatisticsAsOneBatch() {
        NormCall whole = call(8);
        LayerHandle other = compiled.on(Kernel.PLAIN, 0);
        NormResult atOnce = other.run(whole);
        layer.runningStatistics().reset();
        layer.accumulate(4);
        for (int part = 0; part < 3; part++) {
            handle.next(whole.rows(2 * part, 2 * part + 2));
            assertThat(layer.runningStatistics().batchesTracked()).isZero();
        }
        NormResult last = handle.next(whole.rows(6, 8));
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(1);
        float largest = (float) largest(whole.x());
        assertThat(last.runningMean())
                .usingComparatorWithPrecision(1e-7f * largest)
                .containsExactly(atOnce.runningMean());
        assertThat(last.runningVariance())
                .usingComparatorWithPrecision(1e-6f * largest * largest)
                .containsExactly(atOnce.runningVariance());
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
