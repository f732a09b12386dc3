package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.subtract;

import io.normforge.processor.ir.Expr;

/**
 * z · (1 + tanh(u)) / 2 = z · sigmoid(2u), self-gated by the logistic function of 2u = 2√(2/π) · (z + 0.044715 · z³).
 *
 * <p>2u reaches 17 before the function falls below 2⁻²², so a rounding of it would cost that many: it is carried in two
 * floats, and so are the constants in it. The slope's second part, near its zero, is a polynomial of degree 8 (Remez, 1.9e-8
 * relative, −0.84 to 0.42 from the zero).
 */
final class GeluTanh implements Curve {

    /** Here 2u is 87.9, and e^(−2u) is 0. */
    private static final Expr LIMIT = literal("10.025");

    /** −2√(2/π), in two floats. */
    private static final Expr LINEAR = literal("-1.5957692");

    private static final Expr LINEAR_LOW = literal("4.534068e-8");

    /** −2√(2/π) · 0.044715, in two floats, and the first of them twice. */
    private static final Expr CUBIC = literal("-0.071354814");

    private static final Expr CUBIC_LOW = literal("-2.3988325e-9");
    private static final Expr TWICE_CUBIC = literal("-0.14270963");

    private static final SlopeNearZero NEAR_ZERO = new SlopeNearZero(
            "0.75246143",
            "1.1339628e-8",
            "0.20875",
            "0.62875",
            new Polynomial(
                    "0.43040007",
                    "0.38751844",
                    "-0.015781978",
                    "-0.1139432",
                    "-0.016633473",
                    "0.019657582",
                    "0.0053276247",
                    "-0.0022738292",
                    "-0.0009799447"));

    @Override
    public String definition() {
        return "z * (1 + tanh(sqrt(2 / pi) * (z + 0.044715 * z^3))) / 2";
    }

    @Override
    public Expr value(Expr z, Locals locals) {
        Expr t = SelfGated.magnitude(z, LIMIT, locals);
        return SelfGated.value(z, t, logistic(t, locals).tail(locals));
    }

    /** 2u′ = 2u / t + 4√(2/π) · 0.044715 · t². */
    @Override
    public Expr slope(Expr z, Locals locals) {
        Expr t = SelfGated.magnitude(z, LIMIT, locals);
        Logistic logistic = logistic(t, locals);
        Expr square = locals.let("square", multiply(t, t));
        Expr rate = rate(square, locals);
        Expr steep = locals.let("steep", fma(square, TWICE_CUBIC, rate), "minus the slope of 2u, in two floats");
        Expr steepLow = add(fma(square, TWICE_CUBIC, subtract(rate, steep)), rateLow(t, square, rate, locals));
        Expr rest = fma(steep, t, fma(steepLow, t, add(logistic.e(locals), literal("1"))));
        Expr elsewhere = logistic.selfGatedSlope(rest, locals);
        return SelfGated.slope(z, locals.let("below", NEAR_ZERO.of(t, elsewhere, locals)));
    }

    private static Logistic logistic(Expr t, Locals locals) {
        Expr square = locals.let("square", multiply(t, t));
        Expr rate = rate(square, locals);
        Expr rateLow = rateLow(t, square, rate, locals);
        Expr exponent = locals.let("exponent", multiply(t, rate), "-2u, in two floats");
        Expr low = locals.let("low", fma(t, rateLow, fma(t, rate, negate(exponent))));
        return new Logistic(Exponential.of(exponent, low, locals));
    }

    private static Expr rate(Expr square, Locals locals) {
        return locals.let("rate", fma(square, CUBIC, LINEAR), "-2u / t, in two floats");
    }

    private static Expr rateLow(Expr t, Expr square, Expr rate, Locals locals) {
        Expr squareLow = locals.let("squareLow", fma(t, t, negate(square)));
        Expr rounding = fma(square, CUBIC, subtract(LINEAR, rate));
        Expr constants = fma(square, CUBIC_LOW, LINEAR_LOW);
        return locals.let("rateLow", add(fma(squareLow, CUBIC, rounding), constants));
    }
}
