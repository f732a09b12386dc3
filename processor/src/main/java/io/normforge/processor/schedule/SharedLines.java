package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Recipe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The copies that plain rows work on ({@link RowLines}), as arguments: all rows of a call work on the same ones. They are the thread's
 * own, and to look up the five of backward for each row takes a fifth of the time of rows of 64.
 */
record SharedLines(RowLowering rows) {

    /** A row's method that is given its copies. */
    static Method in(Method row) {
        List<Parameter> parameters = new ArrayList<>(row.parameters());
        of(row).forEach(line -> parameters.add(new Parameter(Kind.FLOATS, line.array())));
        List<Node> body = row.body().stream()
                .filter(node -> !(node instanceof ColumnFloats))
                .toList();
        return new Method(row.name(), row.arithmetic(), row.shared(), row.summary(), parameters, body);
    }

    private static List<ColumnFloats> of(Method row) {
        return row.body().stream()
                .filter(ColumnFloats.class::isInstance)
                .map(ColumnFloats.class::cast)
                .toList();
    }

    /** The copies of all rows, as a method has them that calls one for each. */
    List<Node> before(Entry entry) {
        List<Method> methods = entry.stages().stream()
                .flatMap(recipe -> rows.alone(recipe).stream())
                .toList();
        Map<String, String> lengths = new HashMap<>();
        methods.stream()
                .flatMap(row -> of(row).stream())
                .filter(line -> !RowLines.isOfParameter(line))
                .forEach(line -> lengths.put(line.array(), line.columns()));
        LineArrays arrays = new LineArrays(
                methods.stream().flatMap(row -> row.body().stream()).toList());
        List<Node> nodes = new ArrayList<>();
        int own = 0;
        for (Map.Entry<String, String> line : arrays.lyingOver(lengths.keySet()).entrySet()) {
            String name = line.getKey();
            nodes.add(
                    line.getValue().equals(name)
                            ? new ColumnFloats(name, own++, lengths.get(name))
                            : new Statement("float[] " + name + " = " + line.getValue()));
        }
        if (!nodes.isEmpty()) {
            nodes.add(0, new Note("copies of a row; results lie over those that are read no more"));
        }
        return nodes;
    }

    /** The last arguments of a row's method, each after a comma. */
    String arguments(Recipe recipe, String method) {
        return rows.alone(recipe).stream()
                .filter(row -> row.name().equals(method))
                .flatMap(row -> of(row).stream())
                .map(line -> ", " + line.array())
                .collect(Collectors.joining());
    }
}
