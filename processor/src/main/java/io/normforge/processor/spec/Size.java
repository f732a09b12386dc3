package io.normforge.processor.spec;

import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of sizes: of the constant ones, already multiplied, and of those that a call gives, by axis.
 *
 * @param factor the product of the constant sizes
 * @param dynamicAxes the axes whose sizes are known at run time, ascending
 */
public record Size(int factor, List<Integer> dynamicAxes) {

    /** The empty product. */
    public static final Size ONE = new Size(1, List.of());

    /** The declared size of one axis. */
    public static Size of(int axis, int declared) {
        return declared == Shape.DYNAMIC ? new Size(1, List.of(axis)) : of(declared);
    }

    /** A size that the compiler knows. */
    static Size of(int constant) {
        return new Size(constant, List.of());
    }

    /** Whether the compiler knows it. */
    public boolean isConstant() {
        return dynamicAxes.isEmpty();
    }

    /** This times another. */
    public Size times(Size other) {
        List<Integer> axes = new ArrayList<>(dynamicAxes);
        axes.addAll(other.dynamicAxes);
        return new Size(
                Math.multiplyExact(factor, other.factor), axes.stream().sorted().toList());
    }
}
