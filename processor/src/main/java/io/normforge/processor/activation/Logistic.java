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
        Expr e = locals.let("e", decay.value());
        Expr share = locals.let("share", divide(literal("1"), add(e, literal("1"))));
        return locals.let("tail", decay.times(share), "e / (1 + e)");
    }

    /** sigmoid(a). */
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
     * @param rest the second factor
     */
    Expr selfGatedSlope(Expr rest, Locals locals) {
        Expr factor = locals.let("factor", multiply(head(locals), rest));
        return decay.times(factor);
    }
}
