package io.normforge.examples.digits;

import java.util.List;
import java.util.random.RandomGenerator;

/** y = W·x + b: [N, C] to [N, K]. */
final class Dense implements Layer {

    private final int inputs;
    private final int outputs;
    private final Parameter weight;
    private final Parameter bias;
    private final Buffer output = new Buffer();
    private final Buffer gradientOfInput = new Buffer();
    private float[] input = new float[0];

    Dense(int inputs, int outputs, RandomGenerator random) {
        this.inputs = inputs;
        this.outputs = outputs;
        weight = HeInitialization.weights(outputs, inputs, random);
        bias = Parameter.ofSize(outputs);
    }

    @Override
    public float[] forward(float[] x, int images) {
        input = x;
        float[] y = output.ofSize(images * outputs);
        Gemm.multiplyTransposed(images, inputs, outputs, x, 0, weight.values(), 0, y, 0);
        for (int i = 0; i < images * outputs; i++) {
            y[i] += bias.values()[i % outputs];
        }
        return y;
    }

    @Override
    public float[] backward(float[] dy, int images) {
        float[] dx = gradientOfInput.ofSize(images * inputs);
        Gemm.addTransposedMultiply(outputs, images, inputs, dy, 0, input, 0, weight.gradients(), 0);
        for (int i = 0; i < images * outputs; i++) {
            bias.gradients()[i % outputs] += dy[i];
        }
        Gemm.multiply(images, outputs, inputs, dy, 0, weight.values(), 0, dx, 0);
        return dx;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
