package io.normforge;

/**
 * A function applied to every element in the same pass as the normalization, or with a gate to the elements of the gate.
 *
 * <p>Each is computed in float, to within 4 units in the last place of the exact value (or 2⁻²⁴ where that is below 2⁻²²),
 * and so is its derivative, over all floats. The operations return the same bits on every back end. Infinities give the
 * limits, NaN gives NaN, except for the derivatives of RELU and LEAKY_RELU, which are 1 there.
 */
public enum Activation {
    /** z itself. */
    NONE,
    /** max(z, 0); its derivative at 0 is 0. */
    RELU,
    /** z where z is positive, slope · z elsewhere, with {@link Normalize#slope()}. Maas, Hannun, Ng 2013. */
    LEAKY_RELU,
    /** z · sigmoid(z), also called swish. Elfwing, Uchibe, Doya 2017, arXiv:1702.03118. */
    SILU,
    /** z · Φ(z) with the normal distribution Φ(z) = (1 + erf(z / √2)) / 2, exactly. Hendrycks, Gimpel 2016. */
    GELU,
    /** z · (1 + tanh(√(2/π) · (z + 0.044715 · z³))) / 2, the approximation of GELU that many models are trained with. */
    GELU_TANH,
    /** 1 / (1 + e⁻ᶻ). */
    SIGMOID,
    /** The hyperbolic tangent. */
    TANH,
    /** z · max(0, min(6, z + 3)) / 6, a SILU of straight lines; its derivative at −3 and 3 is 0 and 1. Howard et al. 2019. */
    HARDSWISH
}
