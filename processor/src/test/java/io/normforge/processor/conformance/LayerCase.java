package io.normforge.processor.conformance;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A case of LAYER or RMS as a spec to compile, a call to make and outputs to compare. */
record LayerCase(ConformanceCase source, LayerSpec spec, NormCall call) {

    /** What torch takes for an RMS whose epsilon is null. */
    private static final float DEFAULT_RMS_EPSILON = 1.1920929e-7f;

    static LayerCase of(ConformanceCase source) {
        return new LayerCase(source, spec(source), call(source));
    }

    /** Our outputs under the file's names, the mean at its full precision. */
    Map<String, double[]> outputs(NormResult result) {
        Map<String, double[]> outputs = new LinkedHashMap<>();
        outputs.put("y", widen(result.y()));
        outputs.put("sum", widen(result.sum()));
        outputs.put("mean", result.fullMean());
        outputs.put("inv_std", widen(result.rstd()));
        outputs.put("inv_rms", widen(result.rstd()));
        outputs.put("grad_x", widen(result.dx()));
        outputs.put("grad_residual", widen(result.dx()));
        outputs.put("grad_weight", widen(result.dgamma()));
        outputs.put("grad_bias", widen(result.dbeta()));
        outputs.put("grad_x_bias", sumOfRows(widen(result.dx())));
        return outputs;
    }

    /** The sizes are constants, save where the case is empty along them. */
    private static LayerSpec spec(ConformanceCase source) {
        return activated(norm(source), source);
    }

    /** The norm with the activation that the case has behind it. */
    static LayerSpec activated(LayerSpec norm, ConformanceCase source) {
        return source.activation().startsWith("leaky_relu_")
                ? norm.withLeakyRelu(Float.parseFloat(source.activation().substring("leaky_relu_".length())))
                : norm.withActivation(Activation.valueOf(source.activation().toUpperCase(Locale.ROOT)));
    }

    private static LayerSpec norm(ConformanceCase source) {
        int[] shape = Arrays.stream(source.shape())
                .map(size -> size == 0 ? Shape.DYNAMIC : size)
                .toArray();
        int pooled = source.normalizedShape().size();
        return LayerSpec.of(source.isRms() ? NormType.RMS : NormType.LAYER, shape)
                .withAxes(IntStream.rangeClosed(-pooled, -1).toArray())
                .withAffine(affine(source))
                .withEpsilon(source.epsilon() == null ? DEFAULT_RMS_EPSILON : positive(source.epsilon()))
                .withResidual(source.fusion().isEmpty() ? Residual.NONE : Residual.BEFORE);
    }

    /** β alone, which torch can have, is β with a γ of 1. */
    private static Affine affine(ConformanceCase source) {
        return switch (source.affine()) {
            case "wb", "b" -> Affine.GAMMA_BETA;
            case "w" -> Affine.GAMMA;
            default -> Affine.NONE;
        };
    }

    /** An epsilon of 0 is refused (see {@link RefusedCasesTest}); the smallest float changes no variance of these. */
    private static float positive(float epsilon) {
        return epsilon == 0 ? Float.MIN_VALUE : epsilon;
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
                source.shape(),
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

    private static double[] widen(float[] values) {
        double[] wide = new double[values == null ? 0 : values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }
}
