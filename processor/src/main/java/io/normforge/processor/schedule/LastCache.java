package io.normforge.processor.schedule;

/**
 * How much of a call stays in the last cache, from which several rows at a time are faster, where from memory one by one is.
 *
 * @param bytes in all arrays; measured on a machine whose last cache has 32 MiB
 */
record LastCache(int bytes) {

    /** Where rows go one by one as soon as some come from memory. */
    static final LastCache OF_ROWS = new LastCache(20 << 20);

    /** Where most of them have to. */
    static final LastCache OF_SHEETS = new LastCache(40 << 20);

    /** How many elements that is in each of so many arrays. */
    int elements(int arrays) {
        return bytes / Float.BYTES / arrays;
    }
}
