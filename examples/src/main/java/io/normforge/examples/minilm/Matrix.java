package io.normforge.examples.minilm;

/** A row-major matrix, one row a token; it keeps its array when it shrinks. */
final class Matrix {

    private final int columns;
    private int rows;
    private float[] data;

    Matrix(int columns) {
        this(0, columns, new float[0]);
    }

    Matrix(int rows, int columns, float[] data) {
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    /** Sets the number of rows; what they hold is undefined. */
    void resize(int rows) {
        if (data.length < rows * columns) {
            data = new float[rows * columns];
        }
        this.rows = rows;
    }

    Matrix transposed() {
        Matrix transposed = new Matrix(columns, rows, new float[columns * rows]);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed.data[column * rows + row] = data[row * columns + column];
            }
        }
        return transposed;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** The elements themselves; the array may be longer than the matrix. */
    float[] data() {
        return data;
    }

    /** Where a row starts in {@link #data}. */
    int row(int row) {
        return row * columns;
    }
}
