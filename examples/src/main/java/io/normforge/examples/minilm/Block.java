package io.normforge.examples.minilm;

/** A matrix inside an array: where it starts, and how far apart its rows are. */
final class Block {

    final float[] data;
    final int offset;
    final int stride;

    Block(float[] data, int offset, int stride) {
        this.data = data;
        this.offset = offset;
        this.stride = stride;
    }

    static Block of(Matrix matrix) {
        return columns(matrix, 0);
    }

    /** The columns from one on. */
    static Block columns(Matrix matrix, int first) {
        return new Block(matrix.data(), first, matrix.columns());
    }
}
