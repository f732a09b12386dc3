package io.normforge;

/**
 * The families of normalization: y = (x − mean) / √(variance + ε) · γ + β, with mean and variance taken over the elements
 * that are pooled into one statistic. They differ in what they pool, in whether they centre, and in whether running
 * statistics take the place of the call's own in {@link Mode#EVAL}.
 *
 * <p>In a shape [N, C, …] axis 0 is the batch's, {@link Normalize#channelAxis()} the channels', and space is all others.
 */
public enum NormType {
    /**
     * Per channel over the batch and space: C statistics. Running statistics in EVAL, unless the annotation forbids them.
     * Ioffe, Szegedy 2015, arXiv:1502.03167.
     */
    BATCH,
    /** BATCH with its statistics taken over all ranks of a {@link Communicator}, which the layer's constructor takes. */
    SYNC_BATCH,
    /**
     * Over the declared axes, the last one by default: a statistic for each place along the others. Ba, Kiros, Hinton 2016,
     * arXiv:1607.06450.
     */
    LAYER,
    /** As LAYER, without the mean: y = x / √(mean(x²) + ε) · γ. Zhang, Sennrich 2019, arXiv:1910.07467. */
    RMS,
    /**
     * Per sample and channel over space: N · C statistics. Running statistics in EVAL if the annotation asks for them.
     * Ulyanov, Vedaldi, Lempitsky 2016, arXiv:1607.08022.
     */
    INSTANCE,
    /**
     * Per sample and group of neighbouring channels, over these and space: N · groups statistics. Wu, He 2018,
     * arXiv:1803.08494.
     */
    GROUP,
    /**
     * To length 1, over the declared axes, the last one by default: y = x / max(‖x‖, ε), with ‖x‖ = √Σx² and an ε of 1e-12
     * where none is written. PyTorch calls it {@code torch.nn.functional.normalize}, Keras {@code UnitNormalization}, both with
     * this ε; many know it as L2 normalization. Nothing is learnt, unless {@link Normalize#affine()} says so.
     */
    UNIT
}
