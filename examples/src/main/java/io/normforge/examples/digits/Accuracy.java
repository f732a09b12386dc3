package io.normforge.examples.digits;

/** Which share of digits a network gets right. */
final class Accuracy {

    /** Enough to be fast; in EVAL no result depends on it. */
    private static final int BATCH = 64;

    private Accuracy() {}

    /** As a model is served: in EVAL. */
    static double of(Network network, Digits digits) {
        network.eval();
        return inBatchesOf(BATCH, network, digits);
    }

    /** In the network's mode, whichever that is. */
    static double inBatchesOf(int batch, Network network, Digits digits) {
        int right = 0;
        for (int from = 0; from < digits.size(); from += batch) {
            right += network.right(digits.range(from, Math.min(from + batch, digits.size())));
        }
        return (double) right / digits.size();
    }
}
