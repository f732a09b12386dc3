package io.normforge.examples.minilm;

import static io.normforge.NormType.UNIT;

import io.normforge.Mode;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.io.IOException;
import java.io.InputStream;

/** Gives every text a vector of length 1; texts of similar meaning have vectors of similar direction. For one thread. */
@Normalize(name = "Direction", type = UNIT, shapes = @Shape(MiniLm.HIDDEN))
final class SentenceEmbedder {

    private final BertTokenizer tokenizer;
    private final Encoder encoder;
    private final SentenceEmbedderDirection direction = new SentenceEmbedderDirection(Mode.EVAL);
    private final NormTiming timing = new NormTiming();

    private SentenceEmbedder(BertTokenizer tokenizer, OnnxWeights weights) {
        this.tokenizer = tokenizer;
        encoder = new Encoder(weights, timing);
    }

    /** Reads the model, which takes a second or two. */
    static SentenceEmbedder load() throws IOException {
        try (InputStream json = MiniLm.tokenizer();
                InputStream onnx = MiniLm.onnx()) {
            return new SentenceEmbedder(BertTokenizer.read(json), OnnxWeights.read(onnx));
        }
    }

    int[] tokens(String text) {
        return tokenizer.encode(text);
    }

    float[] embed(String text) {
        return embed(tokens(text));
    }

    /** At most {@link MiniLm#MAX_TOKENS} of them. */
    float[] embed(int[] tokens) {
        float[] embedding = MeanPooling.pool(encoder.encode(tokens));
        direction.forward(embedding, embedding);
        return embedding;
    }

    NormTiming timing() {
        return timing;
    }
}
