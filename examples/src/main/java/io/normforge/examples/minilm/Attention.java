package io.normforge.examples.minilm;

/** Self-attention of several heads over the tokens of one text. */
final class Attention {

    private static final float SCALE = (float) (1 / Math.sqrt(MiniLm.HEAD_SIZE));

    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear output;

    Attention(OnnxWeights weights, String layer) {
        query = new Linear(weights, layer + ".attention.self.query");
        key = new Linear(weights, layer + ".attention.self.key");
        value = new Linear(weights, layer + ".attention.self.value");
        output = new Linear(weights, layer + ".attention.output.dense");
    }

    /** From {@link Activations#hidden} to {@link Activations#update}. */
    void apply(Activations activations) {
        query.apply(activations.hidden, activations.query);
        key.apply(activations.hidden, activations.key);
        value.apply(activations.hidden, activations.value);
        activations.context.resize(activations.hidden.rows());
        for (int head = 0; head < MiniLm.HEADS; head++) {
            attend(activations, head * MiniLm.HEAD_SIZE);
        }
        output.apply(activations.context, activations.update);
    }

    /** One head, which is a band of columns: softmax(Q·Kᵀ / √size)·V. */
    private static void attend(Activations activations, int column) {
        int tokens = activations.hidden.rows();
        Block queries = Block.columns(activations.query, column);
        Block keys = Block.columns(activations.key, column);
        Block values = Block.columns(activations.value, column);
        Block weights = new Block(activations.attention.data(), 0, tokens);
        Block context = Block.columns(activations.context, column);
        RowMajorBlas.multiplyTransposed(tokens, MiniLm.HEAD_SIZE, tokens, SCALE, queries, keys, 0, weights);
        activations.attention.softmax(tokens);
        RowMajorBlas.multiply(tokens, tokens, MiniLm.HEAD_SIZE, weights, values, context);
    }
}
