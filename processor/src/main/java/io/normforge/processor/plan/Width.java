package io.normforge.processor.plan;

import java.util.List;

/**
 * How many elements a kernel handles at once.
 *
 * @param name ends the kernel's class name
 * @param lanes floats in a vector; 1 in plain code
 * @param strand how many partial sums are under way in one loop
 * @param tile how many vectors of columns are under way in one loop
 */
public record Width(String name, int lanes, int strand, int tile) {

    /** Plain Java. */
    public static final Width PLAIN = new Width("Plain", 1, 8, 8);

    /** The vector kernels, widest first. */
    public static final List<Width> VECTORS =
            List.of(new Width("Vector512", 16, 2, 2), new Width("Vector256", 8, 4, 2), new Width("Vector128", 4, 4, 2));

    /** The vector widths of so many lanes, as an option names them; others are passed over. */
    public static List<Width> withLanes(List<String> lanes) {
        List<String> wanted = lanes.stream().map(String::trim).toList();
        return VECTORS.stream()
                .filter(width -> wanted.contains(String.valueOf(width.lanes)))
                .toList();
    }

    /** The number of partial sums that make a row's sum, whatever the width: part of the definition of the result. */
    public static final int PARTIAL_SUMS = 32;

    /** How many slots the partial sums of a row fill. */
    public int slots() {
        return PARTIAL_SUMS / lanes;
    }

    public boolean isVector() {
        return lanes > 1;
    }

    /** How many rows of so many elements fit the registers side by side, of which 512-bit machines have 32. */
    int rowsAtOnce(int elements) {
        if (!isVector()) {
            return 1;
        }
        int most = (lanes == 16 ? 16 : 8) / vectors(elements);
        return most >= 4 ? 4 : most >= 2 ? 2 : 1;
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
