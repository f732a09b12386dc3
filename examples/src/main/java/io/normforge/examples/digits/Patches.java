package io.normforge.examples.digits;

import java.util.Arrays;

/**
 * Turns the convolution of a map into a matrix product ("im2col"): a row for each channel and each of the nine places
 * of a 3×3 window, a column for each pixel that the window is centred on; zeros where it reaches over the edge.
 */
final class Patches {

    /** Places of a window. */
    static final int WINDOW = 9;

    private final int channels;
    private final int side;

    Patches(int channels, int side) {
        this.channels = channels;
        this.side = side;
    }

    int rows() {
        return channels * WINDOW;
    }

    int columns() {
        return side * side;
    }

    /** The matrix of one image. */
    void unfold(float[] x, int xAt, float[] patches, int patchesAt) {
        Arrays.fill(patches, patchesAt, patchesAt + rows() * columns(), 0f);
        for (int row = 0; row < rows(); row++) {
            int left = leftmost(row);
            for (int y = top(row); y < bottom(row); y++) {
                System.arraycopy(
                        x,
                        xAt + source(row, y, left),
                        patches,
                        patchesAt + row * columns() + y * side + left,
                        side - Math.abs(right(row)));
            }
        }
    }

    /** The transpose of {@link #unfold}: each pixel's gradient is the sum of those of its places. */
    void fold(float[] patches, int patchesAt, float[] dx, int dxAt) {
        Arrays.fill(dx, dxAt, dxAt + channels * columns(), 0f);
        for (int row = 0; row < rows(); row++) {
            int left = leftmost(row);
            int width = side - Math.abs(right(row));
            for (int y = top(row); y < bottom(row); y++) {
                int from = patchesAt + row * columns() + y * side + left;
                int to = dxAt + source(row, y, left);
                for (int x = 0; x < width; x++) {
                    dx[to + x] += patches[from + x];
                }
            }
        }
    }

    /** How far right of the centre a row's place is: −1, 0 or 1. */
    private static int right(int row) {
        return row % 3 - 1;
    }

    /** How far below the centre. */
    private static int down(int row) {
        return row % WINDOW / 3 - 1;
    }

    private static int leftmost(int row) {
        return Math.max(0, -right(row));
    }

    private static int top(int row) {
        return Math.max(0, -down(row));
    }

    private int bottom(int row) {
        return side - Math.max(0, down(row));
    }

    /** Where in the image the place of a row lies, the window being centred on (y, x). */
    private int source(int row, int y, int x) {
        return row / WINDOW * columns() + (y + down(row)) * side + x + right(row);
    }
}
