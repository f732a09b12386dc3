package io.normforge.processor.conformance;

import static io.normforge.processor.conformance.TorchCase.widen;

import io.normforge.Mode;
import io.normforge.Residual;
import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.StartingState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case of one forward call and one backward call. */
record LayerCase(ConformanceCase source, LayerSpec spec, NormCall call, StartingState state) implements TorchCase {

    static LayerCase of(ConformanceCase source) {
        Mode mode = source.isTraining() ? Mode.TRAIN : Mode.EVAL;
        return new LayerCase(
                source,
                CaseSpec.of(source),
                call(source),
                new StartingState(mode, source.input("running_mean"), source.input("running_var")));
    }

    @Override
    public Outcome run(List<LayerHandle> ranks) {
        NormResult result = ranks.get(0).run(call, state);
        return new Outcome(outputs(result), List.of(result));
    }

    /**
     * A batch whose statistics no float holds is left out of the running statistics, where torch takes it in and spoils
     * them for good.
     */
    @Override
    public Map<String, Expected> expected() {
        Map<String, Expected> expected = new LinkedHashMap<>(source.expected());
        Expected variance = expected.get("running_var");
        if (variance != null && Arrays.stream(variance.f64()).anyMatch(value -> !Float.isFinite((float) value))) {
            expected.put("running_mean", new Expected(widen(state.runningMean()), null));
            expected.put("running_var", new Expected(widen(state.runningVariance()), null));
        }
        return expected;
    }

    /** Our outputs under the file's names. */
    Map<String, double[]> outputs(NormResult result) {
        double[] mean = result.mean() == null ? new double[0] : result.fullMean();
        Map<String, double[]> outputs = new LinkedHashMap<>();
        outputs.put("y", widen(result.y()));
        outputs.put("sum", widen(result.sum()));
        outputs.put("mean", mean);
        outputs.put("save_mean", mean);
        outputs.put("inv_std", widen(result.rstd()));
        outputs.put("inv_rms", widen(result.rstd()));
        outputs.put("save_inv_std", widen(result.rstd()));
        outputs.put("grad_x", widen(result.dx()));
        outputs.put("grad_residual", widen(residualGradient(result)));
        outputs.put("grad_weight", widen(result.dgamma()));
        outputs.put("grad_bias", widen(result.dbeta()));
        outputs.put("grad_x_bias", sumOfRows(widen(result.dx())));
        outputs.put("running_mean", running(result.runningMean(), state.runningMean()));
        outputs.put("running_var", running(result.runningVariance(), state.runningVariance()));
        return outputs;
    }

    private float[] residualGradient(NormResult result) {
        if (spec.residual() == Residual.BEFORE) {
            return result.dx();
        }
        return spec.fused().backwardWritesResidualGradient() ? result.dresidual() : call.dy();
    }

    /** With a momentum below 0, the layer has one of 1 and gives the batch's statistics; torch's follow from them. */
    private double[] running(float[] ours, float[] before) {
        double[] running = widen(ours);
        Float momentum = source.momentum();
        if (momentum != null && momentum < 0 && before != null) {
            Arrays.setAll(running, c -> (1 - momentum) * before[c] + momentum * ours[c]);
        }
        return running;
    }

    private static NormCall call(ConformanceCase source) {
        float[] x = source.input("x").clone();
        float[] bias = source.input("x_bias");
        if (bias != null) {
            for (int e = 0; e < x.length; e++) {
                x[e] += bias[e % bias.length];
            }
        }
        return new NormCall(
                CaseSpec.batched(source, source.shape()),
                x,
                source.input("residual"),
                null,
                source.input("dy") == null ? new float[x.length] : source.input("dy"),
                source.input("dsum"),
                source.input("weight"),
                source.input("bias"));
    }

    private double[] sumOfRows(double[] gradient) {
        double[] sum = new double[call.shape()[call.shape().length - 1]];
        for (int e = 0; e < gradient.length; e++) {
            sum[e % sum.length] += gradient[e];
        }
        return sum;
    }
}
