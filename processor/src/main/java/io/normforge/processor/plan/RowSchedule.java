package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe for one statistic whose elements lie in rows: one row, or several where axes further out are pooled too. A
 * schedule says how a pass goes over the elements; the numbers of each row are added in the same 32 partial sums in all
 * of them.
 */
abstract class RowSchedule {

    private static final String SEGMENT = "segment";
    private static final String AFFINE_SEGMENT = "affineSegment";

    /** The pooled axis along which memory is contiguous. */
    final NestAxis inner;

    /** The pooled axes around it. */
    final List<NestAxis> outer;

    final ParameterSums parameterSums;

    private final Nest nest;
    private final Recipe recipe;
    private final String rescueCall;

    RowSchedule(Nest nest, Recipe recipe, String rescueCall) {
        this.nest = nest;
        this.recipe = recipe;
        this.rescueCall = rescueCall;
        inner = nest.innermost();
        outer = nest.reduced().subList(0, nest.reduced().size() - 1);
        parameterSums = ParameterSums.inRow(outer, inner.axis().affine());
    }

    /** What a method starts with. */
    List<Node> prologue() {
        return List.of();
    }

    /** A pass over the elements, which leaves its sums as numbers. */
    abstract List<Node> elements(Pass pass);

    /** The body of the method. */
    final List<Node> body() {
        List<Node> body = new ArrayList<>(prologue());
        for (Pass pass : recipe.passes()) {
            if (!pass.note().isEmpty()) {
                body.add(new Note(pass.note()));
            }
            if (pass.hasBody()) {
                body.addAll(elements(pass));
            }
            body.addAll(steps(pass));
        }
        return body;
    }

    /** Work on the statistic after a pass. */
    List<Node> steps(Pass pass) {
        List<Node> handOver = List.of(new Statement(rescueCall), new Statement("return"));
        return Steps.lower(pass, at(Index.of("")), rescue -> new InDoubt(rescue.doubts(), List.of(), handOver));
    }

    /** The loops over outer axes from one depth on, around what is done with a row. */
    final List<Node> outerLoops(int depth, List<Node> row) {
        if (depth == outer.size()) {
            List<Node> nodes = new ArrayList<>(segment());
            nodes.addAll(row);
            return nodes;
        }
        NestAxis axis = outer.get(depth);
        return List.of(new Loop(axis.variable(), "0", axis.size(), 1, outerLoops(depth + 1, row)));
    }

    /** Where a row starts, computed once for it. */
    private List<Node> segment() {
        List<Node> places = new ArrayList<>();
        if (!outer.isEmpty()) {
            String element = "";
            for (NestAxis axis : outer) {
                element = Index.sum(element, axis.position());
            }
            places.add(new IntLet(SEGMENT, element));
        }
        if (hasAffineSegment()) {
            places.add(new IntLet(AFFINE_SEGMENT, affineStart()));
        }
        return places;
    }

    private boolean hasAffineSegment() {
        return outer.stream().anyMatch(axis -> axis.axis().affine()) && usesParameters();
    }

    private boolean usesParameters() {
        return recipe.statistics() != Recipe.Statistics.UNUSED && recipe.statistics() != Recipe.Statistics.FOUND;
    }

    private String affineStart() {
        String start = nest.hasAffineStart() ? "affineAt" : "";
        for (NestAxis axis : outer) {
            start = Index.sum(start, axis.affinePosition());
        }
        return start;
    }

    /** The place so far along a row. */
    final Addressing at(Index along) {
        String element = outer.isEmpty() ? "" : SEGMENT;
        String parameter = hasAffineSegment() ? AFFINE_SEGMENT : nest.hasAffineStart() ? "affineAt" : "";
        return addressing(element, parameter, along);
    }

    private Addressing addressing(String element, String parameter, Index along) {
        Index elementIndex = new Index(Index.sum(element, along.start()), along.distance());
        Index parameterIndex = inner.axis().affine()
                ? new Index(Index.sum(parameter, along.start()), along.distance())
                : Index.of(parameter);
        return new Addressing(
                nest,
                Addressing.STATISTIC_START,
                elementIndex,
                parameterIndex,
                inner.axis().affine(),
                false);
    }

    /** Adds a finished sum of γ's or β's gradient to its element. */
    final Node commit(AddTo sum) {
        AddTo commit = ParameterSums.commit(sum, Expr.statistic(ParameterSums.sum(sum)));
        return addressing("", affineStart(), Index.of("")).resolve(commit);
    }

    final List<Node> resolve(List<Node> body, Index along) {
        Addressing place = at(along);
        return body.stream().map(place::resolve).toList();
    }

    /** Whether a term of a sum may be −0, which a product that underflows is, and a square is not. */
    static boolean addsProducts(String sum, List<Node> body) {
        return body.stream()
                .anyMatch(node -> node instanceof Accumulate accumulate
                        && accumulate.sum().equals(sum)
                        && accumulate.factor() != null
                        && !accumulate.factor().equals(accumulate.addend()));
    }
}
