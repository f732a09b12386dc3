package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.absolute;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.max;
import static io.normforge.processor.ir.Expr.min;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.whereAtMost;

import io.normforge.processor.ir.Expr;

/**
 * What the functions z · S(z) have in common, where S rises from 0 to 1 and S(−z) = 1 − S(z): SILU and both GELUs. With
 * t = |z| and the tail T = S(−t),
 *
 * <pre>
 *     z · S(z)  = max(z, 0) − t · T
 *     (z S(z))′ = m for z ≤ 0, 1 − m for z &gt; 0, with m the derivative at −t
 * </pre>
 *
 * so that both need one side only, and the other is as exact.
 */
final class SelfGated {

    private SelfGated() {}

    /** |z|, as far as the tail is not 0; the limit at infinity comes out as it should. */
    static Expr magnitude(Expr z, Expr limit, Locals locals) {
        return locals.let("t", min(locals.let("magnitude", absolute(z)), limit));
    }

    static Expr value(Expr z, Expr t, Expr tail) {
        return fma(negate(t), tail, max(z, literal("0")));
    }

    static Expr slope(Expr z, Expr slopeAtMinusT) {
        return whereAtMost(z, literal("0"), slopeAtMinusT, subtract(literal("1"), slopeAtMinusT));
    }
}
