package io.normforge.examples.minilm;

import java.util.List;

/**
 * Times the normalizations where they run, inside the model and on its data, with the generated kernels and with the
 * naive loop.
 */
final class NormComparison {

    /** Rows that each kind normalises before the clock counts, so that all that matters is compiled. */
    static final int WARM_UP_ROWS = 30_000;

    /** Passes of each kind that count. */
    static final int MEASURED = 9;

    private final SentenceEmbedder embedder;
    private final List<int[]> texts;
    private final int warmUpRows;
    private final PassCost generated = new PassCost();
    private final PassCost naive = new PassCost();

    NormComparison(SentenceEmbedder embedder, List<int[]> texts, int warmUpRows) {
        this.embedder = embedder;
        this.texts = texts;
        this.warmUpRows = warmUpRows;
    }

    /** The two kinds take turns, so that whatever else the machine does meets both. */
    void run() {
        for (int rows = 0; rows < warmUpRows; rows += tokens() * MiniLm.NORMS) {
            pass(false, new PassCost());
            pass(true, new PassCost());
        }
        embedder.timing().settle();
        for (int i = 0; i < MEASURED; i++) {
            pass(false, generated);
            pass(true, naive);
        }
    }

    private void pass(boolean naively, PassCost cost) {
        embedder.timing().restart(naively);
        long[] nanos = new long[texts.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            embedder.embed(texts.get(i));
            nanos[i] = System.nanoTime() - start;
        }
        cost.add(nanos, embedder.timing().nanos());
    }

    /** In all texts. */
    int tokens() {
        return texts.stream().mapToInt(ids -> ids.length).sum();
    }

    int warmUpRows() {
        return warmUpRows;
    }

    PassCost generated() {
        return generated;
    }

    PassCost naive() {
        return naive;
    }
}
