package io.normforge.examples.digits;

/** The mean of 2×2 pixels: [N, C, 2S, 2S] to [N, C, S, S]. */
final class MeanPool implements Layer {

    private final int channels;
    private final int side;
    private final Buffer output = new Buffer();
    private final Buffer gradientOfInput = new Buffer();

    /** For maps of so many rows, and columns, before. */
    MeanPool(int channels, int side) {
        this.channels = channels;
        this.side = side;
    }

    @Override
    public float[] forward(float[] x, int images) {
        int half = side / 2;
        float[] y = output.ofSize(images * channels * half * half);
        for (int row = 0; row < images * channels * half; row++) {
            for (int column = 0; column < half; column++) {
                int at = corner(row, column);
                y[row * half + column] = (x[at] + x[at + 1] + x[at + side] + x[at + side + 1]) / 4;
            }
        }
        return y;
    }

    @Override
    public float[] backward(float[] dy, int images) {
        int half = side / 2;
        float[] dx = gradientOfInput.ofSize(images * channels * side * side);
        for (int row = 0; row < images * channels * half; row++) {
            for (int column = 0; column < half; column++) {
                int at = corner(row, column);
                float share = dy[row * half + column] / 4;
                dx[at] = share;
                dx[at + 1] = share;
                dx[at + side] = share;
                dx[at + side + 1] = share;
            }
        }
        return dx;
    }

    /** Where the four pixels of an output start; the rows of all maps follow each other. */
    private int corner(int row, int column) {
        return 2 * row * side + 2 * column;
    }
}
