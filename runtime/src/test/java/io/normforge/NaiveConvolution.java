package io.normforge;

/**
 * A convolution by its definition, without padding, a step a position, in double. One of one dimension has height 1.
 *
 * @param transposed whether weights are [in, out / groups, …] and each input is spread; else they are [out, in / groups, …]
 */
record NaiveConvolution(boolean transposed, int in, int out, int groups, int height, int width) {

    /** Of weights of this many dimensions of space. */
    int[] shape(int dimensions) {
        int first = transposed ? in : out;
        int second = (transposed ? out : in) / groups;
        return dimensions == 1 ? new int[] {first, second, width} : new int[] {first, second, height, width};
    }

    int weights() {
        return in * out / groups * height * width;
    }

    /** Of an input [in, rows, columns]. */
    double[] apply(float[] weights, float[] bias, float[] x, int rows, int columns) {
        int outRows = transposed ? rows + height - 1 : rows - height + 1;
        int outColumns = transposed ? columns + width - 1 : columns - width + 1;
        double[] y = new double[out * outRows * outColumns];
        for (int i = 0; i < y.length; i++) {
            y[i] = bias[i / (outRows * outColumns)];
        }
        for (int channel = 0; channel < in; channel++) {
            int group = channel / (in / groups);
            for (int j = 0; j < out / groups; j++) {
                int output = group * (out / groups) + j;
                int slice =
                        transposed ? channel * (out / groups) + j : output * (in / groups) + channel % (in / groups);
                for (int tap = 0; tap < height * width; tap++) {
                    double weight = weights[slice * height * width + tap];
                    for (int place = 0; place < rows * columns; place++) {
                        int sign = transposed ? 1 : -1;
                        int row = place / columns + sign * (tap / width);
                        int column = place % columns + sign * (tap % width);
                        if (row >= 0 && row < outRows && column >= 0 && column < outColumns) {
                            y[(output * outRows + row) * outColumns + column] +=
                                    weight * x[channel * rows * columns + place];
                        }
                    }
                }
            }
        }
        return y;
    }
}
