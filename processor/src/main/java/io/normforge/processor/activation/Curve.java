package io.normforge.processor.activation;

import io.normforge.processor.ir.Expr;

/** A function of one number, by its value and its derivative; each may declare locals on its way. */
interface Curve {

    /** The value in words that a mathematician reads, in terms of z. */
    String definition();

    Expr value(Expr z, Locals locals);

    Expr slope(Expr z, Locals locals);
}
