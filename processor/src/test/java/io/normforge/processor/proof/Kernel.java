package io.normforge.processor.proof;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs a kernel's methods on expressions in the place of numbers, for rows of constant length and under no doubt. What it does
 * not know it refuses.
 */
final class Kernel {

    private static final class Returned extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Slot ONLY = Slot.whole("", 0);

    /** Starts the names of arrays that a kernel has for itself. */
    private static final String OWN = "own ";

    private final Terms terms;
    private final int lanes;
    private final int left;
    private final Map<String, Integer> sizes;
    private final Map<String, Method> methods;
    private final Sums sums;
    private final Map<String, Integer> memory = new TreeMap<>();
    private final TreeSet<String> written = new TreeSet<>();
    private final TreeSet<String> doubts = new TreeSet<>();
    private Frame frame = new Frame();

    /** A kernel of so many lanes, for rows that leave so many elements beside whole vectors. */
    Kernel(Terms terms, int lanes, int left, Map<String, Integer> sizes, List<Method> methods) {
        this.terms = terms;
        this.lanes = lanes;
        this.left = left;
        this.sizes = sizes;
        sums = new Sums(this, terms, lanes);
        this.methods = methods.stream().collect(Collectors.toMap(Method::name, method -> method));
    }

    /** What each element is in the end that the method writes, and which doubts it asks about. */
    Map<String, Integer> outputs(String entry) {
        Method method = methods.get(entry);
        for (Method.Parameter parameter : method.parameters()) {
            frame.arrays().put(parameter.name(), parameter.name());
            frame.ints().put(parameter.name(), sizes.getOrDefault(parameter.name(), 0));
        }
        frame.ints().putAll(sizes);
        run(method);
        Map<String, Integer> outputs = new TreeMap<>();
        written.forEach(place -> outputs.put(place, memory.get(place)));
        doubts.forEach(doubt -> outputs.put("doubt " + doubt, 0));
        return outputs;
    }

    private void run(Method method) {
        if (method.arithmetic() != Method.Arithmetic.FLOAT || method.isFunction()) {
            throw new UnsupportedOperationException("method " + method.name());
        }
        try {
            all(method.body());
        } catch (Returned end) {
            return;
        }
    }

    private void all(List<Node> nodes) {
        nodes.forEach(this::node);
    }

    private void node(Node node) {
        if (node instanceof Node.Loop loop) {
            int from = ints(loop.from());
            for (int at = from; at < ints(loop.bound()); at += loop.step()) {
                frame.ints().put(loop.variable(), at);
                all(loop.body());
            }
        } else if (node instanceof Node.IntLet let) {
            frame.ints().put(let.name(), ints(let.value()));
        } else if (node instanceof Node.Strip strip) {
            strip.slots().forEach(slot -> strip.body().forEach(inner -> inSlot(inner, slot)));
        } else if (node instanceof Node.When when) {
            if (holds(when.condition())) {
                all(when.body());
            }
        } else if (node instanceof Node.Either either) {
            boolean holds = Arrays.stream(either.condition().split(" && ")).allMatch(part -> ints(part) != 0);
            all(holds ? either.then() : either.otherwise());
        } else if (node instanceof Node.InDoubt inDoubt) {
            doubts(inDoubt);
        } else if (node instanceof Node.Statement statement) {
            statement(statement.text());
        } else if (!(node instanceof Node.Note || node instanceof Node.Spread)) {
            numbers(node);
        }
    }

    /** Statistics are kept, and nothing is in doubt. */
    private boolean holds(String condition) {
        return condition.endsWith(" != null") || !condition.equals("inDoubt") && ints(condition) != 0;
    }

    private void doubts(Node.InDoubt inDoubt) {
        if (!inDoubt.slots().isEmpty()) {
            throw new UnsupportedOperationException("doubts of slots");
        }
        for (Node.Doubt doubt : inDoubt.doubts()) {
            String other = doubt.other().isEmpty() ? "" : " " + frame.local(doubt.other(), 0);
            doubts.add(doubt.kind() + " " + frame.local(doubt.statistic(), 0) + other);
        }
    }

    private void numbers(Node node) {
        if (node instanceof Node.ColumnFloats own) {
            frame.arrays().put(own.array(), OWN + own.array());
        } else if (node instanceof Node.Let || node instanceof Node.Store || node instanceof Node.AddTo) {
            inSlot(node, null);
        } else {
            sums.node(node, frame.locals());
        }
    }

    /** Whether a lane is an element of the row. */
    boolean counts(Slot slot, int lane) {
        if (!slot.guard().isPartial()) {
            return true;
        }
        return lanes > 1
                ? lane < left
                : slot.guard().condition().isEmpty() || ints(slot.guard().condition()) != 0;
    }

    private void inSlot(Node node, Slot slot) {
        int count = slot == null ? 1 : lanes;
        String suffix = slot == null ? "" : slot.suffix();
        if (node instanceof Node.Let let) {
            int[] values = new int[count];
            for (int lane = 0; lane < count; lane++) {
                values[lane] = value(let.value(), slot, lane, let.isWide());
            }
            frame.locals().put(let.name() + suffix, values);
        } else if (node instanceof Node.AddTo add) {
            add(List.of(add), slot, count);
        } else if (node instanceof Node.AddAllTo all) {
            add(all.steps(), slot, count);
        } else if (node instanceof Node.Store store) {
            for (int lane = 0; lane < count; lane++) {
                if (slot == null || counts(slot, lane)) {
                    String place = place(store.array(), store.index(), slot, lane);
                    memory.put(place, value(store.value(), slot, lane, false));
                    if (!place.startsWith(OWN)) {
                        written.add(place);
                    }
                }
            }
        } else {
            throw new UnsupportedOperationException(
                    "in a slot " + node.getClass().getSimpleName());
        }
    }

    private void add(List<Node.AddTo> steps, Slot slot, int count) {
        for (int lane = 0; lane < count; lane++) {
            if (slot == null || counts(slot, lane)) {
                for (Node.AddTo step : steps) {
                    String place = place(step.array(), step.index(), slot, lane);
                    int addend = value(step.addend(), slot, lane, false);
                    int sum = step.factor() == null
                            ? terms.of("ADD f", addend, load(place))
                            : terms.of("FMA f", addend, value(step.factor(), slot, lane, false), load(place));
                    memory.put(place, sum);
                    written.add(place);
                }
            }
        }
    }

    private String place(String array, Index index, Slot slot, int lane) {
        int at = ints(index.toString()) + (slot == null ? 0 : slot.distance() + lane);
        return frame.array(array) + "[" + at + "]";
    }

    private int load(String place) {
        return memory.computeIfAbsent(place, terms::of);
    }

    /** What an expression is in a lane. */
    int value(Expr expr, Slot slot, int lane, boolean wide) {
        String kind = wide ? " d" : " f";
        return switch (expr.op()) {
            case LITERAL -> terms.of(expr.name() + kind);
            case CONSTANT -> terms.of(expr.name());
            case VALUE, WIDE -> frame.local(expr.name() + (slot == null ? "" : slot.suffix()), lane);
            case STATISTIC -> frame.local(expr.name(), lane);
            case LOAD ->
                slot != null && !counts(slot, lane)
                        ? terms.of("beyond")
                        : load(place(expr.name(), expr.index(), slot, lane));
            case SPREAD -> load(place(expr.name(), expr.index(), null, 0));
            case WIDEN -> terms.of("WIDEN", value(expr.args().get(0), slot, lane, false));
            case NARROW -> terms.of("NARROW", value(expr.args().get(0), slot, lane, true));
            case ROUND -> value(expr.args().get(0), slot, lane, wide);
            case CALL -> function(methods.get(expr.name()), value(expr.args().get(0), slot, lane, wide));
            case LOAD_WIDE -> throw new UnsupportedOperationException(expr.op().name());
            default ->
                terms.of(
                        expr.op() + kind,
                        expr.args().stream()
                                .map(arg -> value(arg, slot, lane, wide))
                                .toArray(Integer[]::new));
        };
    }

    /** What an activation's method returns. */
    private int function(Method function, int argument) {
        Frame caller = frame;
        frame = new Frame();
        frame.locals().put(function.parameters().get(0).name(), new int[] {argument});
        int result = -1;
        for (Node node : function.body()) {
            for (Node step : ((Node.Strip) node).body()) {
                if (step instanceof Node.Return end) {
                    result = value(end.value(), ONLY, 0, false);
                } else {
                    inSlot(step, ONLY);
                }
            }
        }
        frame = caller;
        return result;
    }

    /** What an int is. */
    int ints(String text) {
        return Ints.of(text, frame.ints());
    }

    private void statement(String text) {
        if (text.equals("return") || text.equals("return false")) {
            throw new Returned();
        }
        if (text.startsWith("boolean inDoubt = ") || text.startsWith("inDoubt |= ")) {
            statement(text.substring(text.indexOf("= ") + 2));
            return;
        }
        if (text.contains("[] ") && text.contains(" = ")) {
            String[] sides = text.split(" = ");
            frame.arrays().put(sides[0].substring(sides[0].indexOf(' ') + 1), sides[1]);
            return;
        }
        int open = text.indexOf('(');
        if (text.startsWith("System.arraycopy(")) {
            copy(text.substring(open + 1, text.length() - 1).split(", "));
            return;
        }
        Method method = open < 0 ? null : methods.get(text.substring(0, open));
        if (method == null) {
            throw new UnsupportedOperationException("statement " + text);
        }
        call(method, text.substring(open + 1, text.length() - 1).split(", "));
    }

    private void copy(String[] arguments) {
        for (int i = 0; i < ints(arguments[4]); i++) {
            int term = load(place(arguments[0], Index.of(arguments[1]).plus(i), null, 0));
            String to = place(arguments[2], Index.of(arguments[3]).plus(i), null, 0);
            memory.put(to, term);
            if (!to.startsWith(OWN)) {
                written.add(to);
            }
        }
    }

    private void call(Method method, String[] arguments) {
        Frame caller = frame;
        Frame callee = new Frame();
        callee.ints().putAll(sizes);
        for (int i = 0; i < arguments.length; i++) {
            Method.Parameter parameter = method.parameters().get(i);
            switch (parameter.type()) {
                case INT -> callee.ints().put(parameter.name(), ints(arguments[i]));
                case FLOAT -> callee.locals().put(parameter.name(), new int[] {frame.local(arguments[i], 0)});
                default -> callee.arrays().put(parameter.name(), frame.array(arguments[i]));
            }
        }
        frame = callee;
        run(method);
        frame = caller;
    }
}
