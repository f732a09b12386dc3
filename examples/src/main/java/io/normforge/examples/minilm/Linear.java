package io.normforge.examples.minilm;

/** y = x·W + b, for each token. */
final class Linear {

    private final Matrix weight;
    private final float[] bias;

    /** The linear layer that the file knows under that name. */
    Linear(OnnxWeights weights, String name) {
        // A node's path has slashes where a weight's name has dots, save before a layer's number.
        weight = weights.factor("/" + name.replaceAll("\\.(?!\\d)", "/") + "/MatMul");
        bias = weights.vector(name + ".bias");
    }

    void apply(Matrix x, Matrix y) {
        y.resize(x.rows());
        for (int row = 0; row < y.rows(); row++) {
            System.arraycopy(bias, 0, y.data(), y.row(row), bias.length);
        }
        RowMajorBlas.multiply(x.rows(), x.columns(), y.columns(), Block.of(x), Block.of(weight), 1, Block.of(y));
    }
}
