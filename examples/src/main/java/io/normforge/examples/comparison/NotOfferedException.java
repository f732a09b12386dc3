package io.normforge.examples.comparison;

/** A contender has no implementation of a case; the message is why, for a table. */
public final class NotOfferedException extends Exception {

    private static final long serialVersionUID = 1;

    /** For this reason. */
    public NotOfferedException(String reason) {
        super(reason);
    }
}
