package io.normforge.processor.ir;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An expression: an operator and its arguments.
 *
 * @param name what a leaf names: digits, a local, an array
 * @param index where in the array, once the schedule has said; null before and elsewhere
 */
public record Expr(Op op, String name, Index index, List<Expr> args) {

    private static Expr leaf(Op op, String name) {
        return new Expr(op, name, null, List.of());
    }

    private static Expr node(Op op, Expr... args) {
        return new Expr(op, "", null, List.of(args));
    }

    public static Expr literal(String digits) {
        return leaf(Op.LITERAL, digits);
    }

    public static Expr constant(String name) {
        return leaf(Op.CONSTANT, name);
    }

    public static Expr value(String name) {
        return leaf(Op.VALUE, name);
    }

    public static Expr statistic(String name) {
        return leaf(Op.STATISTIC, name);
    }

    public static Expr wide(String name) {
        return leaf(Op.WIDE, name);
    }

    public static Expr load(String array) {
        return leaf(Op.LOAD, array);
    }

    public static Expr loadWide(String array) {
        return leaf(Op.LOAD_WIDE, array);
    }

    public static Expr add(Expr left, Expr right) {
        return node(Op.ADD, left, right);
    }

    public static Expr subtract(Expr left, Expr right) {
        return node(Op.SUBTRACT, left, right);
    }

    public static Expr multiply(Expr left, Expr right) {
        return node(Op.MULTIPLY, left, right);
    }

    public static Expr divide(Expr left, Expr right) {
        return node(Op.DIVIDE, left, right);
    }

    public static Expr fma(Expr left, Expr right, Expr addend) {
        return node(Op.FMA, left, right, addend);
    }

    public static Expr min(Expr left, Expr right) {
        return node(Op.MIN, left, right);
    }

    public static Expr max(Expr left, Expr right) {
        return node(Op.MAX, left, right);
    }

    public static Expr absolute(Expr arg) {
        return node(Op.ABSOLUTE, arg);
    }

    public static Expr copySign(Expr magnitude, Expr sign) {
        return node(Op.COPY_SIGN, magnitude, sign);
    }

    public static Expr whereAtMost(Expr left, Expr right, Expr then, Expr otherwise) {
        return node(Op.WHERE_AT_MOST, left, right, then, otherwise);
    }

    public static Expr powerOfTwo(Expr shifted) {
        return node(Op.POWER_OF_TWO, shifted);
    }

    public static Expr squareRoot(Expr arg) {
        return node(Op.SQUARE_ROOT, arg);
    }

    public static Expr round(Expr arg) {
        return node(Op.ROUND, arg);
    }

    public static Expr widen(Expr arg) {
        return node(Op.WIDEN, arg);
    }

    public static Expr narrow(Expr arg) {
        return node(Op.NARROW, arg);
    }

    public static Expr negate(Expr arg) {
        return node(Op.NEGATE, arg);
    }

    /** A function of the kernel applied to a number. */
    public static Expr call(String function, Expr arg) {
        return new Expr(Op.CALL, function, null, List.of(arg));
    }

    /** Whether it is a number that does not depend on the element. */
    public boolean isNumber() {
        return op == Op.LITERAL || op == Op.CONSTANT;
    }

    /** This load or spread, at a place. */
    public Expr at(Op access, Index place) {
        return new Expr(access, name, place, args);
    }

    /** This expression with every leaf replaced. */
    public Expr mapLeaves(UnaryOperator<Expr> change) {
        if (args.isEmpty()) {
            return change.apply(this);
        }
        return new Expr(
                op, name, index, args.stream().map(arg -> arg.mapLeaves(change)).toList());
    }

    /** This expression and all within it. */
    public Stream<Expr> all() {
        return Stream.concat(Stream.of(this), args.stream().flatMap(Expr::all));
    }
}
