package io.normforge.examples.digits;

/**
 * What came of a claim about normalizations.
 *
 * @param claim the claim
 * @param measured the figures that bear on it
 * @param verdict what they say
 */
record Finding(String claim, String measured, Verdict verdict) {

    enum Verdict {
        AGREES("agrees"),
        /** A difference that chance would explain. */
        UNDECIDED("not decided"),
        CONTRADICTS("DOES NOT AGREE");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** For a claim that holds or does not. */
    static Finding of(String claim, String measured, boolean holds) {
        return new Finding(claim, measured, holds ? Verdict.AGREES : Verdict.CONTRADICTS);
    }

    /**
     * For a claim that one configuration is more accurate than another.
     *
     * @param compared which with which
     */
    static Finding ofGain(String claim, String compared, Difference gain) {
        Verdict verdict = Verdict.UNDECIDED;
        if (gain.isGain()) {
            verdict = Verdict.AGREES;
        } else if (gain.isLoss()) {
            verdict = Verdict.CONTRADICTS;
        }
        return new Finding(claim, compared + ": " + gain, verdict);
    }
}
