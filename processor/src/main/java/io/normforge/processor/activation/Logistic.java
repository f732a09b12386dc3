package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.subtract;

import io.normforge.processor.ir.Expr;

/**
 * The logistic function left of 0: sigmoid(−a) = e / (1 + e) with e = e⁻ᵃ.
 *
 * @param decay e⁻ᵃ
 */
record Logistic(Exponential decay) {

    /** sigmoid(−a). */
    Expr tail(Locals locals) {
        return locals.let("tail", decay.times(share(locals)), "e / (1 + e)");
    }

    /** sigmoid(a) by its definition: the more exact of the two where a is small. */
    Expr share(Locals locals) {
        Expr e = locals.let("e", decay.value());
        return locals.let("share", divide(literal("1"), add(e, literal("1"))));
    }

    /** sigmoid(a) by what its tail leaves: the more exact of the two where a is large. */
    Expr head(Locals locals) {
        return locals.let("head", subtract(literal("1"), tail(locals)));
    }

    /** sigmoid′(a) = sigmoid′(−a). */
    Expr density(Locals locals) {
        Expr tail = tail(locals);
        return fma(negate(tail), tail, tail);
    }

    /**
     * The slope of t · sigmoid(−a(t)) with its sign changed: sigmoid(−a) · (1 − t · a′ · sigmoid(a)).
     *
     * @param head sigmoid(a)
     * @param rest the second factor
     */
    Expr selfGatedSlope(Expr head, Expr rest, Locals locals) {
        Expr factor = locals.let("factor", multiply(head, rest));
        return decay.times(factor);
    }
}
