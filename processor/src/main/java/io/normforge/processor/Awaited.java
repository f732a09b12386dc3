package io.normforge.processor;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Declarations with names that mean nothing yet, which a class that another processor writes may change. They wait as long as
 * somebody else writes classes; each round that they wait needs another behind it.
 */
final class Awaited {

    private final Set<String> written = new HashSet<>();
    private List<NormDeclaration> waiting = List.of();

    /** What waits since the last round. */
    List<NormDeclaration> waiting() {
        return waiting;
    }

    /** Notes a class that this processor wrote. */
    void wrote(String className) {
        written.add(className);
    }

    /**
     * Takes from the declarations of a round those that had better wait; returns the others.
     *
     * @param roots the classes that the round is about
     */
    List<NormDeclaration> ready(List<NormDeclaration> declarations, Set<String> roots, boolean isLastRound) {
        boolean worthWaiting = !isLastRound && !written.containsAll(roots);
        waiting = worthWaiting
                ? declarations.stream().filter(NormDeclaration::awaiting).toList()
                : List.of();
        return declarations.stream()
                .filter(declaration -> !waiting.contains(declaration))
                .toList();
    }
}
