package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.absolute;
import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.whereAtMost;

import io.normforge.processor.ir.Expr;

/**
 * The slope of a self-gated function at −t around the t₀ where it crosses 0. There its terms cancel, so it is a
 * polynomial in t times t₀ − t, with t₀ in two floats, which keeps its relative precision.
 *
 * @param zero t₀ as a float
 * @param zeroLow what rounding added to t₀
 * @param centre the middle of the interval where this holds, as far beyond t₀
 * @param reach how far the interval goes from there, to both sides
 * @param factor of t₀ − t
 */
record SlopeNearZero(String zero, String zeroLow, String centre, String reach, Polynomial factor) {

    /** The slope, out of what it is elsewhere. */
    Expr of(Expr t, Expr elsewhere, Locals locals) {
        Expr toZero = locals.let(
                "toZero", subtract(subtract(literal(zero), t), literal(zeroLow)), "how far the slope's zero is from t");
        Expr near = multiply(toZero, factor.at(toZero, "near", "", locals));
        Expr distance = absolute(centre.equals("0") ? toZero : add(toZero, literal(centre)));
        return whereAtMost(distance, literal(reach), near, elsewhere);
    }
}
