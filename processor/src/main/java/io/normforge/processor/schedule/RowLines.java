package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * {@link Lines} for rows along which γ and β vary, an element for each of a row's. They outlive a pass: a stream is copied once,
 * and what sums are made of is computed once, in a loop that the JIT turns into vectors, where the strands of a sum would
 * compute it element by element.
 */
final class RowLines {

    /** Copies of shorter rows cost as much as they gain. */
    private static final int SHORTEST = 64;

    /** Copies of longer ones would not stay in the second-level cache. */
    private static final int LONGEST = 8_192;

    private final List<String> streams;
    private final NestAxis row;
    private final Set<String> copied = new HashSet<>();
    private final Map<String, Expr> stored = new LinkedHashMap<>();

    /** The numbers of these copies, which outlast a row: the last of the thread's. */
    private static final Map<String, Integer> OF_PARAMETERS =
            Map.of(Names.RESIDUAL_GATE, 21, Names.GAMMA, 22, Names.BETA, 23);

    /** Where γ and β start somewhere in their arrays, rows find copies of them too. */
    RowLines(Nest nest, List<String> ofRecipe) {
        row = nest.innermost();
        streams = new ArrayList<>(ofRecipe);
        if (copiesParameters(nest)) {
            streams.addAll(
                    ofRecipe.contains(Names.RESIDUAL)
                            ? List.of(Names.GAMMA, Names.BETA, Names.RESIDUAL_GATE)
                            : List.of(Names.GAMMA, Names.BETA));
        }
    }

    /** Whether rows of a call or a round share a γ and a β that start somewhere in their arrays, and read copies of them. */
    private static boolean copiesParameters(Nest nest) {
        return nest.startsParameters()
                && nest.reduced().equals(List.of(nest.innermost()))
                && nest.innermost().axis().affine()
                && !nest.hasAffineStart()
                && fit(nest.innermost());
    }

    /** The copies of γ and β that all rows read, as far as a method has the two. */
    static List<Node> parameters(Nest nest, List<Parameter> ofMethod) {
        List<Node> nodes = new ArrayList<>();
        String size = nest.innermost().size();
        for (Parameter parameter : copiesParameters(nest) ? ofMethod : List.<Parameter>of()) {
            String array = parameter.name();
            if (OF_PARAMETERS.containsKey(array)) {
                nodes.add(new ColumnFloats(Lines.of(array), OF_PARAMETERS.get(array), size));
                nodes.add(Lines.copy(array, array + Addressing.CALL_START, Lines.of(array), "0", size));
            }
        }
        if (!nodes.isEmpty()) {
            nodes.add(0, new Note("rows read copies, in which an element has the index of its column"));
        }
        return nodes;
    }

    /** Whether it is a copy of γ or β, which rows find made. */
    static boolean isOfParameter(ColumnFloats line) {
        return OF_PARAMETERS.containsValue(line.number());
    }

    /** Whether rows have a length that copies pay for, as most have that only the layer's constructor knows. */
    static boolean fit(NestAxis row) {
        return row.isDynamic() || (row.constantSize() >= SHORTEST && row.constantSize() <= LONGEST);
    }

    /**
     * A loop over a row.
     *
     * @param loop makes it of a body
     */
    List<Node> around(List<Node> body, UnaryOperator<List<Node>> loop) {
        Lines lines = new Lines(streams, body);
        List<Node> nodes = new ArrayList<>();
        for (String stream : lines.both()) {
            if (copied.add(stream)) {
                nodes.add(line(stream, OF_PARAMETERS.getOrDefault(stream, streams.indexOf(stream))));
                if (lines.read().contains(stream) && !OF_PARAMETERS.containsKey(stream)) {
                    nodes.add(Lines.copy(stream, stream + "At", Lines.of(stream), "0", row.size()));
                }
            }
        }
        nodes.addAll(loop.apply(lines.in(body)));
        lines.written()
                .forEach(stream -> nodes.add(Lines.copy(Lines.of(stream), "0", stream, stream + "At", row.size())));
        return nodes;
    }

    private Node line(String name, int number) {
        return new ColumnFloats(Lines.of(name), number, row.size());
    }

    /** The factors and addends of a body's sums, computed beforehand. */
    List<Node> stored(List<Node> body, UnaryOperator<List<Node>> loop) {
        List<Node> steps =
                new ArrayList<>(body.stream().filter(Let.class::isInstance).toList());
        List<Node> nodes = new ArrayList<>();
        for (Node node : List.copyOf(steps)) {
            Let let = (Let) node;
            if (summed(body).contains(let.name()) && let.value().op() != Op.LOAD) {
                nodes.add(line(let.name(), streams.size() + stored.size()));
                stored.put(let.name(), let.value());
                steps.add(new Store(let.name(), null, Expr.value(let.name())));
            }
        }
        nodes.addAll(around(NeededLets.of(steps).stream().map(RowLines::toLine).toList(), loop));
        return nodes;
    }

    private static Node toLine(Node node) {
        return node instanceof Store store ? new Store(Lines.of(store.array()), null, store.value()) : node;
    }

    private static List<String> summed(List<Node> body) {
        return body.stream()
                .filter(Accumulate.class::isInstance)
                .map(Accumulate.class::cast)
                .flatMap(sum -> Stream.of(sum.addend(), sum.factor()))
                .filter(Objects::nonNull)
                .filter(expr -> expr.op() == Op.VALUE)
                .map(Expr::name)
                .toList();
    }

    /** The body with what is stored read, and not computed again. */
    List<Node> known(List<Node> body) {
        List<Node> read = body.stream().map(this::known).toList();
        return NeededLets.of(read);
    }

    private Node known(Node node) {
        return node instanceof Let let && let.value().equals(stored.get(let.name()))
                ? let.with(Expr.load(Lines.of(let.name())))
                : node;
    }

    /** Whether a body uses γ or β, or adds to their gradients. */
    static boolean usesParameters(List<Node> body) {
        Stream<String> added = body.stream().filter(AddTo.class::isInstance).map(node -> ((AddTo) node).array());
        return Stream.concat(read(body), added).anyMatch(Addressing::isParameter);
    }

    /** Whether a body reads what has been copied or stored. */
    static boolean usesLines(List<Node> body) {
        return read(body).anyMatch(Lines::isLine);
    }

    private static Stream<String> read(List<Node> body) {
        return body.stream()
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.LOAD)
                .map(Expr::name);
    }
}
