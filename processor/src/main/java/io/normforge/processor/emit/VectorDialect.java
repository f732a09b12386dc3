package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Fold;
import io.normforge.processor.ir.Node.FoldTogether;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Width;
import java.util.List;

/**
 * The Vector API at one width. A loop-carried vector is only ever an argument, and no method takes or returns a vector:
 * the JIT keeps such code in registers.
 */
final class VectorDialect implements Dialect {

    static final ClassName FLOAT_VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");
    static final ClassName VECTOR_MASK = ClassName.get("jdk.incubator.vector", "VectorMask");
    static final ClassName OPERATORS = ClassName.get("jdk.incubator.vector", "VectorOperators");

    private final Width width;

    VectorDialect(Width width) {
        this.width = width;
    }

    @Override
    public CodeBlock type() {
        return CodeBlock.of("$T", FLOAT_VECTOR);
    }

    @Override
    public CodeBlock expression(Expr expr, Slot slot) {
        return switch (expr.op()) {
            case LITERAL, CONSTANT -> CodeBlock.of("$T.broadcast(S, $L)", FLOAT_VECTOR, number(expr));
            case VALUE -> CodeBlock.of("$L", expr.name() + slot.suffix());
            case STATISTIC -> CodeBlock.of("$L", lanes(expr.name()));
            case LOAD -> load(expr.name(), expr.index(), slot);
            case SPREAD -> CodeBlock.of("$T.broadcast(S, $L[$L])", FLOAT_VECTOR, expr.name(), expr.index());
            case ADD -> binary("add", expr, slot);
            case SUBTRACT -> binary("sub", expr, slot);
            case MULTIPLY -> binary("mul", expr, slot);
            case DIVIDE -> binary("div", expr, slot);
            case MIN -> bounded("min", "GE", expr, slot);
            case MAX -> bounded("max", "LE", expr, slot);
            case FMA -> fma(expr, slot);
            case SQUARE_ROOT -> CodeBlock.of("$L.sqrt()", expression(expr.args().get(0), slot));
            case ABSOLUTE -> CodeBlock.of("$L.abs()", expression(expr.args().get(0), slot));
            case ROUND -> expression(expr.args().get(0), slot);
            case NEGATE -> CodeBlock.of("$L.neg()", expression(expr.args().get(0), slot));
            case COPY_SIGN -> copySign(expr, slot);
            case WHERE_AT_MOST -> choice(expr, slot);
            case POWER_OF_TWO ->
                CodeBlock.of(
                        "$L.reinterpretAsInts().lanewise($T.LSHL, 23).add(0x3f800000).reinterpretAsFloats()",
                        expression(expr.args().get(0), slot),
                        OPERATORS);
            case CALL -> throw new IllegalStateException("no method takes or returns a vector: " + expr);
        };
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
                expression(expr.args().get(0), slot),
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
                expression(expr.args().get(0), slot),
                numbers ? number(factor) : expression(factor, slot),
                numbers ? number(addend) : expression(addend, slot));
    }

    private CodeBlock choice(Expr expr, Slot slot) {
        return CodeBlock.of(
                "$L.blend($L, $L.compare($T.LE, $L))",
                expression(expr.args().get(3), slot),
                numberOrVector(expr.args().get(2), slot),
                expression(expr.args().get(0), slot),
                OPERATORS,
                numberOrVector(expr.args().get(1), slot));
    }

    private CodeBlock copySign(Expr expr, Slot slot) {
        return CodeBlock.of(
                "$1L.reinterpretAsInts().or($2L.reinterpretAsInts().and(0x80000000))" + ".reinterpretAsFloats()",
                expression(expr.args().get(0), slot),
                expression(expr.args().get(1), slot));
    }

    private CodeBlock binary(String method, Expr expr, Slot slot) {
        return CodeBlock.of(
                "$L.$L($L)",
                expression(expr.args().get(0), slot),
                method,
                numberOrVector(expr.args().get(1), slot));
    }

    /** Where the Vector API takes either. */
    private CodeBlock numberOrVector(Expr expr, Slot slot) {
        return expr.isNumber() ? CodeBlock.of("$L", number(expr)) : expression(expr, slot);
    }

    private static String number(Expr expr) {
        return expr.op() == Op.LITERAL ? expr.name() + "f" : expr.name();
    }

    private static CodeBlock load(String array, Index index, Slot slot) {
        return CodeBlock.of(
                "$T.fromArray(S, $L, $L$L)", FLOAT_VECTOR, array, index.plus(slot.distance()), maskArgument(slot));
    }

    private static String maskArgument(Slot slot) {
        return slot.guard().isPartial() ? ", " + Constants.TAIL : "";
    }

    private static String lanes(String statistic) {
        return statistic + "Lanes";
    }

    @Override
    public CodeBlock zero() {
        return CodeBlock.of("$T.zero(S)", FLOAT_VECTOR);
    }

    @Override
    public CodeBlock accumulate(String sum, Expr addend, Expr factor, Slot slot) {
        CodeBlock all = factor == null
                ? CodeBlock.of("$L.add($L)", expression(addend, slot), sum)
                : CodeBlock.of("$L.fma($L, $L)", expression(addend, slot), expression(factor, slot), sum);
        return slot.guard().isPartial()
                ? CodeBlock.of("$1L = $2L.blend($1L, $3L)", sum, all, Constants.BEYOND_TAIL)
                : CodeBlock.of("$L = $L", sum, all);
    }

    @Override
    public CodeBlock store(String array, Index index, Expr value, Slot slot) {
        return CodeBlock.of(
                "$L.intoArray($L, $L$L)",
                expression(value, slot),
                array,
                index.plus(slot.distance()),
                maskArgument(slot));
    }

    @Override
    public CodeBlock addTo(String array, Index index, Expr addend, Expr factor, Slot slot) {
        CodeBlock old = load(array, index, slot);
        CodeBlock sum = factor == null
                ? CodeBlock.of("$L.add($L)", expression(addend, slot), old)
                : CodeBlock.of("$L.fma($L, $L)", expression(addend, slot), expression(factor, slot), old);
        return CodeBlock.of("$L.intoArray($L, $L$L)", sum, array, index.plus(slot.distance()), maskArgument(slot));
    }

    @Override
    public List<CodeBlock> fold(Fold fold) {
        List<String> signed = fold.signedZeros() ? List.of(fold.sum()) : List.of();
        return VectorFold.statements(new FoldTogether(List.of(fold.sum()), fold.present(), fold.all(), signed), width);
    }

    @Override
    public List<CodeBlock> foldTogether(FoldTogether fold) {
        return VectorFold.statements(fold, width);
    }

    @Override
    public List<CodeBlock> spread(String statistic) {
        return List.of(CodeBlock.of("$1T $2L = $1T.broadcast(S, $3L)", FLOAT_VECTOR, lanes(statistic), statistic));
    }

    @Override
    public CodeBlock inDoubt(List<Doubt> doubts, List<Slot> slots) {
        CodeBlock lanes = CodeBlock.of("");
        for (Doubt doubt : doubts) {
            for (Slot slot : slots) {
                CodeBlock one = condition(doubt, slot);
                lanes = lanes.isEmpty() ? one : CodeBlock.of("$L.or($L)", lanes, one);
            }
        }
        return CodeBlock.of("$L.anyTrue()", lanes);
    }

    private static CodeBlock condition(Doubt doubt, Slot slot) {
        String statistic = doubt.statistic() + slot.suffix();
        return switch (doubt.kind()) {
            case NOT_FINITE -> CodeBlock.of("$L.compare($T.LE, Float.MAX_VALUE).not()", statistic, OPERATORS);
            case VANISHED ->
                CodeBlock.of(
                        "$1L.compare($2T.EQ, 0f).and($3L.compare($2T.NE, 0f))",
                        statistic,
                        OPERATORS,
                        doubt.other() + slot.suffix());
            case NOT_A_NUMBER -> CodeBlock.of("$1L.compare($2T.NE, $1L)", statistic, OPERATORS);
        };
    }

    @Override
    public boolean branchesOn(Slot slot) {
        return false;
    }
}
