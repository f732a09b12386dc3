package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;
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
        return locals.let("share", divide(literal("1"), add(e(locals), literal("1"))));
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
     * The slope of t · sigmoid(−a(t)) with its sign changed: e · (1 + e − t · a′) / (1 + e)².
     *
     * @param rest 1 + e − t · a′
     */
    Expr selfGatedSlope(Expr rest, Locals locals) {
        Expr e = e(locals);
        Expr square = fma(e, add(e, literal("2")), literal("1"));
        return decay.times(locals.let("factor", divide(rest, square)));
    }

    /** e⁻ᵃ as one number. */
    Expr e(Locals locals) {
        return locals.let("e", decay.value());
    }
}
