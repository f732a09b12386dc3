package io.normforge.processor.schedule;

import io.normforge.Storage;
import io.normforge.processor.ir.Bytecodes;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.VirtualRegisters;
import io.normforge.processor.plan.KernelPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many elements a kernel handles at once.
 *
 * @param name ends the kernel's class name
 * @param lanes floats in a vector; 1 in plain code
 * @param tile how many vectors of columns are under way in one loop
 * @param storage where the numbers of a call lie
 */
public record Width(String name, int lanes, int tile, Storage storage) {

    /** Plain Java. */
    public static final Width PLAIN = new Width("Plain", 1, 8, Storage.ARRAYS);

    /** The vector kernels, widest first. */
    public static final List<Width> VECTORS = List.of(
            new Width("Vector512", 16, 2, Storage.ARRAYS),
            new Width("Vector256", 8, 2, Storage.ARRAYS),
            new Width("Vector128", 4, 2, Storage.ARRAYS));

    /** The vector widths of so many lanes, as an option names them, with commas; nothing where one is no width. */
    public static Optional<List<Width>> withLanes(String lanes) {
        List<String> wanted =
                Stream.of(lanes.split(",", -1)).map(String::trim).distinct().toList();
        List<Width> found = VECTORS.stream()
                .filter(width -> wanted.contains(String.valueOf(width.lanes)))
                .toList();
        return found.size() == wanted.size() ? Optional.of(found) : Optional.empty();
    }

    /** How many elements of a row are added in float before their sums are added in double: part of the definition. */
    public static final int STRIP = 64;

    /** The parts of a strip that are added first. */
    public static final int PART = 16;

    /** How many doubles a row's sum has. */
    public static final int EIGHT = 8;

    /** How many vectors a strip fills. */
    public int slots() {
        return STRIP / lanes;
    }

    /** How many doubles fill a vector of this width. */
    public int wideLanes() {
        return lanes / 2;
    }

    /** The same for kernels that would be too large with tiles. */
    Width withoutTiles() {
        return new Width(name, lanes, 1, storage);
    }

    /** The same where calls take what lies there. */
    public Width on(Storage other) {
        return new Width(name, lanes, tile, other);
    }

    public boolean isOnSegments() {
        return storage == Storage.SEGMENTS;
    }

    /** How many columns are under way in one loop; 0 where that is no more than a vector of them. */
    int columnsInTile() {
        return isVector() && tile == 1 ? 0 : tile * lanes;
    }

    public boolean isVector() {
        return lanes > 1;
    }

    /** The kernel's class. */
    public String className(KernelPlan plan) {
        return plan.className(name, isOnSegments());
    }

    /** What its calls of the plain kernel's methods start with. */
    String plainOwner(KernelPlan plan) {
        return isVector() ? PLAIN.on(storage).className(plan) + "." : "";
    }

    /**
     * How many rows of so many elements fill sixteen registers side by side. Machines with 256 bits have no more in all, and
     * keep some of it in the first-level cache: two rows of 64 take 0.84 of the time of one after the other all the same.
     */
    int rowsAtOnce(int elements) {
        if (!isVector()) {
            return 1;
        }
        int most = 16 / vectors(elements);
        return most >= 4 ? 4 : most >= 2 ? 2 : 1;
    }

    /** Whether a method is small enough for the JIT. */
    boolean takes(Method method) {
        return Bytecodes.of(method, isVector(), isOnSegments()) <= Bytecodes.BUDGET
                && (!isVector() || VirtualRegisters.of(method, lanes, isOnSegments()) <= VirtualRegisters.BUDGET);
    }

    /** Bits in a vector. */
    public int bits() {
        return lanes * Float.SIZE;
    }

    /** How many vectors so many elements fill, the last perhaps in part. */
    int vectors(int elements) {
        return (elements + lanes - 1) / lanes;
    }
}
