package io.normforge.internal;

/** Work in numbered parts, which any thread may do in any order. */
@FunctionalInterface
public interface PartialWork {

    /**
     * Does a part.
     *
     * @param participant the number of the thread among those at work, 0 for the caller
     */
    void run(int part, int participant);
}
