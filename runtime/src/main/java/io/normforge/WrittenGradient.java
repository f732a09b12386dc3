package io.normforge;

/** The gradient of a scale or a shift that a call gives, written to the array that it names. */
final class WrittenGradient implements GradientSink {

    private float[] target;
    private int offset;

    void to(float[] array, int start) {
        target = array;
        offset = start;
    }

    @Override
    public void take(int at, GradientBlocks sums) {
        int first = offset + at;
        for (int i = 0; i < sums.size(); i++) {
            target[first + i] = (float) sums.of(i);
        }
    }

    /** Keeps nothing of the caller's alive. */
    @Override
    public void finish() {
        target = null;
    }

    @Override
    public void finish(GradientBlocks sums) {
        take(0, sums);
        finish();
    }

    @Override
    public void clearCall() {
        finish();
    }
}
