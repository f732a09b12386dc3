package io.normforge.examples.digits;

import static io.normforge.Shape.DYNAMIC;

import io.normforge.Activation;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.Optional;

/** Each channel by its mean and variance over all images and pixels of the batch. */
@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        shapes = {@Shape({DYNAMIC, MapNorm.CHANNELS, 8, 8}), @Shape({DYNAMIC, MapNorm.CHANNELS, 4, 4})},
        activation = Activation.RELU)
final class BatchMaps implements MapNorm {

    private final BatchMapsNorm norm = new BatchMapsNorm(Mode.TRAIN);

    @Override
    public void forward(float[] x, float[] y, int images, int side) {
        norm.forward(x, y, images, side, side);
    }

    @Override
    public void backward(float[] x, float[] dy, float[] dx, int images, int side) {
        norm.backward(x, dy, dx, images, side, side);
    }

    @Override
    public Optional<NormLayer> layer() {
        return Optional.of(norm);
    }
}
