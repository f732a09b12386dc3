package io.normforge.examples.minilm;

import java.util.ArrayList;
import java.util.List;

/**
 * Times the normalizations where they run, inside the model and on its data, with the generated kernels and with the
 * naive loop.
 */
final class NormComparison {

    /** Passes of each kind before the clock counts, so that all that matters is compiled. */
    static final int WARM_UP = 15;

    /** Passes of each kind that count; the result is their median. */
    static final int MEASURED = 9;

    private final SentenceEmbedder embedder;
    private final List<int[]> texts;
    private final List<PassTime> generated = new ArrayList<>();
    private final List<PassTime> naive = new ArrayList<>();

    NormComparison(SentenceEmbedder embedder, List<int[]> texts) {
        this.embedder = embedder;
        this.texts = texts;
    }

    /** The two kinds take turns, so that whatever else the machine does meets both. */
    void run() {
        for (int i = 0; i < WARM_UP; i++) {
            pass(false);
            pass(true);
        }
        for (int i = 0; i < MEASURED; i++) {
            generated.add(pass(false));
            naive.add(pass(true));
        }
    }

    private PassTime pass(boolean naively) {
        NormTiming timing = embedder.timing();
        timing.restart(naively);
        long start = System.nanoTime();
        texts.forEach(embedder::embed);
        return new PassTime(timing.calls(), timing.nanos(), System.nanoTime() - start);
    }

    PassTime generated() {
        return PassTime.median(generated);
    }

    PassTime naive() {
        return PassTime.median(naive);
    }
}
