package io.normforge.examples.dit;

import io.normforge.Mode;
import java.util.List;

/** sum = x + gate · branch, then norm(sum) · (1 + scale) + shift, where the condition gives every sample its scale and shift. */
final class AdaptiveNorm {

    private final DiTBlockNorm norm = new DiTBlockNorm(Mode.TRAIN);
    private final Linear toScale = new Linear(DiTBlock.WIDTH, DiTBlock.WIDTH);
    private final Linear toShift = new Linear(DiTBlock.WIDTH, DiTBlock.WIDTH);
    private int samples;
    private int tokens;
    private GatedSum input;
    private float[] sum = {};
    private float[] scale = {};

    /** The normalized tokens; {@link #sum()} has what they are made of. */
    float[] forward(GatedSum summands, float[] condition, int samplesOfCall, int tokensOfSample) {
        samples = samplesOfCall;
        tokens = tokensOfSample;
        input = summands;
        scale = toScale.forward(condition);
        float[] shift = toShift.forward(condition);
        sum = new float[summands.x.length];
        float[] y = new float[sum.length];
        norm.forwardSum(input.x, input.branch, input.gate, scale, shift, sum, y, samples, tokens);
        return y;
    }

    float[] sum() {
        return sum;
    }

    /** The gradients of the summands; that of the condition is added to {@code dcondition}, what reaches the sum elsewhere is dsum. */
    GatedSum backward(float[] dy, float[] dsum, float[] dcondition) {
        float[] dx = new float[dy.length];
        float[] dbranch = new float[dy.length];
        float[] dgate = new float[scale.length];
        float[] dscale = new float[scale.length];
        float[] dshift = new float[scale.length];
        norm.backwardSum(
                sum, input.branch, input.gate, scale, dy, dsum, dx, dbranch, dgate, dscale, dshift, samples, tokens);
        toScale.addBackward(dscale, dcondition);
        toShift.addBackward(dshift, dcondition);
        return new GatedSum(dx, dbranch, dgate);
    }

    /** The layers that make scale and shift. */
    List<Linear> modulation() {
        return List.of(toScale, toShift);
    }
}
