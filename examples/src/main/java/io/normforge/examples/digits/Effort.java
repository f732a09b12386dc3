package io.normforge.examples.digits;

/** How much to measure. */
enum Effort {
    /** For figures to quote. */
    FULL(5, 6, Integer.MAX_VALUE),
    /** To see that everything runs. */
    QUICK(2, 2, 400);

    private final int seeds;
    private final int epochs;
    private final int images;

    Effort(int seeds, int epochs, int images) {
        this.seeds = seeds;
        this.epochs = epochs;
        this.images = images;
    }

    /** "quick" or anything else. */
    static Effort of(String argument) {
        return argument.equals("quick") ? QUICK : FULL;
    }

    /** Each a split of the digits, and a network with its own start and its own order of images. */
    int seeds() {
        return seeds;
    }

    /** Passes over the digits to learn from. */
    int epochs() {
        return epochs;
    }

    /** The digits that take part. */
    Digits limit(Digits digits) {
        return digits.range(0, Math.min(images, digits.size()));
    }
}
