package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.constant;
import static io.normforge.processor.ir.Expr.copySign;
import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.max;
import static io.normforge.processor.ir.Expr.min;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.whereAtMost;

import io.normforge.Activation;
import io.normforge.processor.ir.Expr;
import java.util.Map;

/** The activation functions: what each one is, forward and backward. A new one is a row and its curve. */
public final class Activations {

    /** The name of LEAKY_RELU's slope in a kernel. */
    public static final String SLOPE = "SLOPE";

    private static final Map<Activation, Curve> CURVES = Map.of(
            Activation.NONE, new Identity(),
            Activation.RELU, new Relu(),
            Activation.LEAKY_RELU, new LeakyRelu(),
            Activation.SILU, new Silu(),
            Activation.GELU, new Gelu(),
            Activation.GELU_TANH, new GeluTanh(),
            Activation.SIGMOID, new Sigmoid(),
            Activation.TANH, new Tanh(),
            Activation.HARDSWISH, new HardSwish());

    private Activations() {}

    /** What the function is, in terms of z. */
    public static String definition(Activation activation) {
        return CURVES.get(activation).definition();
    }

    /** The function of an argument that is a float. */
    public static Expr value(Activation activation, Expr z, Locals locals) {
        return CURVES.get(activation).value(z, locals);
    }

    /** Its derivative there. */
    public static Expr slope(Activation activation, Expr z, Locals locals) {
        return CURVES.get(activation).slope(z, locals);
    }

    private static final class Identity implements Curve {

        @Override
        public String definition() {
            return "z";
        }

        @Override
        public Expr value(Expr z, Locals locals) {
            return z;
        }

        @Override
        public Expr slope(Expr z, Locals locals) {
            return literal("1");
        }
    }

    private static final class Relu implements Curve {

        @Override
        public String definition() {
            return "max(z, 0)";
        }

        @Override
        public Expr value(Expr z, Locals locals) {
            return max(z, literal("0"));
        }

        @Override
        public Expr slope(Expr z, Locals locals) {
            return whereAtMost(z, literal("0"), literal("0"), literal("1"));
        }
    }

    private static final class LeakyRelu implements Curve {

        @Override
        public String definition() {
            return "max(z, 0) + " + SLOPE + " * min(z, 0)";
        }

        @Override
        public Expr value(Expr z, Locals locals) {
            return whereAtMost(z, literal("0"), multiply(z, constant(SLOPE)), z);
        }

        @Override
        public Expr slope(Expr z, Locals locals) {
            return whereAtMost(z, literal("0"), constant(SLOPE), literal("1"));
        }
    }

    /** By lines: (z + 1.5) / 3 is exact in z + 1.5 where it nears 0, as (z + 3) / 6 is in z + 3. */
    private static final class HardSwish implements Curve {

        @Override
        public String definition() {
            return "z * max(0, min(6, z + 3)) / 6";
        }

        @Override
        public Expr value(Expr z, Locals locals) {
            Expr above = locals.let("above", max(z, literal("-3")));
            Expr line = locals.let("line", multiply(add(above, literal("3")), literal("0.16666667")));
            return multiply(above, min(line, literal("1")));
        }

        @Override
        public Expr slope(Expr z, Locals locals) {
            Expr line = locals.let("slopeLine", multiply(add(z, literal("1.5")), literal("0.33333334")));
            Expr belowThree = locals.let("belowThree", whereAtMost(literal("3"), z, literal("1"), line));
            return whereAtMost(z, literal("-3"), literal("0"), belowThree);
        }
    }

    private static final class Silu implements Curve {

        /** Degree 7, relative minimax (Remez) over 0.5 to both sides of the slope's zero, to 5.9e-9. */
        private static final SlopeNearZero NEAR_ZERO = new SlopeNearZero(
                "1.2784646",
                "1.29792825e-8",
                "0",
                "0.5",
                new Polynomial(
                        "0.2178117",
                        "0.1466488",
                        "0.018874649",
                        "-0.015222769",
                        "-0.0066033024",
                        "0.00012888623",
                        "0.00077761384",
                        "0.00017120017"));

        @Override
        public String definition() {
            return "z / (1 + e^-z)";
        }

        @Override
        public Expr value(Expr z, Locals locals) {
            Expr t = SelfGated.magnitude(z, NamedNumber.VANISHING.expr(), locals);
            return SelfGated.value(z, t, logistic(t, locals).tail(locals));
        }

        @Override
        public Expr slope(Expr z, Locals locals) {
            Expr t = SelfGated.magnitude(z, NamedNumber.VANISHING.expr(), locals);
            Logistic logistic = logistic(t, locals);
            Expr rest = add(logistic.e(locals), subtract(literal("1"), t));
            Expr elsewhere = logistic.selfGatedSlope(rest, locals);
            return SelfGated.slope(z, locals.let("below", NEAR_ZERO.of(t, elsewhere, locals)));
        }
    }

    private static Logistic logistic(Expr t, Locals locals) {
        return new Logistic(Exponential.of(locals.let("exponent", negate(t)), locals));
    }

    /** Its value by e⁻ᶻ on both sides, which makes it as monotone as that; its slope by the side where e⁻ᵗ is small. */
    private static final class Sigmoid implements Curve {

        @Override
        public String definition() {
            return "1 / (1 + e^-z)";
        }

        @Override
        public Expr value(Expr z, Locals locals) {
            Expr opposite = locals.let("opposite", negate(z));
            Expr atLeast = locals.let("atLeast", max(opposite, literal("-88")));
            Expr exponent = locals.let("bounded", min(atLeast, literal("89")));
            Expr e = Exponential.beside("rising", exponent, locals).unbounded();
            return divide(literal("1"), add(e, literal("1")));
        }

        @Override
        public Expr slope(Expr z, Locals locals) {
            Expr t = SelfGated.magnitude(z, NamedNumber.VANISHING.expr(), locals);
            return logistic(t, locals).density(locals);
        }
    }

    /** By w = 1 − e^(−2t), t = |z|: tanh t = w / (2 − w), and tanh′ = 4 · sigmoid′(2t). */
    private static final class Tanh implements Curve {

        @Override
        public String definition() {
            return "(e^z - e^-z) / (e^z + e^-z)";
        }

        @Override
        public Expr value(Expr z, Locals locals) {
            Expr w = locals.let("w", decay(z, locals).complement(), "1 - e^(-2t)");
            return copySign(divide(w, subtract(literal("2"), w)), z);
        }

        @Override
        public Expr slope(Expr z, Locals locals) {
            return multiply(new Logistic(decay(z, locals)).density(locals), literal("4"));
        }

        private static Exponential decay(Expr z, Locals locals) {
            Expr t = SelfGated.magnitude(z, literal("44"), locals);
            return Exponential.of(locals.let("exponent", multiply(t, literal("-2"))), locals);
        }
    }
}
