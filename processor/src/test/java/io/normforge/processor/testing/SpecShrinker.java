package io.normforge.processor.testing;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes a failing trial smaller as long as it fails: of all trials one step smaller takes the first that fails too, and
 * goes on from there. Deterministic; no trial is tried twice.
 */
public final class SpecShrinker {

    private final Predicate<SpecTrial> fails;
    private final int mostTries;

    /**
     * Shrinks by a predicate.
     *
     * @param fails also asked of specs that the processor refuses, which do not fail in this sense
     * @param mostTries after which it is content with what it has
     */
    public SpecShrinker(Predicate<SpecTrial> fails, int mostTries) {
        this.fails = fails;
        this.mostTries = mostTries;
    }

    /**
     * What is left.
     *
     * @param minimal whether nothing one step smaller fails, which is not known where the tries were used up
     */
    public record Shrunk(SpecTrial trial, int tries, boolean minimal) {}

    /** Takes for granted that the first one fails. */
    public Shrunk shrink(SpecTrial first) {
        Set<SpecTrial> tried = new HashSet<>(Set.of(first));
        SpecTrial smallest = first;
        int tries = 0;
        Iterator<SpecTrial> candidates = SmallerTrials.of(first).iterator();
        while (candidates.hasNext()) {
            SpecTrial candidate = candidates.next();
            if (!tried.add(candidate)) {
                continue;
            }
            if (tries == mostTries) {
                return new Shrunk(smallest, tries, false);
            }
            tries++;
            if (fails.test(candidate)) {
                smallest = candidate;
                candidates = SmallerTrials.of(candidate).iterator();
            }
        }
        return new Shrunk(smallest, tries, true);
    }
}
