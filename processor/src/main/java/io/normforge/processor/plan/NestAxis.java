package io.normforge.processor.plan;

import io.normforge.processor.spec.Axis;

/**
 * An axis of the canonical shape with the names it has in a kernel.
 *
 * @param variable the index along it
 * @param size its size: a constant of the class, or an argument
 * @param stride how far apart in memory neighbours are, as an int expression
 * @param affineStride likewise in γ and β; empty where they do not vary along it
 */
public record NestAxis(Axis axis, String variable, String size, String stride, String affineStride) {

    /** The same axis where nothing is pooled along it. */
    NestAxis unpooled() {
        return new NestAxis(new Axis(axis.size(), false, axis.affine()), variable, size, stride, affineStride);
    }

    /** The same axis as a loop like any other, with another variable, where γ and β have been read before. */
    public NestAxis withVariable(String other) {
        return new NestAxis(new Axis(axis.size(), true, false), other, size, stride, "");
    }

    /** Whether the size is an argument. */
    public boolean isDynamic() {
        return !axis.size().isConstant();
    }

    /** The size, where it is constant. */
    public int constantSize() {
        return axis.size().factor();
    }

    /** How far in memory the index has come. */
    public String position() {
        return scaled(stride);
    }

    /** How far in γ and β the index has come; empty where they do not vary along the axis. */
    public String affinePosition() {
        return axis.affine() ? scaled(affineStride) : "";
    }

    private String scaled(String by) {
        return by.equals("1") ? variable : variable + " * " + (by.contains(" ") ? "(" + by + ")" : by);
    }
}
