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
 * z · Φ(z), self-gated by the normal distribution.
 *
 * <p>Its tail Φ(−t) = erfc(t / √2) / 2 is e^(−t²/2) · Q(t) / (t + 3.25), with t² in two floats, and Q a polynomial of
 * degree 8 in v = (t − 1.5) / (t + 3.25): the relative minimax over 0 ≤ t ≤ 5.65, where z · Φ(z) falls below 2⁻²², to
 * 1.2e-8 (coefficients as in {@link Exponential}). Beyond, the exponential vanishes whatever Q is. The map is that of
 * Schonfelder, "Chebyshev expansions for the error and related functions", Math. Comp. 32, 1978. The division by t + 3.25
 * costs a little time and keeps Q between 0.6 and 1.7: without it the polynomial falls to 0.07, and loses two units in the
 * last place to cancellation on its way there.
 *
 * <p>Its slope at −t is Φ(−t) − t · φ(t) = e^(−t²/2) · (t₀ − t) · S(t), where t₀ is its only zero, in two floats, and S a
 * polynomial of degree 7 in v: relative minimax over the same interval (Remez), to 2.3e-9. So it has no cancellation.
 */
final class Gelu implements Curve {

    /** Here e^(−t²/2) is 0, and t no larger than {@link Exponential} takes. */
    private static final Expr LIMIT = literal("13.25");

    private static final Expr CENTRE = literal("1.5");

    private static final Expr SHIFT = literal("3.25");

    private static final Polynomial TAIL_RATIO = new Polynomial(
            "0.9774582",
            "-1.0592877",
            "0.67500883",
            "-0.18144265",
            "-0.05134352",
            "0.03714203",
            "0.009938688",
            "-0.006630458",
            "-0.0027779178");

    private static final Polynomial SLOPE_RATIO = new Polynomial(
            "0.5247638",
            "-0.2256909",
            "0.14603409",
            "-0.052092165",
            "0.0010381109",
            "0.0061267093",
            "-0.00034695544",
            "-0.00097300275");

    @Override
    public String definition() {
        return "z * (1 + erf(z / sqrt(2))) / 2";
    }

    @Override
    public Expr value(Expr z, Locals locals) {
        Expr t = SelfGated.magnitude(z, LIMIT, locals);
        Expr v = mapped(t, locals);
        Expr ratio = TAIL_RATIO.at(v, "ratio", "Phi(-t) = e^(-t^2/2) * ratio / (t + 3.25)", locals);
        Expr tail = locals.let("tail", divide(bell(t, locals).times(ratio), beyond(t, locals)));
        return SelfGated.value(z, t, tail);
    }

    @Override
    public Expr slope(Expr z, Locals locals) {
        Expr t = SelfGated.magnitude(z, LIMIT, locals);
        Expr v = mapped(t, locals);
        Expr slopeRatio =
                SLOPE_RATIO.at(v, "slopeRatio", "the slope at -t, over e^(-t^2/2), is 0 at 0.7517915", locals);
        Expr toZero = subtract(subtract(literal("0.75179154"), t), literal("1.211445e-8"));
        Expr factor = locals.let("factor", multiply(toZero, slopeRatio));
        return SelfGated.slope(z, locals.let("below", bell(t, locals).times(factor)));
    }

    private static Expr mapped(Expr t, Locals locals) {
        return locals.let("v", divide(subtract(t, CENTRE), beyond(t, locals)));
    }

    private static Expr beyond(Expr t, Locals locals) {
        return locals.let("beyond", add(t, SHIFT));
    }

    /** e^(−t²/2); what rounding takes from t² would show in it. */
    private static Exponential bell(Expr t, Locals locals) {
        Expr half = locals.let("half", multiply(t, literal("-0.5")));
        Expr exponent = locals.let("exponent", multiply(half, t), "-t^2 / 2, in two floats");
        Expr low = locals.let("low", fma(half, t, negate(exponent)));
        return Exponential.of(exponent, low, locals);
    }
}
