package io.normforge.examples.decoder;

import java.nio.FloatBuffer;
import java.util.List;

/** Weights as PyTorch stores them, [outputs, inputs], where the file has them. */
record Matrix(FloatBuffer weights, int outputs, int inputs) {

    static Matrix of(ModelFile file, String name, int outputs, int inputs) {
        if (!file.shape(name).equals(List.of(outputs, inputs))) {
            throw new IllegalArgumentException(file + ": " + name + " is " + file.shape(name)
                    + ", and its neighbours and the metadata ask for [" + outputs + ", " + inputs + "]");
        }
        return new Matrix(file.tensor(name), outputs, inputs);
    }

    /** y = W·x for each row of x. */
    float[] times(float[] x) {
        int rows = x.length / inputs;
        float[] y = new float[rows * outputs];
        for (int row = 0; row < rows; row++) {
            for (int out = 0; out < outputs; out++) {
                float sum = 0;
                for (int in = 0; in < inputs; in++) {
                    sum += weights.get(out * inputs + in) * x[row * inputs + in];
                }
                y[row * outputs + out] = sum;
            }
        }
        return y;
    }
}
