package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.schedule.ParameterSums.Gathered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The arguments of the methods for statistics side by side: no more than what each uses. */
record SheetSignature(SideBySide sheet, Recipe recipe) {

    /** Of what goes over rows, and adds to sums. */
    List<Parameter> ofRows(List<Node> nodes, List<String> sums) {
        Set<String> arrays = arrays(nodes);
        List<Parameter> parameters = new ArrayList<>();
        recipe.streams().stream().filter(arrays::contains).forEach(stream -> {
            parameters.add(new Parameter(Kind.FLOATS, stream));
            parameters.add(new Parameter(Kind.INT, stream + Addressing.STATISTIC_START));
        });
        if (sheet.countsRows()) {
            parameters.add(new Parameter(Kind.INT, Sheet.ROWS));
        }
        addNumbers(parameters, arrays);
        sums.forEach(sum -> parameters.add(new Parameter(Kind.DOUBLES, ColumnNumbers.array(sum))));
        addCount(parameters);
        return parameters;
    }

    /** Of what works on the statistics themselves. */
    List<Parameter> ofColumns(List<Node> nodes) {
        List<Parameter> parameters = new ArrayList<>();
        expressions(nodes)
                .filter(expr -> expr.op() == Op.LOAD_WIDE)
                .map(Expr::name)
                .distinct()
                .forEach(array -> parameters.add(new Parameter(Kind.DOUBLES, array)));
        addNumbers(parameters, arrays(nodes));
        boolean divides = expressions(nodes).anyMatch(expr -> expr.name().equals(Names.PER_COUNT));
        if (divides && sheet.rows().isDynamic()) {
            parameters.add(new Parameter(Kind.INT, sheet.rows().size()));
        }
        if (expressions(nodes).anyMatch(expr -> expr.name().equals(Names.CONFIGURED_EPSILON))) {
            parameters.add(new Parameter(Kind.FLOAT, Names.CONFIGURED_EPSILON));
        }
        addCount(parameters);
        return parameters;
    }

    private static Stream<Expr> expressions(List<Node> nodes) {
        return nodes.stream().flatMap(NeededLets::expressions).flatMap(Expr::all);
    }

    /** Of what adds finished sums to the gradients of γ and β. */
    List<Parameter> ofParameters(List<Gathered> sums) {
        List<Parameter> parameters = new ArrayList<>();
        sums.forEach(sum -> parameters.add(new Parameter(Kind.DOUBLES, ColumnNumbers.array(sum.sum()))));
        sums.forEach(sum -> parameters.add(new Parameter(Kind.FLOATS, sum.add().array())));
        addAffineStart(parameters);
        addCount(parameters);
        return parameters;
    }

    private void addCount(List<Parameter> parameters) {
        if (sheet.countsColumns()) {
            parameters.add(new Parameter(Kind.INT, sheet.columns()));
        }
    }

    /** γ and β, their gradients, numbers by column, and what was kept. */
    private void addNumbers(List<Parameter> parameters, Set<String> arrays) {
        List<String> affine =
                Stream.of(Names.GAMMA, Names.BETA).filter(arrays::contains).toList();
        affine.forEach(array -> Signature.addParameter(parameters, array, sheet.startsParameters()));
        if (!affine.isEmpty()) {
            addAffineStart(parameters);
        }
        arrays.stream()
                .filter(array -> Addressing.isGradient(array) || ColumnNumbers.isOfColumn(array))
                .forEach(array -> parameters.add(new Parameter(Kind.FLOATS, array)));
        if (arrays.stream().anyMatch(Addressing::isSaved)) {
            parameters.add(new Parameter(Kind.STATISTICS, Names.SAVED));
            parameters.add(new Parameter(Kind.INT, Names.STATISTIC));
        }
    }

    private void addAffineStart(List<Parameter> parameters) {
        if (sheet.hasAffineStart()) {
            parameters.add(new Parameter(Kind.INT, "affineAt"));
        }
    }

    private static Set<String> arrays(List<Node> nodes) {
        Set<String> arrays = new LinkedHashSet<>();
        expressions(nodes).filter(expr -> expr.op() == Op.LOAD).forEach(expr -> arrays.add(expr.name()));
        nodes.stream().filter(Store.class::isInstance).forEach(node -> arrays.add(((Store) node).array()));
        nodes.stream().filter(AddTo.class::isInstance).forEach(node -> arrays.add(((AddTo) node).array()));
        return arrays;
    }
}
