package io.normforge.examples.dit;

import java.util.stream.Stream;

/** y = W·x + b for each row of x; W is [outputs, inputs], as PyTorch stores it. Gradients of W and b add up. */
final class Linear {

    final Parameter weight;
    final Parameter bias;
    private final int inputs;
    private final int outputs;
    private float[] input = {};

    Linear(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        weight = new Parameter(outputs * inputs);
        bias = new Parameter(outputs);
    }

    float[] forward(float[] x) {
        input = x;
        int rows = x.length / inputs;
        float[] y = new float[rows * outputs];
        for (int row = 0; row < rows; row++) {
            for (int out = 0; out < outputs; out++) {
                float sum = bias.values[out];
                for (int in = 0; in < inputs; in++) {
                    sum += weight.values[out * inputs + in] * x[row * inputs + in];
                }
                y[row * outputs + out] = sum;
            }
        }
        return y;
    }

    float[] backward(float[] dy) {
        float[] dx = new float[input.length];
        for (int row = 0; row < dy.length / outputs; row++) {
            for (int out = 0; out < outputs; out++) {
                float gradient = dy[row * outputs + out];
                bias.gradients[out] += gradient;
                for (int in = 0; in < inputs; in++) {
                    weight.gradients[out * inputs + in] += gradient * input[row * inputs + in];
                    dx[row * inputs + in] += gradient * weight.values[out * inputs + in];
                }
            }
        }
        return dx;
    }

    /** The same, with the gradient of x added to another. */
    void addBackward(float[] dy, float[] sum) {
        float[] dx = backward(dy);
        for (int i = 0; i < dx.length; i++) {
            sum[i] += dx[i];
        }
    }

    Stream<Parameter> parameters() {
        return Stream.of(weight, bias);
    }
}
