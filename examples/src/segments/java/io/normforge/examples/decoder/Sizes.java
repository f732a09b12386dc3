package io.normforge.examples.decoder;

/**
 * What a block's file says of it: sizes by the shapes of its tensors, the rest by its metadata.
 *
 * @param width of a token
 * @param hidden how wide the feed-forward part is
 * @param heads of queries
 * @param keyHeads of keys and values; several heads of queries share one
 */
record Sizes(int width, int hidden, int heads, int keyHeads, int headSize, float epsilon, double ropeBase) {

    static Sizes of(ModelFile file, String block) {
        return new Sizes(
                file.shape(block + "input_layernorm.weight").get(0),
                file.shape(block + "mlp.gate_proj.weight").get(0),
                Integer.parseInt(file.metadata("num_attention_heads")),
                Integer.parseInt(file.metadata("num_key_value_heads")),
                file.shape(block + "self_attn.q_norm.weight").get(0),
                Float.parseFloat(file.metadata("rms_norm_eps")),
                Double.parseDouble(file.metadata("rope_theta")));
    }
}
