package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import java.util.ArrayList;
import java.util.List;

/** Scalar Java, in float; or in double, where float does not reach. */
final class PlainDialect implements Dialect {

    private static final int LOWEST = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;

    /** What expressions are made of, and what they give. */
    private enum Numbers {
        FLOATS,
        DOUBLES,
        DOUBLES_OF_FLOATS
    }

    private final Numbers numbers;
    private final Memory memory;
    private final String type;
    private final boolean wide;

    private PlainDialect(Numbers numbers, Memory memory) {
        this.numbers = numbers;
        this.memory = memory;
        type = numbers == Numbers.FLOATS ? "float" : "double";
        wide = numbers == Numbers.DOUBLES;
    }

    /** That of a method whose arithmetic is float. */
    static PlainDialect ofFloats(Memory memory) {
        return new PlainDialect(Numbers.FLOATS, memory);
    }

    /** That of one whose arithmetic is double. */
    static PlainDialect ofDoubles(Memory memory) {
        return new PlainDialect(Numbers.DOUBLES, memory);
    }

    /** The doubles of a method whose arithmetic is float. */
    private PlainDialect mixed() {
        return new PlainDialect(Numbers.DOUBLES_OF_FLOATS, memory);
    }

    private PlainDialect floats() {
        return ofFloats(memory);
    }

    @Override
    public CodeBlock type() {
        return CodeBlock.of("$L", type);
    }

    @Override
    public CodeBlock expression(Expr expr, Slot slot) {
        return CodeBlock.of("$L", text(expr, slot, LOWEST));
    }

    /** An expression, in parentheses where what stands around it binds at least as tightly. */
    private String text(Expr expr, Slot slot, int around) {
        return switch (expr.op()) {
            case LITERAL -> literal(expr.name());
            case CONSTANT -> expr.name();
            case VALUE -> expr.name() + slot.suffix();
            case STATISTIC -> expr.name();
            case WIDE -> expr.name() + (slot == null ? "" : slot.suffix());
            case LOAD -> element(expr.name(), expr.index(), slot);
            case LOAD_WIDE -> expr.name() + "[" + expr.index().plus(slot.distance()) + "]";
            case SPREAD -> widened(memory.element(expr.name(), expr.index()));
            case ADD -> binary(expr, " + ", slot, SUM, around);
            case SUBTRACT -> binary(expr, " - ", slot, SUM, around);
            case MULTIPLY -> binary(expr, " * ", slot, PRODUCT, around);
            case DIVIDE -> binary(expr, " / ", slot, PRODUCT, around);
            case FMA -> "Math.fma(" + arguments(expr, slot) + ")";
            case MIN -> "Math.min(" + arguments(expr, slot) + ")";
            case MAX -> "Math.max(" + arguments(expr, slot) + ")";
            case ABSOLUTE -> "Math.abs(" + arguments(expr, slot) + ")";
            case COPY_SIGN -> "Math.copySign(" + arguments(expr, slot) + ")";
            case WHERE_AT_MOST -> choice(expr, slot, around);
            case POWER_OF_TWO ->
                "Float.intBitsToFloat((Float.floatToRawIntBits(" + arguments(expr, slot) + ") << 23) + 0x3f800000)";
            case SQUARE_ROOT ->
                (numbers == Numbers.FLOATS ? "(float) " : "") + "Math.sqrt(" + arguments(expr, slot) + ")";
            case ROUND -> rounded(expr.args().get(0), slot, around);
            case WIDEN ->
                numbers == Numbers.DOUBLES_OF_FLOATS
                        ? "(double) " + floats().text(expr.args().get(0), slot, UNARY)
                        : text(expr.args().get(0), slot, around);
            case NARROW ->
                numbers == Numbers.FLOATS
                        ? cast(mixed(), expr.args().get(0), slot)
                        : text(expr.args().get(0), slot, around);
            case NEGATE -> "-" + text(expr.args().get(0), slot, UNARY);
            case CALL -> expr.name() + "(" + arguments(expr, slot) + ")";
        };
    }

    private String rounded(Expr arg, Slot slot, int around) {
        if (!wide) {
            return text(arg, slot, around);
        }
        return cast(this, arg, slot);
    }

    private static String cast(PlainDialect numbers, Expr arg, Slot slot) {
        return arg.op() == Op.VALUE || arg.op() == Op.WIDE
                ? "(float) " + numbers.text(arg, slot, UNARY)
                : "(float) (" + numbers.text(arg, slot, LOWEST) + ")";
    }

    /**
     * Between two constants the choice is one of ints, their bits: HotSpot has a conditional move for ints and none for
     * floats, and where signs come by chance it mispredicts every other jump. RELU backward takes an eighth of the time.
     */
    private String choice(Expr expr, Slot slot, int around) {
        List<String> args =
                expr.args().stream().map(arg -> text(arg, slot, LOWEST)).toList();
        Expr atMost = expr.args().get(2);
        Expr above = expr.args().get(3);
        if (numbers == Numbers.FLOATS && isConstant(atMost) && isConstant(above)) {
            String bits = args.get(0) + " <= " + args.get(1) + " ? " + bits(atMost) + " : " + bits(above);
            return "Float.intBitsToFloat(" + bits + ")";
        }
        String whole = args.get(0) + " <= " + args.get(1) + " ? " + args.get(2) + " : " + args.get(3);
        return around == LOWEST ? whole : "(" + whole + ")";
    }

    private static boolean isConstant(Expr expr) {
        return expr.op() == Op.LITERAL || expr.op() == Op.CONSTANT;
    }

    private static String bits(Expr constant) {
        return constant.op() == Op.CONSTANT
                ? "Float.floatToRawIntBits(" + constant.name() + ")"
                : "0x" + Integer.toHexString(Float.floatToRawIntBits(Float.parseFloat(constant.name())));
    }

    private String literal(String digits) {
        return numbers == Numbers.FLOATS ? digits + "f" : digits + ".0";
    }

    private String element(String array, Index index, Slot slot) {
        int distance = slot == null ? 0 : slot.distance();
        return widened(memory.element(array, index.plus(distance)));
    }

    private String widened(String element) {
        return wide ? "(double) " + element : element;
    }

    private String binary(Expr expr, String operator, Slot slot, int level, int around) {
        String left = text(expr.args().get(0), slot, level - 1);
        String right = text(expr.args().get(1), slot, level);
        String whole = left + operator + right;
        return level <= around ? "(" + whole + ")" : whole;
    }

    private String arguments(Expr expr, Slot slot) {
        return String.join(
                ", ", expr.args().stream().map(arg -> text(arg, slot, LOWEST)).toList());
    }

    @Override
    public CodeBlock zero() {
        return CodeBlock.of("$L", literal("0"));
    }

    @Override
    public CodeBlock accumulate(String sum, Expr addend, Expr factor, Slot slot) {
        String left = text(addend, slot, LOWEST);
        return factor == null
                ? CodeBlock.of("$L += $L", sum, left)
                : CodeBlock.of("$1L = Math.fma($2L, $3L, $1L)", sum, left, text(factor, slot, LOWEST));
    }

    @Override
    public CodeBlock store(String array, Index index, Expr value, Slot slot) {
        int distance = slot == null ? 0 : slot.distance();
        return memory.store(array, index.plus(distance), narrowed(value, slot));
    }

    @Override
    public CodeBlock addTo(List<AddTo> steps, Slot slot) {
        if (steps.size() > 1) {
            throw new IllegalStateException("plain code adds one row at a time");
        }
        AddTo step = steps.get(0);
        return addTo(step.array(), step.index(), step.addend(), step.factor(), slot);
    }

    private CodeBlock addTo(String array, Index index, Expr addend, Expr factor, Slot slot) {
        int distance = slot == null ? 0 : slot.distance();
        String element = array + "[" + index.plus(distance) + "]";
        if (factor == null) {
            return CodeBlock.of("$L += $L", element, narrowed(addend, slot));
        }
        String fma =
                "Math.fma(" + text(addend, slot, LOWEST) + ", " + text(factor, slot, LOWEST) + ", " + element + ")";
        return CodeBlock.of("$L = $L", element, wide ? "(float) " + fma : fma);
    }

    /** As a float, which constants, literals and what a call returns are without a cast. */
    private String narrowed(Expr value, Slot slot) {
        if (value.op() == Op.LITERAL) {
            return value.name() + "f";
        }
        if (!wide) {
            return text(value, slot, LOWEST);
        }
        Expr number = value.op() == Op.NARROW ? value.args().get(0) : value;
        return number.op() == Op.CONSTANT || number.op() == Op.CALL
                ? text(number, slot, LOWEST)
                : cast(this, number, slot);
    }

    /** In a slot that may be beyond the end, 0 there. */
    @Override
    public List<CodeBlock> let(Let let, Slot slot) {
        PlainDialect kind = let.isWide() && numbers == Numbers.FLOATS ? mixed() : this;
        String name = let.name() + (slot == null ? "" : slot.suffix());
        String value = guarded(kind.text(let.value(), slot, LOWEST), slot);
        return List.of(CodeBlock.of("$L $L = $L", kind.type, name, value));
    }

    /** What a slot adds to a sum of products: a local, which is 0 where the slot is beyond the end, or what is made so. */
    String operand(Expr expr, Slot slot) {
        return slot.guard().isPartial() && expr.op() != Op.VALUE
                ? "(" + guarded(text(expr, slot, LOWEST), slot) + ")"
                : text(expr, slot, PRODUCT);
    }

    private static String guarded(String value, Slot slot) {
        return slot != null && slot.guard().isPartial() ? slot.guard().condition() + " ? " + value + " : 0f" : value;
    }

    @Override
    public List<CodeBlock> total(String sum, Slot slot) {
        return List.of(CodeBlock.of("double $L$L = 0.0", sum, slot == null ? "" : slot.suffix()));
    }

    @Override
    public List<CodeBlock> add(String sum, Expr addend, Slot slot) {
        return List.of(CodeBlock.of("$L$L += $L", sum, slot == null ? "" : slot.suffix(), text(addend, slot, LOWEST)));
    }

    @Override
    public List<CodeBlock> addWideTo(String array, Index index, Expr addend, Slot slot) {
        String element = array + "[" + index.plus(slot.distance()) + "]";
        return List.of(CodeBlock.of("$L += $L", element, text(addend, slot, LOWEST)));
    }

    @Override
    public List<CodeBlock> strips(Node node) {
        return new PlainStrips(floats()).statements(node);
    }

    @Override
    public List<CodeBlock> spread(String statistic) {
        return List.of();
    }

    @Override
    public CodeBlock inDoubt(List<Doubt> doubts, List<Slot> slots) {
        List<Slot> all = slots.isEmpty() ? List.of(Slot.whole("", 0)) : slots;
        List<String> conditions = new ArrayList<>();
        for (Doubt doubt : doubts) {
            all.forEach(slot -> conditions.add(condition(doubt, slot)));
        }
        return CodeBlock.of("$L", String.join(" || ", conditions));
    }

    private String condition(Doubt doubt, Slot slot) {
        String number = doubt.statistic() + slot.suffix();
        return switch (doubt.kind()) {
            case NOT_FINITE -> "!(" + number + " <= Float.MAX_VALUE)";
            case VANISHED ->
                number + " == 0f && " + text(Expr.narrow(Expr.wide(doubt.other())), slot, LOWEST) + " != 0f";
            case TINY -> number + " < " + Constants.literal(Doubt.TINY);
            case EXTREME ->
                "!(" + number + " <= " + Constants.literal(Doubt.LARGEST) + ") || " + number + " < "
                        + Constants.literal(Doubt.SMALLEST) + " && " + number + " != 0f";
            case NOT_A_NUMBER -> "Float.isNaN(" + number + ")";
        };
    }
}
