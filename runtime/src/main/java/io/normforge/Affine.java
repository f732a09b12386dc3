package io.normforge;

/** Which learned parameters follow the normalization: y = x̂ · γ + β. */
public enum Affine {
    /** What the type is usually used with: γ alone for RMS, neither for INSTANCE and UNIT, both for every other. */
    BY_TYPE,
    /** Neither: y = x̂. */
    NONE,
    /** The scale alone: y = x̂ · γ. */
    GAMMA,
    /** Scale and shift: y = x̂ · γ + β. */
    GAMMA_BETA
}
