package io.normforge.processor.activation;

import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.ReferenceActivation;
import java.util.List;
import java.util.Optional;

/** One activation on all kernels over a range of floats, in ascending order. */
final class Sweep {

    private static final int BLOCK = 1 << 16;

    private final LayerSpec spec;
    private final List<GatedLayer> layers;
    private final WorstError value = new WorstError();
    private final WorstError slope = new WorstError();
    private final BackwardStep steps = new BackwardStep();
    private final float[] z = new float[BLOCK];
    private final double[] exactSlopes = new double[BLOCK];
    private final float[][] values;
    private final float[][] slopes;
    private String difference = "";

    /** A sweep over one layer; its values on the first of the kernels are held against the definition. */
    Sweep(CompiledLayers compiled, int index, List<Kernel> kernels) {
        spec = compiled.specs().get(index);
        layers = kernels.stream()
                .map(kernel -> new GatedLayer(compiled, index, kernel, BLOCK))
                .toList();
        values = new float[layers.size()][BLOCK];
        slopes = new float[layers.size()][BLOCK];
    }

    /** The inputs of a sweep by their number, ascending. */
    interface Inputs {

        float get(long number);
    }

    /** All inputs from one number to another; the last block is filled up with its last input. */
    Sweep over(Inputs inputs, long from, long to) {
        for (long start = from; start < to; start += BLOCK - 1) {
            for (int i = 0; i < BLOCK; i++) {
                z[i] = inputs.get(Math.min(start + i, to - 1));
            }
            block();
        }
        return this;
    }

    private void block() {
        for (int kernel = 0; kernel < layers.size(); kernel++) {
            layers.get(kernel).apply(z, values[kernel], slopes[kernel]);
            if (kernel > 0) {
                compareBits(kernel, "value", values);
                compareBits(kernel, "slope", slopes);
            }
        }
        for (int i = 0; i < BLOCK; i++) {
            exactSlopes[i] = ReferenceActivation.slope(spec.activation(), spec.slope(), z[i]);
            value.add(z[i], values[0][i], ReferenceActivation.value(spec.activation(), spec.slope(), z[i]));
            slope.add(z[i], slopes[0][i], exactSlopes[i]);
            if (i > 0) {
                steps.add(z[i - 1], values[0][i - 1], values[0][i], direction(exactSlopes[i - 1], exactSlopes[i]));
            }
        }
    }

    private static int direction(double from, double to) {
        return from * to < 0 ? 0 : (int) Math.signum(from + to);
    }

    private void compareBits(int kernel, String what, float[][] results) {
        for (int i = 0; i < BLOCK; i++) {
            if (Float.floatToIntBits(results[kernel][i]) != Float.floatToIntBits(results[0][i])) {
                difference = what + " at " + z[i] + " is " + results[kernel][i] + " on " + layers.get(kernel) + ", "
                        + results[0][i] + " on " + layers.get(0);
            }
        }
    }

    Sweep merge(Sweep other) {
        value.merge(other.value);
        slope.merge(other.slope);
        steps.merge(other.steps);
        difference = difference.isEmpty() ? other.difference : difference;
        return this;
    }

    WorstError value() {
        return value;
    }

    WorstError slope() {
        return slope;
    }

    BackwardStep steps() {
        return steps;
    }

    /** A place where two kernels do not agree. */
    Optional<String> difference() {
        return Optional.of(difference).filter(text -> !text.isEmpty());
    }
}
