package io.normforge.examples.dit;

import io.normforge.Mode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Half of a block: y = x + gate · branch(norm(x) · (1 + scale) + shift), where the condition gives every sample its scale, shift and
 * gate (AdaLN-Zero: the three layers that make them start at 0, and so the half as the identity).
 */
final class AdaptiveHalf {

    private final DiTBlockNorm norm = new DiTBlockNorm(Mode.TRAIN);
    private final Linear toScale = new Linear(DiTBlock.WIDTH, DiTBlock.WIDTH);
    private final Linear toShift = new Linear(DiTBlock.WIDTH, DiTBlock.WIDTH);
    private final Linear toGate = new Linear(DiTBlock.WIDTH, DiTBlock.WIDTH);
    private final GatedResidual residual = new GatedResidual(DiTBlock.WIDTH);
    private final Branch branch;
    private int samples;
    private int tokens;
    private float[] input = {};
    private float[] scale = {};

    AdaptiveHalf(Branch branch) {
        this.branch = branch;
    }

    float[] forward(float[] x, float[] condition, int samplesOfCall, int tokensOfSample) {
        samples = samplesOfCall;
        tokens = tokensOfSample;
        input = x;
        scale = toScale.forward(condition);
        float[] shift = toShift.forward(condition);
        float[] normalized = new float[x.length];
        norm.forward(x, scale, shift, normalized, samples, tokens);
        float[] branched = branch.forward(normalized, samples, tokens);
        return residual.forward(x, toGate.forward(condition), branched, tokens);
    }

    /** The gradient of x; that of the condition is added to {@code dcondition}. */
    float[] backward(float[] dy, float[] dcondition) {
        float[] dnormalized = branch.backward(residual.gradientOfBranch(dy));
        float[] dx = new float[dy.length];
        float[] dscale = new float[scale.length];
        float[] dshift = new float[scale.length];
        norm.backward(input, scale, dnormalized, dx, dscale, dshift, samples, tokens);
        add(dcondition, toScale.backward(dscale));
        add(dcondition, toShift.backward(dshift));
        add(dcondition, toGate.backward(residual.gradientOfGate(dy)));
        add(dx, dy);
        return dx;
    }

    private static void add(float[] sum, float[] addend) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += addend[i];
        }
    }

    /** The layers that make scale, shift and gate. */
    List<Linear> modulation() {
        return List.of(toScale, toShift, toGate);
    }

    Stream<Parameter> parameters() {
        return Stream.concat(modulation().stream(), branch.layers().stream())
                .flatMap(layer -> Stream.of(layer.weight, layer.bias));
    }

    List<Linear> branchLayers() {
        return branch.layers();
    }
}
