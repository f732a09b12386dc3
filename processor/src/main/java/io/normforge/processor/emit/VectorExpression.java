package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;

/**
 * Expressions as vectors: of floats, or of those doubles that half as many floats become.
 *
 * @param part which half of the floats of a vector the doubles stand for; {@link #FLOATS} for the floats themselves
 * @param memory where elements are
 */
record VectorExpression(int part, Memory memory) {

    static final ClassName FLOAT_VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");
    static final ClassName DOUBLE_VECTOR = ClassName.get("jdk.incubator.vector", "DoubleVector");
    static final ClassName OPERATORS = ClassName.get("jdk.incubator.vector", "VectorOperators");

    private static final int FLOATS = -1;

    static VectorExpression ofFloats(Memory memory) {
        return new VectorExpression(FLOATS, memory);
    }

    /** The doubles of the first half of a vector's floats. */
    static VectorExpression low(Memory memory) {
        return new VectorExpression(0, memory);
    }

    /** Those of the second. */
    static VectorExpression high(Memory memory) {
        return new VectorExpression(1, memory);
    }

    /** What the names of a slot's vectors end with. */
    String suffix(Slot slot) {
        return slot.suffix() + (part == FLOATS ? "" : part == 0 ? "Low" : "High");
    }

    /** Where a slot's doubles are in an array of them. */
    Index index(Index index, Slot slot) {
        Index place = index.plus(slot.distance());
        return part == 1 ? place.plus("D.length()") : place;
    }

    /** The type of such vectors. */
    ClassName type() {
        return part == FLOATS ? FLOAT_VECTOR : DOUBLE_VECTOR;
    }

    /** The constant that holds their species. */
    String species() {
        return part == FLOATS ? "S" : "D";
    }

    CodeBlock of(Expr expr, Slot slot) {
        return switch (expr.op()) {
            case LITERAL, CONSTANT -> CodeBlock.of("$T.broadcast($L, $L)", type(), species(), number(expr));
            case VALUE, WIDE -> CodeBlock.of("$L", expr.name() + suffix(slot));
            case STATISTIC -> CodeBlock.of("$LLanes", expr.name());
            case LOAD -> load(expr, slot);
            case LOAD_WIDE ->
                CodeBlock.of("$T.fromArray(D, $L, $L)", DOUBLE_VECTOR, expr.name(), index(expr.index(), slot));
            case SPREAD -> CodeBlock.of("$T.broadcast(S, $L)", FLOAT_VECTOR, memory.element(expr.name(), expr.index()));
            case ADD -> binary("add", expr, slot);
            case SUBTRACT -> binary("sub", expr, slot);
            case MULTIPLY -> binary("mul", expr, slot);
            case DIVIDE -> binary("div", expr, slot);
            case MIN -> bounded("min", "GE", expr, slot);
            case MAX -> bounded("max", "LE", expr, slot);
            case FMA -> fma(expr, slot);
            case SQUARE_ROOT -> CodeBlock.of("$L.sqrt()", of(expr.args().get(0), slot));
            case ABSOLUTE -> CodeBlock.of("$L.abs()", of(expr.args().get(0), slot));
            case ROUND -> of(expr.args().get(0), slot);
            case WIDEN -> widened(ofFloats(memory).of(expr.args().get(0), slot));
            case NARROW -> narrowed(expr.args().get(0), slot);
            case NEGATE -> CodeBlock.of("$L.neg()", of(expr.args().get(0), slot));
            case COPY_SIGN -> copySign(expr, slot);
            case WHERE_AT_MOST -> choice(expr, slot);
            case POWER_OF_TWO ->
                CodeBlock.of(
                        "$L.reinterpretAsInts().lanewise($T.LSHL, 23).add(0x3f800000).reinterpretAsFloats()",
                        of(expr.args().get(0), slot),
                        OPERATORS);
            case CALL -> throw new IllegalStateException("no method takes or returns a vector: " + expr);
        };
    }

    /** Half the floats of a vector as doubles. */
    CodeBlock widened(CodeBlock floats) {
        return CodeBlock.of("(($T) $L.convertShape($T.F2D, D, $L))", DOUBLE_VECTOR, floats, OPERATORS, part);
    }

    /** The doubles of both halves as floats. The mask is one of floats, for at 128 bits the JIT has none of doubles. */
    private CodeBlock narrowed(Expr doubles, Slot slot) {
        return CodeBlock.of(
                "(($1T) $2L.convertShape($3T.D2F, S, 0)).blend($4L.convertShape($3T.D2F, S, -1), $5L)",
                FLOAT_VECTOR,
                low(memory).of(doubles, slot),
                OPERATORS,
                high(memory).of(doubles, slot),
                Constants.UPPER);
    }

    /** The end of a row is read as a whole vector with elements before it, and turned: of a mask, the JIT has ten times the work. */
    private CodeBlock load(Expr expr, Slot slot) {
        int before = slot.guard().before();
        Index place = expr.index().plus(slot.distance() - before);
        CodeBlock vector = memory.vector(expr.name(), place, before > 0 ? "" : maskArgument(slot));
        return before > 0 ? CodeBlock.of("$L.rearrange($L)", vector, Constants.TAIL_FIRST) : vector;
    }

    static String maskArgument(Slot slot) {
        return slot.guard().isPartial() ? ", " + Constants.TAIL : "";
    }

    /**
     * The smaller or larger of two. Where one is a number, and so no NaN, a comparison and a blend do: min and max, which
     * have NaN in both to look for, take three times as many instructions on x86.
     */
    private CodeBlock bounded(String method, String beyond, Expr expr, Slot slot) {
        Expr bound = expr.args().get(1);
        if (expr.args().get(0).op() != Op.VALUE || !bound.isNumber()) {
            return binary(method, expr, slot);
        }
        return CodeBlock.of(
                "$1L.blend($2L, $1L.compare($3T.$4L, $2L))",
                of(expr.args().get(0), slot),
                number(bound),
                OPERATORS,
                beyond);
    }

    /** With a factor and an addend that are both numbers, one method takes them as they are. */
    private CodeBlock fma(Expr expr, Slot slot) {
        Expr factor = expr.args().get(1);
        Expr addend = expr.args().get(2);
        boolean numbers = factor.isNumber() && addend.isNumber();
        return CodeBlock.of(
                "$L.fma($L, $L)",
                of(expr.args().get(0), slot),
                numbers ? number(factor) : of(factor, slot),
                numbers ? number(addend) : of(addend, slot));
    }

    private CodeBlock choice(Expr expr, Slot slot) {
        return CodeBlock.of(
                "$L.blend($L, $L.compare($T.LE, $L))",
                of(expr.args().get(3), slot),
                numberOrVector(expr.args().get(2), slot),
                of(expr.args().get(0), slot),
                OPERATORS,
                numberOrVector(expr.args().get(1), slot));
    }

    private CodeBlock copySign(Expr expr, Slot slot) {
        return CodeBlock.of(
                "$1L.reinterpretAsInts().or($2L.reinterpretAsInts().and(0x80000000))" + ".reinterpretAsFloats()",
                of(expr.args().get(0), slot),
                of(expr.args().get(1), slot));
    }

    private CodeBlock binary(String method, Expr expr, Slot slot) {
        return CodeBlock.of(
                "$L.$L($L)",
                of(expr.args().get(0), slot),
                method,
                numberOrVector(expr.args().get(1), slot));
    }

    /** Where the Vector API takes either. */
    private CodeBlock numberOrVector(Expr expr, Slot slot) {
        return expr.isNumber() ? CodeBlock.of("$L", number(expr)) : of(expr, slot);
    }

    private String number(Expr expr) {
        return expr.op() == Op.LITERAL ? expr.name() + (part == FLOATS ? "f" : ".0") : expr.name();
    }
}
