package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Fold;
import io.normforge.processor.ir.Node.FoldTogether;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import java.util.ArrayList;
import java.util.List;

/** Scalar Java, in float; or in double, where float does not reach. */
final class PlainDialect implements Dialect {

    static final PlainDialect FLOAT = new PlainDialect("float");
    static final PlainDialect DOUBLE = new PlainDialect("double");

    private static final int LOWEST = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;

    private final String type;
    private final boolean wide;

    private PlainDialect(String type) {
        this.type = type;
        wide = type.equals("double");
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
            case LOAD -> element(expr.name(), expr.index(), slot);
            case SPREAD -> widened(expr.name() + "[" + expr.index() + "]");
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
            case SQUARE_ROOT -> (wide ? "" : "(float) ") + "Math.sqrt(" + arguments(expr, slot) + ")";
            case ROUND -> rounded(expr.args().get(0), slot, around);
            case NEGATE -> "-" + text(expr.args().get(0), slot, UNARY);
            case CALL -> expr.name() + "(" + arguments(expr, slot) + ")";
        };
    }

    private String rounded(Expr arg, Slot slot, int around) {
        if (!wide) {
            return text(arg, slot, around);
        }
        return arg.op() == Op.VALUE ? "(float) " + text(arg, slot, UNARY) : "(float) (" + text(arg, slot, LOWEST) + ")";
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
        if (!wide && isConstant(atMost) && isConstant(above)) {
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
        return wide ? digits + ".0" : digits + "f";
    }

    private String element(String array, Index index, Slot slot) {
        int distance = slot == null ? 0 : slot.distance();
        return widened(array + "[" + index.plus(distance) + "]");
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
        return CodeBlock.of("$L[$L] = $L", array, index.plus(distance), narrowed(value, slot));
    }

    @Override
    public CodeBlock addTo(String array, Index index, Expr addend, Expr factor, Slot slot) {
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
        boolean needsCast = wide && value.op() != Op.CONSTANT && value.op() != Op.CALL;
        String text = text(value, slot, LOWEST);
        if (!needsCast) {
            return text;
        }
        return value.args().isEmpty() ? "(float) " + text : "(float) (" + text + ")";
    }

    /** Halves onto halves; a sum without a partner stays as it is. */
    @Override
    public List<CodeBlock> fold(Fold fold) {
        List<CodeBlock> statements = new ArrayList<>();
        for (int half = fold.all() / 2; half > 1; half /= 2) {
            for (int left = 0; left < half && left + half < Math.min(fold.present(), 2 * half); left++) {
                statements.add(CodeBlock.of("$1L$2L += $1L$3L", fold.sum(), left, left + half));
            }
        }
        String last = fold.present() > 1 ? " + " + fold.sum() + "1" : "";
        String zero = fold.signedZeros() ? " + 0f" : "";
        statements.add(CodeBlock.of("$1L $2L = $2L0$3L$4L", type, fold.sum(), last, zero));
        return statements;
    }

    @Override
    public List<CodeBlock> foldTogether(FoldTogether fold) {
        throw new IllegalStateException("plain code folds one sum at a time");
    }

    @Override
    public List<CodeBlock> spread(String statistic) {
        return List.of();
    }

    @Override
    public CodeBlock inDoubt(List<Doubt> doubts, List<Slot> slots) {
        List<String> suffixes =
                slots.isEmpty() ? List.of("") : slots.stream().map(Slot::suffix).toList();
        List<String> conditions = new ArrayList<>();
        for (Doubt doubt : doubts) {
            suffixes.forEach(suffix -> conditions.add(condition(doubt, suffix)));
        }
        return CodeBlock.of("$L", String.join(" || ", conditions));
    }

    private static String condition(Doubt doubt, String suffix) {
        String statistic = doubt.statistic() + suffix;
        return switch (doubt.kind()) {
            case NOT_FINITE -> "!(" + statistic + " <= Float.MAX_VALUE)";
            case VANISHED -> statistic + " == 0f && " + doubt.other() + suffix + " != 0f";
            case NOT_A_NUMBER -> "Float.isNaN(" + statistic + ")";
        };
    }

    @Override
    public boolean branchesOn(Slot slot) {
        return slot.guard().isPartial();
    }
}
