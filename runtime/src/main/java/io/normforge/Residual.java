package io.normforge;

/** Where a second input of the same shape is added. */
public enum Residual {
    /** There is none: y = norm(x). */
    NONE,
    /** Before: y = norm(x + residual), as after a transformer's attention; the sum can be returned too. */
    BEFORE,
    /** After: y = norm(x) + residual. */
    AFTER,
    /**
     * Before, through a gate of each call: y = norm(x + residualGate · residual), as between the halves of a DiT block; the sum is
     * always returned. The gate varies along {@link Normalize#affineAxes()}, as the scale does that the call gives too.
     */
    GATED
}
