package io.normforge.processor.schedule;

import io.normforge.processor.ir.Slot;
import io.normforge.processor.ir.Slot.Guard;
import io.normforge.processor.plan.NestAxis;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The slots into which strips of a row fall, for one width.
 *
 * @param row how many elements the row has; a call tells where it is {@link #OF_A_CALL}
 */
record Strips(Width width, int row) {

    /** Such a row has whole vectors only. */
    static final int OF_A_CALL = 0;

    static Strips of(Width width, NestAxis row) {
        return new Strips(width, row.isDynamic() ? OF_A_CALL : row.constantSize());
    }

    /** A strip of so many elements, the last slot perhaps in part. */
    List<Slot> of(int elements, String suffix) {
        return from(0, elements, suffix);
    }

    /** The vector of that number of each of two parts. */
    List<Slot> pair(int number) {
        int distance = number * width.lanes();
        return List.of(
                Slot.whole(String.valueOf(2 * number), distance),
                Slot.whole(String.valueOf(2 * number + 1), Width.PART + distance));
    }

    /** The strips of a whole row, one after the other, their slots numbered throughout. */
    List<List<Slot>> straight(int elements) {
        return IntStream.iterate(0, from -> from < elements, from -> from + Width.STRIP)
                .mapToObj(from -> from(from, Math.min(elements - from, Width.STRIP), ""))
                .toList();
    }

    private List<Slot> from(int from, int elements, String suffix) {
        return IntStream.range(0, width.vectors(elements))
                .mapToObj(slot -> new Slot(
                        suffix + (from / width.lanes() + slot),
                        from + slot * width.lanes(),
                        guard(elements - slot * width.lanes())))
                .toList();
    }

    /** How many of a sum's eight doubles a row of so many elements adds to. */
    static int present(int elements) {
        return Math.min(Width.EIGHT, elements);
    }

    private Guard guard(int left) {
        int missing = width.lanes() - left;
        return width.isVector() && missing > 0 ? new Guard(true, "", row < width.lanes() ? 0 : missing) : Guard.ALL;
    }
}
