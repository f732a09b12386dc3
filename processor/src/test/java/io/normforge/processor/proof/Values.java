package io.normforge.processor.proof;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What expressions of a kernel are, in terms of what a call finds in arrays. */
final class Values {

    private static final Slot ONLY = Slot.whole("", 0);
    private static final String PER_COUNT = "(1.0 / ";

    /** What the numbers of an expression are. */
    private enum Numbers {
        FLOATS,
        DOUBLES_OF_FLOATS,
        DOUBLES
    }

    private static final Map<Op, String> OF_FLOATS = operators(" f");
    private static final Map<Op, String> OF_DOUBLES = operators(" d");

    private final State state;
    private final Terms terms;

    Values(State state) {
        this.state = state;
        terms = state.terms();
    }

    private static Map<Op, String> operators(String kind) {
        Map<Op, String> operators = new EnumMap<>(Op.class);
        for (Op op : Op.values()) {
            operators.put(op, op + kind);
        }
        return operators;
    }

    /** In the arithmetic of the method. */
    int of(Expr expr, Slot slot, int lane) {
        return of(expr, slot, lane, state.frame().isDouble() ? Numbers.DOUBLES : Numbers.FLOATS);
    }

    /** As a float. */
    int narrow(Expr expr, Slot slot, int lane) {
        int value = of(expr, slot, lane);
        return state.frame().isDouble() ? terms.of("NARROW", value) : value;
    }

    /** As a double. */
    int wide(Expr expr, Slot slot, int lane) {
        return of(expr, slot, lane, state.frame().isDouble() ? Numbers.DOUBLES : Numbers.DOUBLES_OF_FLOATS);
    }

    /** What is added to a double: one, or a float. */
    int addend(Expr expr, Slot slot, int lane) {
        return expr.op() == Op.WIDE ? wide(expr, slot, lane) : terms.of("WIDEN", of(expr, slot, lane));
    }

    private int of(Expr expr, Slot slot, int lane, Numbers numbers) {
        return switch (expr.op()) {
            case LITERAL -> terms.of(expr.name() + (numbers == Numbers.FLOATS ? " f" : " d"));
            case CONSTANT -> constant(expr.name());
            case VALUE, WIDE -> state.frame().local(expr.name() + (slot == null ? "" : slot.suffix()), lane);
            case STATISTIC -> state.frame().statistic(expr.name(), lane);
            case LOAD -> widened(load(expr, slot, lane), numbers);
            case LOAD_WIDE -> state.load(expr.name(), expr.index(), slot, lane);
            case SPREAD -> widened(state.load(expr.name(), expr.index(), null, 0), numbers);
            case WIDEN ->
                numbers == Numbers.DOUBLES_OF_FLOATS
                        ? terms.of("WIDEN", of(expr.args().get(0), slot, lane, Numbers.FLOATS))
                        : of(expr.args().get(0), slot, lane, numbers);
            case NARROW ->
                numbers == Numbers.FLOATS
                        ? terms.of("NARROW", of(expr.args().get(0), slot, lane, Numbers.DOUBLES_OF_FLOATS))
                        : of(expr.args().get(0), slot, lane, numbers);
            case ROUND -> rounded(of(expr.args().get(0), slot, lane, numbers), numbers);
            case CALL -> called(expr, slot, lane, numbers);
            default -> computed(expr, slot, lane, numbers);
        };
    }

    private int computed(Expr expr, Slot slot, int lane, Numbers numbers) {
        int[] args = new int[expr.args().size()];
        for (int i = 0; i < args.length; i++) {
            args[i] = of(expr.args().get(i), slot, lane, numbers);
        }
        return terms.of((numbers == Numbers.FLOATS ? OF_FLOATS : OF_DOUBLES).get(expr.op()), args);
    }

    /** One that is made of sizes is its number. */
    private int constant(String name) {
        return name.startsWith(PER_COUNT)
                ? terms.of("1 / " + state.ints(name.substring(PER_COUNT.length(), name.length() - 1)))
                : terms.of(name);
    }

    private int load(Expr expr, Slot slot, int lane) {
        return state.counts(slot, lane) ? state.load(expr.name(), expr.index(), slot, lane) : terms.of("beyond");
    }

    private int widened(int element, Numbers numbers) {
        return numbers == Numbers.DOUBLES ? terms.of("WIDEN", element) : element;
    }

    private int rounded(int value, Numbers numbers) {
        return numbers == Numbers.DOUBLES ? terms.of("WIDEN", terms.of("NARROW", value)) : value;
    }

    /** A function takes a float and returns one. */
    private int called(Expr expr, Slot slot, int lane, Numbers numbers) {
        int argument = of(expr.args().get(0), slot, lane, numbers);
        Method function = state.frame().code().named(expr.name()).get(0);
        return numbers == Numbers.DOUBLES
                ? terms.of("WIDEN", function(function, terms.of("NARROW", argument)))
                : function(function, argument);
    }

    private int function(Method function, int argument) {
        Frame caller = state.frame();
        state.enter(new Frame(caller.code(), function.arithmetic()));
        state.frame().locals().put(function.parameters().get(0).name(), new int[] {argument});
        int result = returned(function.body());
        state.enter(caller);
        return result;
    }

    private int returned(List<Node> body) {
        for (Node node : body) {
            for (Node step : ((Node.Strip) node).body()) {
                if (step instanceof Node.Return end) {
                    return of(end.value(), ONLY, 0);
                }
                Node.Let let = (Node.Let) step;
                state.frame().locals().put(let.name(), new int[] {of(let.value(), ONLY, 0)});
            }
        }
        throw new UnsupportedOperationException("a function that returns nothing");
    }
}
