package io.normforge.examples.minilm;

/** y = x·W + b, for each token. */
final class Linear {

    /** A row an output: read in this order, the product is more than twice as fast. */
    private final Matrix weightTransposed;

    private final float[] bias;

    /** The linear layer that the file knows under that name. */
    Linear(OnnxWeights weights, String name) {
        // A node's path has slashes where a weight's name has dots, save before a layer's number.
        String path = "/" + name.replaceAll("\\.(?!\\d)", "/");
        weightTransposed = weights.factor(path + "/MatMul").transposed();
        bias = weights.vector(name + ".bias");
    }

    void apply(Matrix x, Matrix y) {
        y.resize(x.rows());
        for (int row = 0; row < y.rows(); row++) {
            System.arraycopy(bias, 0, y.data(), y.row(row), bias.length);
        }
        RowMajorBlas.multiplyTransposed(
                x.rows(), x.columns(), y.columns(), 1, Block.of(x), Block.of(weightTransposed), 1, Block.of(y));
    }
}
