package io.normforge.processor.testing;

import io.normforge.Mode;
import io.normforge.Residual;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Inputs by chance: bell-shaped, at a random scale and with a random offset of a few deviations, or one time in three as data
 * are ({@link HardSequence}).
 */
public final class RandomCalls {

    private final Random random;

    public RandomCalls(Random random) {
        this.random = random;
    }

    /** A call that fits the spec; one that normalizes a sum asks for the sum's gradient too. */
    public NormCall next(LayerSpec spec, int... shape) {
        ReferenceNorm norm = new ReferenceNorm(spec, shape);
        int elements = Arrays.stream(shape).reduce(1, (left, right) -> left * right);
        float scale = new float[] {1f, 0.02f, 300f}[random.nextInt(3)];
        float offset = new float[] {0f, 0.7f, -5f}[random.nextInt(3)];
        float centre = spec.unitOffset() ? 0f : 1f;
        boolean hard = random.nextInt(3) == 0;
        return new NormCall(
                shape,
                hard ? anyOf(HardSequence.inputs(), elements) : bell(elements, scale, offset * scale),
                spec.residual() == Residual.NONE ? null : bell(elements, scale, 0f),
                spec.fused().gatesResidual() ? bell(norm.parameters(), 1f, 0f) : null,
                spec.gate() ? bell(elements, 2f, 0f) : null,
                hard ? anyOf(HardSequence.gradients(), elements) : bell(elements, 1f, 0.1f),
                spec.fused().normalizesSum() ? bell(elements, 1f, 0f) : null,
                spec.hasGamma() ? bell(norm.parameters(), 0.3f, centre) : null,
                spec.hasBeta() ? bell(norm.parameters(), 0.5f, 0f) : null);
    }

    /** EVAL, with running statistics as the layer might have learned them. */
    public StartingState evaluation(LayerHandle layer) {
        int size = layer.layer().runningStatistics().size();
        float[] variance = bell(size, 0.5f, 0f);
        for (int i = 0; i < size; i++) {
            variance[i] = Math.abs(variance[i]) + 0.1f;
        }
        return new StartingState(Mode.EVAL, bell(size, 1f, 0f), variance);
    }

    /**
     * Inputs that floats hardly hold: huge and tiny ones, constants, and now and then NaN or infinity. No oracle says
     * how exact their results are; all kernels must agree on them.
     */
    public NormCall nextExtreme(LayerSpec spec, int... shape) {
        NormCall call = next(spec, shape);
        int rowLength = shape[shape.length - 1];
        for (int from = 0; from < call.elements(); from += rowLength) {
            disturb(call.x(), from, Math.min(call.elements(), from + rowLength));
        }
        return call;
    }

    private void disturb(float[] values, int from, int to) {
        float factor = new float[] {1f, 0x1p62f, 0x1p100f, 0x1p125f, 0x1p-70f, 0x1p-130f, 0x1p-147f}[random.nextInt(7)];
        boolean constant = random.nextInt(6) == 0;
        for (int i = from; i < to; i++) {
            values[i] = (constant ? 1f : values[i]) * factor;
        }
        if (random.nextInt(8) == 0) {
            float[] exceptions = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -0f};
            values[from + random.nextInt(to - from)] = exceptions[random.nextInt(exceptions.length)];
        }
    }

    private float[] anyOf(List<HardSequence> sequences, int length) {
        return sequences.get(random.nextInt(sequences.size())).floats(length, random);
    }

    private float[] bell(int length, float deviation, float mean) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation + mean);
        }
        return values;
    }
}
