package io.normforge;

/** Gradients of the scale and the shift that calls give, and where they go; kept from call to call, so that calls allocate nothing. */
final class WrittenGradients {

    private final NormGradients sums = new NormGradients();
    private final WrittenGradient ofScale = new WrittenGradient();
    private final WrittenGradient ofShift = new WrittenGradient();
    private final WrittenGradient ofGate = new WrittenGradient();

    /** For a call with so many of each. */
    NormGradients to(int count, float[] scale, int scaleOffset, float[] shift, int shiftOffset) {
        ofScale.to(scale, scaleOffset);
        ofShift.to(shift, shiftOffset);
        return sums.to(ofScale, count, ofShift, shift == null ? 0 : count);
    }

    /** The same call's residual gate's, which has as many. */
    NormGradients gate(float[] gate, int gateOffset) {
        ofGate.to(gate, gateOffset);
        return sums.andGate(ofGate);
    }
}
