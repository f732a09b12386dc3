package io.normforge.processor.plan;

import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.ir.Slot.Guard;
import java.util.List;
import java.util.stream.IntStream;

/** The slots into which a row falls, for one width. */
record Strips(Width width) {

    /** So many partial sums of each of these sums, at 0. */
    Node zeros(List<String> sums, int partials) {
        List<Slot> slots = IntStream.range(0, partials)
                .mapToObj(slot -> Slot.whole(String.valueOf(slot), 0))
                .toList();
        return new Strip(slots, sums.stream().<Node>map(Zero::new).toList());
    }

    /** One strand of a strip of 32 elements. */
    List<Slot> strand(int strand) {
        int first = strand * width.strand();
        return IntStream.range(first, first + width.strand())
                .mapToObj(slot -> Slot.whole(String.valueOf(slot), slot * width.lanes()))
                .toList();
    }

    int strands() {
        return width.slots() / width.strand();
    }

    /** What is left of a row behind its last whole strip, where the compiler knows how much. */
    List<Slot> tail(int elements, String suffix) {
        return IntStream.range(0, width.vectors(elements))
                .mapToObj(slot -> new Slot(
                        suffix + slot,
                        String.valueOf(slot),
                        slot * width.lanes(),
                        guard(elements - slot * width.lanes())))
                .toList();
    }

    /** A whole row, side by side; its partial sums are those that strips would have. */
    List<Slot> straight(int elements) {
        return IntStream.range(0, width.vectors(elements))
                .mapToObj(slot -> new Slot(
                        String.valueOf(slot),
                        String.valueOf(slot % width.slots()),
                        slot * width.lanes(),
                        guard(elements - slot * width.lanes())))
                .toList();
    }

    /** How many partial sums a row of so many elements has anything to add to. */
    int partialsPresent(int elements) {
        return Math.min(width.slots(), width.vectors(elements));
    }

    private Guard guard(int left) {
        return width.isVector() && left < width.lanes() ? new Guard(true, "") : Guard.ALL;
    }
}
