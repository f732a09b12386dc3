package io.normforge.examples.minilm;

/** How much each token attends to each, in one head: a row a token, which adds up to 1. */
final class AttentionWeights {

    private final float[] data = new float[MiniLm.MAX_TOKENS * MiniLm.MAX_TOKENS];

    float[] data() {
        return data;
    }

    /** Turns the scores of so many tokens into weights. */
    void softmax(int tokens) {
        for (int row = 0; row < tokens; row++) {
            softmax(row * tokens, (row + 1) * tokens);
        }
    }

    private void softmax(int start, int end) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            max = Math.max(max, data[i]);
        }
        float sum = 0;
        for (int i = start; i < end; i++) {
            data[i] = (float) Math.exp(data[i] - max);
            sum += data[i];
        }
        for (int i = start; i < end; i++) {
            data[i] /= sum;
        }
    }
}
