package io.normforge.examples.minilm;

/** What the first layer sees of a token: its word, its position and its segment, added and normalised. */
final class Embeddings {

    private final Matrix words;
    private final Matrix positions;
    private final NormSite norm;

    Embeddings(OnnxWeights weights, NormTiming timing) {
        words = weights.matrix("embeddings.word_embeddings.weight");
        positions = weights.matrix("embeddings.position_embeddings.weight");
        addFirstSegment(weights.vector("embeddings.token_type_embeddings.weight"));
        norm = new NormSite(weights, "embeddings.LayerNorm", timing);
    }

    /** A single text is all first segment: its embedding is the same everywhere, and is added here once. */
    private void addFirstSegment(float[] segments) {
        for (int i = 0; i < positions.row(positions.rows()); i++) {
            positions.data()[i] += segments[i % positions.columns()];
        }
    }

    void apply(int[] tokens, Matrix hidden) {
        hidden.resize(tokens.length);
        for (int row = 0; row < tokens.length; row++) {
            System.arraycopy(words.data(), words.row(tokens[row]), hidden.data(), hidden.row(row), hidden.columns());
        }
        // The first rows of the table are the positions of these tokens: it serves as the residual as it is.
        norm.addAndNormalize(hidden, positions, hidden);
    }
}
