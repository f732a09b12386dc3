package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTerms;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.TermTo;
import io.normforge.processor.ir.Node.TermTo.Part;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.NeededLets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What planes add to sums, in plain code: a strip in a method of its own, without a loop. A loop over four strands has its bounds
 * checked, element by element, in one round of four, and what it needs does not fit the registers beside the loops around it:
 * BATCH's sums of 7×7 planes take 1.7 times as long.
 *
 * <p>What four elements come to is written to an array of floats before the next four are read. HotSpot keeps that order, for the
 * array might be one of those it reads; without it, all of a strip is loaded first and, of sixteen registers, spilled: backward's
 * sums take 1.6 times as long.
 *
 * @param name what the names of the methods begin with
 * @param summary what their Javadoc begins with
 * @param streams of the recipe
 * @param sums that are added to
 * @param numbers of a channel, locals of the caller
 * @param body what is done with an element
 */
record PlaneStrips(
        Planes planes,
        String name,
        String summary,
        List<String> streams,
        List<String> sums,
        List<String> numbers,
        List<Node> body) {

    private static final String EIGHT = "eight";

    /** Ends the names of arrays with what a strip comes to. */
    private static final String TERMS = "Terms";

    private static final String STRIP = "Strip";
    private static final String REST = "Rest";

    /** Whether the JIT has room for them; a method that is called for each element gains nothing, and segments are sliced by plane. */
    boolean areWorthIt() {
        return !planes.width().isOnSegments()
                && expressions().noneMatch(expr -> expr.op() == Op.CALL)
                && methods().stream().allMatch(planes.width()::takes);
    }

    /** One for whole strips, and one for what is left behind them. */
    List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        if (whole() > 0) {
            methods.add(method(STRIP, Width.STRIP, "a strip of a plane"));
        }
        if (left() > 0) {
            methods.add(method(REST, left(), whole() > 0 ? "what is left behind a plane's last strip" : "a plane"));
        }
        return methods;
    }

    /** What calls them for a plane. */
    List<Node> calls() {
        List<Node> calls = new ArrayList<>();
        if (whole() > 0) {
            calls.add(new Loop("i", "0", String.valueOf(whole()), Width.STRIP, List.of(call(STRIP, " + i"))));
        }
        if (left() > 0) {
            calls.add(call(REST, whole() > 0 ? " + " + whole() : ""));
        }
        return calls;
    }

    private int left() {
        return planes.plane().constantSize() % Width.STRIP;
    }

    private int whole() {
        return planes.plane().constantSize() - left();
    }

    /** The arrays that the methods write to, numbered after those of the columns. */
    List<Node> arrays(int first) {
        return IntStream.range(0, sums.size())
                .<Node>mapToObj(
                        sum -> new ColumnFloats(sums.get(sum) + TERMS, first + sum, String.valueOf(Width.EIGHT)))
                .toList();
    }

    private Node call(String suffix, String along) {
        String arguments = parameters().stream()
                .map(parameter -> argument(parameter, along))
                .collect(Collectors.joining(", "));
        return new Statement(name + suffix + "(" + arguments + ")");
    }

    private static String argument(Parameter parameter, String along) {
        if (parameter.name().equals(EIGHT)) {
            return Width.EIGHT + " * " + ColumnNumbers.COLUMN;
        }
        return parameter.type() == Kind.INT ? parameter.name() + " + " + RowSchedule.SEGMENT + along : parameter.name();
    }

    private List<Parameter> parameters() {
        Set<String> used = new HashSet<>();
        expressions().filter(expr -> expr.op() == Op.LOAD).forEach(expr -> used.add(expr.name()));
        body.stream().filter(Store.class::isInstance).forEach(node -> used.add(((Store) node).array()));
        List<Parameter> parameters = new ArrayList<>();
        streams.stream().filter(used::contains).forEach(stream -> {
            parameters.add(new Parameter(Kind.FLOATS, stream));
            parameters.add(new Parameter(Kind.INT, stream + Addressing.STATISTIC_START));
        });
        numbers.forEach(number -> parameters.add(new Parameter(Kind.FLOAT, number)));
        sums.forEach(sum -> parameters.add(new Parameter(Kind.FLOATS, sum + TERMS)));
        sums.forEach(sum -> parameters.add(new Parameter(Kind.DOUBLES, ColumnNumbers.array(sum))));
        parameters.add(new Parameter(Kind.INT, EIGHT));
        return parameters;
    }

    private Stream<Expr> expressions() {
        return body.stream().flatMap(NeededLets::expressions).flatMap(Expr::all);
    }

    private Method method(String suffix, int elements, String what) {
        List<Node> nodes = new ArrayList<>();
        if (sums.size() > 1) {
            nodes.add(new Note(
                    "what is written to an array is not put off, so that few numbers have to wait in registers"));
        }
        int terms = Math.min(Width.EIGHT, elements);
        for (int lane = 0; lane < terms; lane++) {
            if (sums.size() == 1) {
                nodes.addAll(eighth(Part.WHOLE, lane, slots(lane, Width.EIGHT, elements)));
            } else {
                nodes.addAll(eighth(Part.FIRST_HALF, lane, slots(lane, 2 * Width.EIGHT, elements)));
                nodes.addAll(eighth(Part.SECOND_HALF, lane, slots(lane + Width.EIGHT, 2 * Width.EIGHT, elements)));
            }
        }
        sums.forEach(sum -> nodes.add(new AddTerms(sum + TERMS, terms, ColumnNumbers.array(sum), EIGHT)));
        return new Method(
                name + suffix, Arithmetic.FLOAT, false, summary + ", over " + what + ".", parameters(), nodes);
    }

    private static List<Slot> slots(int from, int step, int elements) {
        return IntStream.iterate(from, at -> at < elements, at -> at + step)
                .mapToObj(at -> Slot.whole(String.valueOf(at), at))
                .toList();
    }

    /** Some elements, and what they come to. */
    private List<Node> eighth(Part part, int lane, List<Slot> slots) {
        if (slots.isEmpty()) {
            return List.of();
        }
        List<Node> resolved = body.stream().map(place()::resolve).toList();
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Strip(
                slots,
                resolved.stream().filter(node -> !(node instanceof Accumulate)).toList()));
        for (Node node : resolved) {
            if (node instanceof Accumulate sum) {
                Index at = new Index("", lane);
                nodes.add(new TermTo(sum.sum() + TERMS, at, part, sum.addend(), sum.factor(), slots));
            }
        }
        return nodes;
    }

    private Addressing place() {
        Index start = Index.of("");
        return new Addressing(
                planes.ofElements(), Addressing.STATISTIC_START, start, start, Addressing.OF_METHOD, false, false);
    }
}
