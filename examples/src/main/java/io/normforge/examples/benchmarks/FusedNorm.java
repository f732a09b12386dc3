package io.normforge.examples.benchmarks;

/** What is measured fused and apart. */
public enum FusedNorm {
    /** gelu(LAYER(x)). */
    LAYER_GELU,
    /** RMS(x) · silu(gate). */
    RMS_SILU_GATE
}
