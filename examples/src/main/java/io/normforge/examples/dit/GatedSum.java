package io.normforge.examples.dit;

/**
 * x + gate · branch, not yet added up: the norm that comes next does that in its own pass. x and branch are [samples, tokens, width],
 * the gate is [samples, width]. Also the gradients of the three.
 */
final class GatedSum {

    final float[] x;
    final float[] branch;
    final float[] gate;

    GatedSum(float[] x, float[] branch, float[] gate) {
        this.x = x;
        this.branch = branch;
        this.gate = gate;
    }

    /** x alone, as a model begins. */
    static GatedSum of(float[] x, int gates) {
        return new GatedSum(x, new float[x.length], new float[gates]);
    }
}
