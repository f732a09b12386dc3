package io.normforge.processor.emit;

import static io.normforge.processor.emit.VectorExpression.DOUBLE_VECTOR;
import static io.normforge.processor.emit.VectorExpression.FLOAT_VECTOR;
import static io.normforge.processor.emit.VectorExpression.OPERATORS;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.schedule.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * The Vector API at one width. A loop-carried vector is only ever an argument, and no method takes or returns a vector:
 * the JIT keeps such code in registers.
 */
final class VectorDialect implements Dialect {

    static final ClassName VECTOR_MASK = ClassName.get("jdk.incubator.vector", "VectorMask");

    private final Width width;
    private final Memory memory;
    private final VectorExpression floats;
    private final List<VectorExpression> halves;

    VectorDialect(Width width, Memory memory) {
        this.width = width;
        this.memory = memory;
        floats = VectorExpression.ofFloats(memory);
        halves = List.of(VectorExpression.low(memory), VectorExpression.high(memory));
    }

    @Override
    public CodeBlock type() {
        return CodeBlock.of("$T", FLOAT_VECTOR);
    }

    @Override
    public CodeBlock expression(Expr expr, Slot slot) {
        return floats.of(expr, slot);
    }

    @Override
    public List<CodeBlock> let(Let let, Slot slot) {
        if (let.isWide()) {
            return halves.stream().map(half -> let(half, let, slot)).toList();
        }
        if (let.value().op() == Op.NARROW && let.value().args().get(0).op() != Op.WIDE) {
            List<CodeBlock> statements =
                    new ArrayList<>(let(Let.wide(let.name(), let.value().args().get(0)), slot));
            statements.add(let(floats, let.with(Expr.narrow(Expr.wide(let.name()))), slot));
            return statements;
        }
        return List.of(let(floats, let, slot));
    }

    private static CodeBlock let(VectorExpression kind, Let let, Slot slot) {
        return CodeBlock.of("$T $L$L = $L", kind.type(), let.name(), kind.suffix(slot), kind.of(let.value(), slot));
    }

    @Override
    public List<CodeBlock> total(String sum, Slot slot) {
        return halves.stream()
                .map(half -> CodeBlock.of("$1T $2L$3L = $1T.zero(D)", DOUBLE_VECTOR, sum, half.suffix(slot)))
                .toList();
    }

    @Override
    public List<CodeBlock> add(String sum, Expr addend, Slot slot) {
        Expr doubles = addend.op() == Op.WIDE ? addend : Expr.widen(addend);
        return halves.stream()
                .map(half -> CodeBlock.of("$1L = $2L.add($1L)", sum + half.suffix(slot), half.of(doubles, slot)))
                .toList();
    }

    @Override
    public List<CodeBlock> addWideTo(String array, Index index, Expr addend, Slot slot) {
        Expr doubles = addend.op() == Op.WIDE ? addend : Expr.widen(addend);
        Expr element = new Expr(Op.LOAD_WIDE, array, index, List.of());
        return halves.stream()
                .map(half -> CodeBlock.of(
                        "$L.add($L).intoArray($L, $L)",
                        half.of(doubles, slot),
                        half.of(element, slot),
                        array,
                        half.index(index, slot)))
                .toList();
    }

    @Override
    public List<CodeBlock> strips(Node node) {
        return new VectorStrips(width, memory).statements(node);
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
        return CodeBlock.of("$L = $L", sum, all);
    }

    @Override
    public CodeBlock store(String array, Index index, Expr value, Slot slot) {
        return store(array, index, expression(value, slot), slot);
    }

    /** The end of a row is written with the elements before it, which stand there already. */
    private CodeBlock store(String array, Index index, CodeBlock value, Slot slot) {
        int before = slot.guard().before();
        Index place = index.plus(slot.distance() - before);
        if (before == 0) {
            return memory.store(array, place, value, VectorExpression.maskArgument(slot));
        }
        CodeBlock all = CodeBlock.of(
                "$L.blend($L.rearrange($L), $L)",
                memory.vector(array, place, ""),
                value,
                Constants.TAIL_LAST,
                Constants.LAST);
        return memory.store(array, place, all, "");
    }

    @Override
    public CodeBlock addTo(List<AddTo> steps, Slot slot) {
        AddTo first = steps.get(0);
        CodeBlock sum = expression(new Expr(Op.LOAD, first.array(), first.index(), List.of()), slot);
        for (AddTo step : steps) {
            CodeBlock addend = expression(step.addend(), slot);
            sum = step.factor() == null
                    ? CodeBlock.of("$L.add($L)", addend, sum)
                    : CodeBlock.of("$L.fma($L, $L)", addend, expression(step.factor(), slot), sum);
        }
        boolean all = slot.guard().condition().isEmpty();
        return store(
                first.array(), first.index(), all ? sum : fromLane(slot.guard().condition(), first, sum, slot), slot);
    }

    /** Lanes that were added before stay as they are. */
    private CodeBlock fromLane(String lane, AddTo step, CodeBlock sum, Slot slot) {
        return CodeBlock.of(
                "$L.blend($L, $L.compare($T.GE, $L))",
                expression(new Expr(Op.LOAD, step.array(), step.index(), List.of()), slot),
                sum,
                Constants.LANE_NUMBERS,
                OPERATORS,
                lane);
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

    private CodeBlock condition(Doubt doubt, Slot slot) {
        String number = doubt.statistic() + slot.suffix();
        return switch (doubt.kind()) {
            case NOT_FINITE -> CodeBlock.of("$L.compare($T.LE, Float.MAX_VALUE).not()", number, OPERATORS);
            case VANISHED ->
                CodeBlock.of(
                        "$1L.compare($2T.EQ, 0f).and($3L.compare($2T.NE, 0f))",
                        number,
                        OPERATORS,
                        floats.of(Expr.narrow(Expr.wide(doubt.other())), slot));
            case TINY -> CodeBlock.of("$L.compare($T.LT, $L)", number, OPERATORS, Constants.literal(Doubt.TINY));
            case EXTREME ->
                CodeBlock.of(
                        "$1L.compare($2T.LE, $3L).not().or($1L.compare($2T.LT, $4L).and($1L.compare($2T.NE, 0f)))",
                        number,
                        OPERATORS,
                        Constants.literal(Doubt.LARGEST),
                        Constants.literal(Doubt.SMALLEST));
            case NOT_A_NUMBER -> CodeBlock.of("$1L.compare($2T.NE, $1L)", number, OPERATORS);
        };
    }
}
