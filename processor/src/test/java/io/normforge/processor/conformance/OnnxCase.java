package io.normforge.processor.conformance;

import io.normforge.Affine;
import io.normforge.Mode;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.StartingState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One of the ONNX project's node tests, in this project's conventions. */
record OnnxCase(ConformanceCase source) {

    /** What MeanVarianceNormalization adds to the standard deviation; as an epsilon it changes nothing of note. */
    private static final float MVN_EPSILON = 1e-12f;

    LayerSpec spec() {
        int[] shape = source.shape();
        return switch (source.op()) {
            case "LayerNormalization" ->
                LayerSpec.layer(shape).withAxes(fromAxisOn()).withEpsilon(source.epsilon());
            case "RMSNormalization" ->
                LayerSpec.rms(shape).withAxes(fromAxisOn()).withEpsilon(source.epsilon());
            case "BatchNormalization" ->
                LayerSpec.batch(shape).withEpsilon(source.epsilon()).withMomentum(momentum());
            case "InstanceNormalization" ->
                LayerSpec.instance(shape).withAffine(Affine.GAMMA_BETA).withEpsilon(source.epsilon());
            case "GroupNormalization" ->
                LayerSpec.group(source.attributes().integer("num_groups"), shape)
                        .withEpsilon(source.epsilon());
            case "MeanVarianceNormalization" ->
                LayerSpec.batch(shape)
                        .withAxes(axes())
                        .withAffine(Affine.NONE)
                        .withTracking(false)
                        .withEpsilon(MVN_EPSILON);
            default -> throw new AssertionError("no norm for the operator of " + source);
        };
    }

    /** The axis and all after it are pooled. */
    private int[] fromAxisOn() {
        int rank = source.shape().length;
        return IntStream.range(Math.floorMod(source.attributes().integer("axis"), rank), rank)
                .toArray();
    }

    private int[] axes() {
        return source.attributes().integers("axes").stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** ONNX's momentum is the share that stays. */
    private float momentum() {
        return 1 - source.momentum();
    }

    Map<String, double[]> outputs(LayerHandle layer) {
        float[] x = source.input("x");
        NormCall call = new NormCall(
                source.shape(), x, null, null, new float[x.length], null, source.input("weight"), source.input("bias"));
        boolean evaluates =
                source.attributes().has("training_mode") && source.attributes().integer("training_mode") == 0;
        StartingState state = new StartingState(
                evaluates ? Mode.EVAL : Mode.TRAIN, source.input("running_mean"), source.input("running_var"));
        LayerCase layerCase = new LayerCase(source, layer.spec(), call, state);
        Map<String, double[]> outputs = layerCase.run(List.of(layer)).outputs();
        if (layer.spec().tracks()) {
            foldInBiasedVariance(outputs.get("running_var"), (double) x.length / outputs.get("running_var").length);
        }
        return outputs;
    }

    /** ONNX takes the biased variance, (n − 1) / n times the one that went in here. */
    private void foldInBiasedVariance(double[] variance, double pooled) {
        for (int c = 0; c < variance.length; c++) {
            double kept = (1 - momentum()) * source.input("running_var")[c];
            variance[c] = kept + (variance[c] - kept) * (pooled - 1) / pooled;
        }
    }
}
