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
    /** A double that each statistic has, whatever the arithmetic around it. */
    WIDE,
    /** An element of an array; neighbours take neighbouring elements. */
    LOAD,
    /** The same of an array of doubles, in a wide local. */
    LOAD_WIDE,
    /** An element of an array; neighbours take the same one. */
    SPREAD,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    /** The first times the second plus the third, rounded once. */
    FMA,
    /** The smaller of the two; NaN if either is. */
    MIN,
    /** The larger of the two; NaN if either is. */
    MAX,
    ABSOLUTE,
    /** The first with the sign of the second. */
    COPY_SIGN,
    /** The third where the first is at most the second, else the fourth, as where either is NaN. */
    WHERE_AT_MOST,
    /** 2 to the whole number k from −127 (which gives 0) to 128 (infinity), out of k + 1.5 · 2²³. */
    POWER_OF_TWO,
    SQUARE_ROOT,
    /** To float, in a method whose arithmetic is double. */
    ROUND,
    /** To double, in a method whose arithmetic is float. */
    WIDEN,
    /** Back to the arithmetic of the method. */
    NARROW,
    NEGATE,
    /** What a method of the plain kernel returns, which takes and gives a float; for double arithmetic. */
    CALL;

    /** Whether it computes, rather than names something. */
    public boolean isArithmetic() {
        return ordinal() >= ADD.ordinal();
    }
}
