package io.normforge.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A product of sizes: of the constant ones, already multiplied, and of those that only a call or the layer's constructor gives.
 *
 * @param factor the product of the constant sizes
 * @param names of those that are known at run time, sorted: {@code size0} for that of axis 0, or what groups make of channels
 */
public record Size(int factor, List<String> names) {

    /** The empty product. */
    public static final Size ONE = new Size(1, List.of());

    /** Nothing. */
    public static final Size NONE = new Size(0, List.of());

    /** How many groups there are. */
    public static final String GROUPS = "groups";

    /** How many channels a group has. */
    public static final String GROUP_SIZE = "groupSize";

    /** The declared size of one axis; those that are no numbers are negative. */
    public static Size of(int axis, int declared) {
        return declared < 0 ? named(name(axis)) : of(declared);
    }

    /** What the size of an axis is called where it is no constant. */
    public static String name(int axis) {
        return "size" + axis;
    }

    /** How many groups there are, by what the annotation says. */
    static Size groups(int declared) {
        return declared < 0 ? named(GROUPS) : of(declared);
    }

    /** How many channels a group has. */
    static Size ofGroup(int channels, int groups) {
        return channels < 0 || groups < 0 ? named(GROUP_SIZE) : of(channels / groups);
    }

    /** A size that the compiler knows. */
    static Size of(int constant) {
        return new Size(constant, List.of());
    }

    /** A size that it does not know. */
    static Size named(String name) {
        return new Size(1, List.of(name));
    }

    /** Whether the compiler knows it. */
    public boolean isConstant() {
        return names.isEmpty();
    }

    /** This times another. */
    public Size times(Size other) {
        List<String> all = new ArrayList<>(names);
        all.addAll(other.names);
        return new Size(
                Math.multiplyExact(factor, other.factor), all.stream().sorted().toList());
    }

    /** Its factors, as code writes them: {@code size0}, {@code size1}, {@code 12}. */
    public List<String> factors() {
        Stream<String> constant = factor == 1 && !isConstant() ? Stream.of() : Stream.of(String.valueOf(factor));
        return Stream.concat(names.stream(), constant).toList();
    }
}
