package io.normforge.examples.minilm;

/** Attention and feed-forward; what each computes is added to its input, and the sum normalised. */
final class EncoderLayer {

    private final Attention attention;
    private final NormSite attentionNorm;
    private final FeedForward feedForward;
    private final NormSite outputNorm;

    EncoderLayer(OnnxWeights weights, int index, NormTiming timing) {
        String layer = "encoder.layer." + index;
        attention = new Attention(weights, layer);
        attentionNorm = new NormSite(weights, layer + ".attention.output.LayerNorm", timing);
        feedForward = new FeedForward(weights, layer);
        outputNorm = new NormSite(weights, layer + ".output.LayerNorm", timing);
    }

    /** From {@link Activations#hidden} to itself. */
    void apply(Activations activations) {
        attention.apply(activations);
        attentionNorm.addAndNormalize(activations.update, activations.hidden, activations.hidden);
        feedForward.apply(activations);
        outputNorm.addAndNormalize(activations.update, activations.hidden, activations.hidden);
    }
}
