package io.normforge.processor.activation;

import io.normforge.processor.ir.Expr;

/** Numbers that have a name in generated kernels. */
public enum NamedNumber {
    ROUNDER("12582912f", "1.5 * 2^23: what is added to it is rounded to an integer"),
    LOG2_E("1.442695f", "1 / ln 2"),
    LN2_HIGH("0.69314575f", "The first 16 bits of ln 2, whose product with an exponent is exact"),
    LN2_LOW("1.4286068e-6f", "ln 2 - LN2_HIGH"),
    VANISHING("88f", "From here on exp(-a) is 0");

    private final String digits;
    private final String meaning;

    NamedNumber(String digits, String meaning) {
        this.digits = digits;
        this.meaning = meaning;
    }

    /** The name, for an expression. */
    Expr expr() {
        return Expr.constant(name());
    }

    /** The number, as Java writes it. */
    public String digits() {
        return digits;
    }

    /** What it is, for the reader of a kernel. */
    public String meaning() {
        return meaning;
    }
}
