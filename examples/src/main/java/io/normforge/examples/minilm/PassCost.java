package io.normforge.examples.minilm;

/** What a pass over all texts costs with one kind of loop in its normalizations. */
final class PassCost {

    private final MedianTimes texts = new MedianTimes();
    private final MedianTimes norms = new MedianTimes();

    void add(long[] textNanos, long[] normNanos) {
        texts.add(textNanos);
        norms.add(normNanos);
    }

    int normCalls() {
        return norms.steps();
    }

    double normMicros() {
        return norms.nanos() / 1e3;
    }

    double normPercent() {
        return 100.0 * norms.nanos() / texts.nanos();
    }
}
