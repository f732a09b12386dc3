package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;

import io.normforge.processor.ir.Expr;

/** A polynomial with float coefficients, by Horner's rule: one fused multiply-add, and so one rounding, a power. */
final class Polynomial {

    private final String[] coefficients;

    /** The coefficients of x⁰, x¹ and so on, as Java writes floats, without a suffix. */
    Polynomial(String... coefficients) {
        this.coefficients = coefficients;
    }

    /** Its value under a name; the steps on the way have a letter more. */
    Expr at(Expr x, String name, String note, Locals locals) {
        int power = coefficients.length - 2;
        Expr value = step(fma(x, coefficient(power + 1), coefficient(power)), power, name, note, locals);
        while (power > 0) {
            power--;
            value = step(fma(value, x, coefficient(power)), power, name, "", locals);
        }
        return value;
    }

    private Expr coefficient(int power) {
        return literal(coefficients[power]);
    }

    private static Expr step(Expr value, int power, String name, String note, Locals locals) {
        return locals.let(power == 0 ? name : name + (char) ('A' + power), value, note);
    }
}
