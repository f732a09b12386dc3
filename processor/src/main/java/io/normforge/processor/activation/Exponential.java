package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.powerOfTwo;
import static io.normforge.processor.ir.Expr.subtract;

import io.normforge.processor.ir.Expr;

/**
 * eˣ = 2ᵏ · (1 + growth), from −88.3, where it is 0, to 88.7; from 88.4 on it is infinite.
 *
 * <p>k is x / ln 2, rounded, and r = x − k · ln 2 with ln 2 in two parts, the first of which has no rounding (Cody, Waite,
 * "Software Manual for the Elementary Functions", 1980). growth = eʳ − 1 = r + r² · p(r), with p of degree 4 the relative
 * minimax of the remaining factor on |r| ≤ ln 2 / 2, its coefficients constrained to floats (Brisebarre, Chevillard,
 * "Efficient polynomial L∞-approximations", 2007); its own error is 3.3e-9 of eʳ, a twentieth of a unit in the last place.
 * Kept apart, power and growth serve eˣ − 1 without cancellation, and products of eˣ with one rounding less.
 *
 * @param power 2ᵏ
 * @param growth eʳ − 1
 */
record Exponential(Expr power, Expr growth) {

    private static final Polynomial SERIES =
            new Polynomial("0.4999999", "0.16666521", "0.041668963", "0.008368669", "0.0013782455");

    /** Of a number. */
    static Exponential of(Expr exponent, Locals locals) {
        return of(exponent, null, "", locals);
    }

    /** Of a number that has a second part, far below the first. */
    static Exponential of(Expr exponent, Expr low, Locals locals) {
        return of(exponent, low, "", locals);
    }

    /** Of a number, where there is another exponential beside it. */
    static Exponential beside(String name, Expr exponent, Locals locals) {
        return of(exponent, null, name, locals);
    }

    private static Exponential of(Expr exponent, Expr low, String name, Locals locals) {
        Expr rounder = NamedNumber.ROUNDER.expr();
        String note = "e^x = 2^k * e^r, where k is x / ln 2, rounded";
        Expr shifted = locals.let(name(name, "shifted"), fma(exponent, NamedNumber.LOG2_E.expr(), rounder), note);
        Expr minusK = locals.let(name(name, "minusK"), subtract(rounder, shifted));
        Expr first = fma(minusK, NamedNumber.LN2_HIGH.expr(), exponent);
        Expr r = locals.let(name(name, "r"), low == null ? whole(minusK, first) : split(minusK, first, low));
        Expr series = SERIES.at(r, name(name, "series"), "", locals);
        Expr growth = locals.let(name(name, "growth"), fma(multiply(r, r), series, r), "e^r - 1");
        Expr power = locals.let(name(name, "power"), powerOfTwo(shifted));
        return new Exponential(power, growth);
    }

    private static Expr whole(Expr minusK, Expr first) {
        return fma(minusK, NamedNumber.LN2_LOW.expr(), first);
    }

    private static Expr split(Expr minusK, Expr first, Expr low) {
        return add(first, fma(minusK, NamedNumber.LN2_LOW.expr(), low));
    }

    private static String name(String which, String part) {
        return which.isEmpty() ? part : which + Character.toUpperCase(part.charAt(0)) + part.substring(1);
    }

    /** eˣ, for x up to 88. */
    Expr value() {
        return fma(power, growth, power);
    }

    /** eˣ, infinite where floats end. */
    Expr unbounded() {
        return multiply(power, add(growth, literal("1")));
    }

    /** 1 − eˣ, for x up to 88; exact to a rounding near 0 too. */
    Expr complement() {
        return fma(negate(power), growth, subtract(literal("1"), power));
    }

    /** eˣ · factor, with a rounding less than the product of the two. */
    Expr times(Expr factor) {
        return multiply(power, fma(growth, factor, factor));
    }
}
