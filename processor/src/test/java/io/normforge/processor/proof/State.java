package io.normforge.processor.proof;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Slot;
import java.util.Map;
import java.util.TreeSet;

/** Where a run of a kernel stands. */
final class State {

    private final Terms terms;
    private final Memory memory;
    private final Map<String, Integer> sizes;
    private final TreeSet<String> doubts = new TreeSet<>();
    private Frame frame;

    /** A run over these sizes, by name. */
    State(Terms terms, Map<String, Integer> sizes) {
        this.terms = terms;
        this.sizes = sizes;
        memory = new Memory(terms);
    }

    Terms terms() {
        return terms;
    }

    Memory memory() {
        return memory;
    }

    /** The sizes of the nest, by name. */
    Map<String, Integer> sizes() {
        return sizes;
    }

    TreeSet<String> doubts() {
        return doubts;
    }

    Frame frame() {
        return frame;
    }

    /** Another method goes on. */
    void enter(Frame other) {
        frame = other;
    }

    int lanes() {
        return frame.code().lanes();
    }

    /** What an int is. */
    int ints(String text) {
        return Ints.of(text, frame.ints());
    }

    /** Whether a lane is an element of the row. */
    boolean counts(Slot slot, int lane) {
        if (slot == null || !slot.guard().isPartial()) {
            return true;
        }
        return lanes() > 1
                ? lane < sizes.get(Sizes.ROW) % lanes()
                : slot.guard().condition().isEmpty() || ints(slot.guard().condition()) != 0;
    }

    int load(String array, Index index, Slot slot, int lane) {
        return memory.load(frame.array(array), at(index, slot, lane));
    }

    void store(String array, Index index, Slot slot, int lane, int term) {
        memory.store(frame.array(array), at(index, slot, lane), term);
    }

    private int at(Index index, Slot slot, int lane) {
        int start = index.start().isEmpty() ? 0 : ints(index.start());
        return start + index.distance() + (slot == null ? 0 : slot.distance() + lane);
    }
}
