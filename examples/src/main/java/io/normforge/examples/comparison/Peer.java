package io.normforge.examples.comparison;

/** A native library to compare with, found by {@link java.util.ServiceLoader}, so that builds without any can do without. */
public interface Peer {

    /** As tables call it. */
    String name();

    /** Of the library that is loaded, and what else decides its speed. */
    String version();

    /**
     * Sets up a case, all that can be done before the first call.
     *
     * @param threads how many the library may use
     * @throws NotOfferedException if the library has no implementation of the case
     */
    Contender enter(Case c, Inputs inputs, int threads) throws NotOfferedException;
}
