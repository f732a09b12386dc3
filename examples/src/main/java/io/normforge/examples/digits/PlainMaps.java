package io.normforge.examples.digits;

import io.normforge.NormLayer;
import java.util.Optional;

/** No normalization: the rectifier alone. */
final class PlainMaps implements MapNorm {

    @Override
    public void forward(float[] x, float[] y, int images, int side) {
        for (int i = 0; i < images * CHANNELS * side * side; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    @Override
    public void backward(float[] x, float[] dy, float[] dx, int images, int side) {
        for (int i = 0; i < images * CHANNELS * side * side; i++) {
            dx[i] = x[i] > 0 ? dy[i] : 0f;
        }
    }

    @Override
    public Optional<NormLayer> layer() {
        return Optional.empty();
    }
}
