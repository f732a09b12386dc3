package io.normforge.examples.minilm;

import static io.normforge.Shape.DYNAMIC;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The transformer: embeddings and six layers. All its 13 normalizations are of the one kind declared here, and
 * {@code EncoderAttentionNorm} is written by the compiler. For one thread.
 */
@Normalize(
        name = "AttentionNorm",
        type = NormType.LAYER,
        shapes = @Shape({DYNAMIC, MiniLm.HIDDEN}),
        axes = 1,
        residual = Residual.BEFORE,
        epsilon = 1e-12f)
final class Encoder {

    private final Embeddings embeddings;
    private final List<EncoderLayer> layers = new ArrayList<>();
    private final Activations activations = new Activations();

    Encoder(OnnxWeights weights, NormTiming timing) {
        embeddings = new Embeddings(weights, timing);
        for (int index = 0; index < MiniLm.LAYERS; index++) {
            layers.add(new EncoderLayer(weights, index, timing));
        }
    }

    /** The last layer's output, a row a token; the next call overwrites it. */
    Matrix encode(int[] tokens) {
        embeddings.apply(tokens, activations.hidden);
        for (EncoderLayer layer : layers) {
            layer.apply(activations);
        }
        return activations.hidden;
    }
}
