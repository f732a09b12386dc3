package good;

import io.normforge.Affine;
import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Embedding", type = NormType.UNIT, shapes = @Shape({Shape.DYNAMIC, 24}))
@Normalize(name = "Pixel", type = NormType.UNIT, shapes = @Shape({Shape.DYNAMIC, 8, 6, 6}), axes = 1, affine = Affine.GAMMA, epsilon = 1e-10f)
class Directions {
    final DirectionsEmbedding embedding = new DirectionsEmbedding(Mode.EVAL);
    final DirectionsPixel pixel = new DirectionsPixel(Mode.TRAIN);

    void call(float[] x, float[] y, float[] dy, float[] dx) {
        embedding.forward(x, y);
        pixel.forward(x, y);
        pixel.backward(x, dy, dx);
    }
}
