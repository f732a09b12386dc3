package io.normforge.examples.dit;

/** y = x + gate · branch, with a gate of [samples, width] for tokens of [samples, tokens, width]. */
final class GatedResidual {

    private final int width;
    private int tokens;
    private float[] gate = {};
    private float[] branch = {};

    GatedResidual(int width) {
        this.width = width;
    }

    float[] forward(float[] x, float[] gates, float[] branched, int tokensOfSample) {
        tokens = tokensOfSample;
        gate = gates;
        branch = branched;
        float[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += gate[ofSample(i)] * branch[i];
        }
        return y;
    }

    float[] gradientOfBranch(float[] dy) {
        float[] dbranch = new float[dy.length];
        for (int i = 0; i < dy.length; i++) {
            dbranch[i] = gate[ofSample(i)] * dy[i];
        }
        return dbranch;
    }

    float[] gradientOfGate(float[] dy) {
        float[] dgate = new float[gate.length];
        for (int i = 0; i < dy.length; i++) {
            dgate[ofSample(i)] += branch[i] * dy[i];
        }
        return dgate;
    }

    /** Where the gate of an element is. */
    private int ofSample(int element) {
        return element / (tokens * width) * width + element % width;
    }
}
