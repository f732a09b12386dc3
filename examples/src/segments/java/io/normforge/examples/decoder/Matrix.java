package io.normforge.examples.decoder;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** Weights as PyTorch stores them, [outputs, inputs], where the file has them. */
record Matrix(MemorySegment weights, int outputs, int inputs) {

    static Matrix of(ModelFile file, String name, int outputs, int inputs) {
        if (!file.shape(name).equals(List.of(outputs, inputs))) {
            throw new IllegalArgumentException(file + ": " + name + " is " + file.shape(name)
                    + ", and its neighbours and the metadata ask for [" + outputs + ", " + inputs + "]");
        }
        return new Matrix(file.tensor(name), outputs, inputs);
    }

    /** W·x for each row of x. */
    MemorySegment times(MemorySegment x) {
        int rows = Floats.count(x) / inputs;
        MemorySegment y = Floats.zeros(rows * outputs);
        for (int row = 0; row < rows; row++) {
            for (int out = 0; out < outputs; out++) {
                float sum = 0;
                for (int in = 0; in < inputs; in++) {
                    sum += Floats.get(weights, out * inputs + in) * Floats.get(x, row * inputs + in);
                }
                Floats.set(y, row * outputs + out, sum);
            }
        }
        return y;
    }
}
