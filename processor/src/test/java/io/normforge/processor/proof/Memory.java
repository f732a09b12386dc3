package io.normforge.processor.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The elements of arrays: those that nobody has written are what a call finds there. */
final class Memory {

    /** Starts the names of arrays that a kernel has for itself. */
    private static final String OWN = "own ";

    private static final String OWN_DOUBLES = OWN + "doubles ";

    /** Where gradients of γ, of β and of a residual's gate are added up in float. */
    private static final List<String> BLOCKS =
            List.of("gradients.gammaBlock()", "gradients.betaBlock()", "gradients.gateBlock()");

    private final Terms terms;
    private final Map<String, Map<Integer, Integer>> arrays = new HashMap<>();
    private final Map<String, Integer> written = new HashMap<>();
    private int folds;

    Memory(Terms terms) {
        this.terms = terms;
    }

    int load(String array, int at) {
        return array(array).computeIfAbsent(at, place -> found(array, place));
    }

    private int found(String array, int at) {
        if (array.startsWith(OWN)) {
            throw new IllegalStateException(array + "[" + at + "] is read, and nothing was written there");
        }
        return terms.of(array + "[" + at + "]");
    }

    void store(String array, int at, int term) {
        array(array).put(at, term);
        if (!array.startsWith(OWN)) {
            written.put(array + "[" + at + "]", term);
        }
    }

    private Map<Integer, Integer> array(String array) {
        return arrays.computeIfAbsent(array, name -> new HashMap<>());
    }

    /**
     * An array of floats of the kernel's own, by the number that tells it from others.
     *
     * @param keeps whether what it has still counts
     */
    String ownFloats(int number, boolean keeps) {
        String array = OWN + "floats " + number;
        return keeps ? array : emptied(array);
    }

    /** The same of doubles. */
    String ownDoubles(int number) {
        return emptied(OWN_DOUBLES + number);
    }

    private String emptied(String array) {
        arrays.remove(array);
        return array;
    }

    boolean isOfDoubles(String array) {
        return array.startsWith(OWN_DOUBLES);
    }

    /**
     * What is in the blocks goes elsewhere, and nothing is left.
     *
     * @param round where that is, if it ends a round; else empty
     */
    void foldBlocks(String round) {
        folds++;
        for (String block : BLOCKS) {
            array(block).forEach((at, term) -> written.put(block + "[" + at + "], block " + folds + round, term));
            array(block).replaceAll((at, term) -> terms.zero("f"));
        }
    }

    /** What was written last, by place. */
    SortedMap<String, Integer> written() {
        return new TreeMap<>(written);
    }
}
