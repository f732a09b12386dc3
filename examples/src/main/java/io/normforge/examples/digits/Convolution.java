package io.normforge.examples.digits;

import java.util.List;
import java.util.random.RandomGenerator;

/** 3×3 over square maps, zeros beyond the edge, with a bias: [N, C, S, S] to [N, K, S, S]. */
final class Convolution implements Layer {

    private final int outputs;
    private final Patches patches;
    private final Parameter weight;
    private final Parameter bias;
    private final int inputSize;

    private final Buffer unfolded = new Buffer();
    private final Buffer gradientOfUnfolded = new Buffer();
    private final Buffer output = new Buffer();
    private final Buffer gradientOfInput = new Buffer();

    Convolution(int inputs, int outputs, int side, RandomGenerator random) {
        this.outputs = outputs;
        patches = new Patches(inputs, side);
        weight = HeInitialization.weights(outputs, patches.rows(), random);
        bias = Parameter.ofSize(outputs);
        inputSize = inputs * side * side;
    }

    @Override
    public float[] forward(float[] x, int images) {
        int pixels = patches.columns();
        int rows = patches.rows();
        float[] columns = unfolded.ofSize(images * rows * pixels);
        float[] y = output.ofSize(images * outputs * pixels);
        for (int image = 0; image < images; image++) {
            int columnsAt = image * rows * pixels;
            int yAt = image * outputs * pixels;
            patches.unfold(x, image * inputSize, columns, columnsAt);
            Gemm.multiply(outputs, rows, pixels, weight.values(), 0, columns, columnsAt, y, yAt);
            for (int i = 0; i < outputs * pixels; i++) {
                y[yAt + i] += bias.values()[i / pixels];
            }
        }
        return y;
    }

    @Override
    public float[] backward(float[] dy, int images) {
        int pixels = patches.columns();
        int rows = patches.rows();
        float[] columns = unfolded.ofSize(images * rows * pixels);
        float[] dcolumns = gradientOfUnfolded.ofSize(rows * pixels);
        float[] dx = gradientOfInput.ofSize(images * inputSize);
        for (int image = 0; image < images; image++) {
            int dyAt = image * outputs * pixels;
            Gemm.addMultiplyTransposed(
                    outputs, pixels, rows, dy, dyAt, columns, image * rows * pixels, weight.gradients(), 0);
            for (int i = 0; i < outputs * pixels; i++) {
                bias.gradients()[i / pixels] += dy[dyAt + i];
            }
            Gemm.transposedMultiply(rows, outputs, pixels, weight.values(), 0, dy, dyAt, dcolumns, 0);
            patches.fold(dcolumns, 0, dx, image * inputSize);
        }
        return dx;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
