package io.normforge;

/**
 * Which scale and shift follow the normalization, and who supplies them: nobody, the layer, which learns γ and β, or each
 * call, which gives the two as arrays.
 */
public enum Affine {
    /** What the type is usually used with: γ alone for RMS, neither for INSTANCE and UNIT, both for every other. */
    BY_TYPE,
    /** Neither: y = x̂. */
    NONE,
    /** A learned scale alone: y = x̂ · γ. */
    GAMMA,
    /** A learned scale and shift: y = x̂ · γ + β. */
    GAMMA_BETA,
    /** A scale that each call gives: y = x̂ · scale. */
    SCALE,
    /** A scale and a shift that each call gives, as AdaLN, FiLM and SPADE do: y = x̂ · scale + shift. */
    SCALE_SHIFT
}
