package io.normforge.processor.ir;

/** What an {@link Expr} does with its arguments. */
public enum Op {
    /** A number, by its digits. */
    LITERAL,
    /** A named number of the kernel, the same for all elements: a constant of the class or an argument. */
    CONSTANT,
    /** A local that each element has. */
    VALUE,
    /** A local that each statistic has. */
    STATISTIC,
    /** An element of an array; neighbours take neighbouring elements. */
    LOAD,
    /** An element of an array; neighbours take the same one. */
    SPREAD,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    /** The first times the second plus the third, rounded once. */
    FMA,
    MAX,
    SQUARE_ROOT,
    /** To float, where the arithmetic around it is wider. */
    ROUND,
    NEGATE;

    /** Whether it computes, rather than names something. */
    public boolean isArithmetic() {
        return ordinal() >= ADD.ordinal();
    }
}
