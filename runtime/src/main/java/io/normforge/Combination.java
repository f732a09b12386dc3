package io.normforge;

/** What becomes of the values that ranks have in one place. */
enum Combination {
    /** Rank 0's. */
    FIRST("takes the state of rank 0") {
        @Override
        void of(double[] rows, int ranks, int length, double[] combined) {
            System.arraycopy(rows, 0, combined, 0, length);
        }
    },
    /** Their sum, in rank order. */
    SUM("sums gradients") {
        @Override
        void of(double[] rows, int ranks, int length, double[] combined) {
            RankMajor.sum(rows, ranks, length, combined);
        }
    },
    /** The sum, divided by their number. */
    MEAN("averages gradients") {
        @Override
        void of(double[] rows, int ranks, int length, double[] combined) {
            RankMajor.sum(rows, ranks, length, combined);
            for (int i = 0; i < length; i++) {
                combined[i] /= ranks;
            }
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and a number
    private final MessageTag tag;

    Combination(String does) {
        tag = MessageTag.of("normforge." + name(), does, "do something else");
    }

    /** Goes with its messages. */
    MessageTag tag() {
        return tag;
    }

    /** Combines values of all ranks, those of rank r from r · length. */
    abstract void of(double[] rows, int ranks, int length, double[] combined);
}
