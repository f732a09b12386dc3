package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Reach;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.schedule.ParameterSums.Gathered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A recipe for one statistic whose elements lie in rows: one row, or several where axes further out are pooled too. A
 * schedule says how a pass goes over the elements; all of them add in the order that {@link RowSums} takes.
 */
abstract class RowSchedule {

    static final String SEGMENT = "segment";
    private static final String AFFINE_SEGMENT = "affineSegment";
    private static final Node FOLD = new Statement("gradients.foldBlock()");

    /** The pooled axis along which memory is contiguous. */
    final NestAxis inner;

    /** The pooled axes around it. */
    final List<NestAxis> outer;

    final ParameterSums parameterSums;

    private final Nest nest;
    private final Recipe recipe;
    private final Function<Goal, List<Node>> handOver;

    RowSchedule(Nest nest, Recipe recipe, Function<Goal, List<Node>> handOver) {
        this.nest = nest;
        this.recipe = recipe;
        this.handOver = handOver;
        inner = nest.innermost();
        outer = nest.reduced().subList(0, nest.reduced().size() - 1);
        parameterSums = ParameterSums.inRow(outer, inner.axis().affine());
    }

    /** A pass over the elements, which leaves its sums as doubles. */
    abstract List<Node> elements(Pass pass);

    /** The body of the method. */
    final List<Node> body() {
        List<Node> body = new ArrayList<>();
        if (isOnePiece()) {
            body.add(reach());
        }
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

    /** All that the method touches, where it is one piece of memory. */
    Node reach() {
        return new Reach("", nest.count());
    }

    /** Whether it is: no axis that is kept lies between those pooled. */
    private boolean isOnePiece() {
        List<NestAxis> axes = nest.allAxes();
        return axes.subList(axes.size() - nest.reduced().size(), axes.size()).equals(nest.reduced());
    }

    /** Work on the statistic after a pass. */
    List<Node> steps(Pass pass) {
        return Steps.lower(pass, at(Index.of("")), this::rescue);
    }

    private List<Node> rescue(Rescue rescue) {
        return Steps.handingOver(rescue, List.of(), handOver.apply(rescue.to()));
    }

    /** The pooled axes, outermost first. */
    final List<NestAxis> pooled() {
        return nest.reduced();
    }

    /** The loops over outer axes around what is done with a row. */
    final List<Node> outerLoops(int depth, List<Node> row) {
        if (depth == outer.size()) {
            return inRow(row);
        }
        List<Node> body = outerLoops(depth + 1, row);
        List<Node> nodes = new ArrayList<>();
        nodes.add(rounds(depth, "0", outer.get(depth).size(), body));
        nodes.addAll(endOfRounds(depth, body));
        return nodes;
    }

    /** A loop over an outer axis; where all its rounds add to the same gradients of γ and β, eight of them end a block. */
    final Node rounds(int depth, String from, String end, List<Node> body) {
        NestAxis axis = outer.get(depth);
        List<Node> all = new ArrayList<>(body);
        if (shares(depth, body)) {
            all.add(new When("(" + axis.variable() + " & 7) == 7", List.of(FOLD)));
        }
        return new Loop(axis.variable(), from, end, 1, all);
    }

    /** The end of the block that the last rounds of such an axis add to. */
    final List<Node> endOfRounds(int depth, List<Node> body) {
        return shares(depth, body) ? List.of(FOLD) : List.of();
    }

    private boolean shares(int depth, List<Node> body) {
        return nest.addsInRounds() && depth == nest.sharedDepth() && addsDirectly(body);
    }

    private static boolean addsDirectly(List<Node> nodes) {
        return nodes.stream()
                .anyMatch(node -> node instanceof AddTo
                        || (node instanceof Strip strip && addsDirectly(strip.body()))
                        || (node instanceof Loop loop && addsDirectly(loop.body())));
    }

    /** The arrays with an element for each element pooled. */
    final List<String> streams() {
        return recipe.streams();
    }

    /** What is done with a row, after where it starts was computed once for it. */
    public final List<Node> inRow(List<Node> row) {
        List<Node> nodes = new ArrayList<>();
        if (!outer.isEmpty()) {
            String element = "";
            for (NestAxis axis : outer) {
                element = Index.sum(element, axis.position());
            }
            nodes.add(new IntLet(SEGMENT, element));
            if (!isOnePiece()) {
                nodes.add(new Reach(SEGMENT, inner.size()));
            }
        }
        if (hasAffineSegment()) {
            nodes.add(new IntLet(AFFINE_SEGMENT, affineStart()));
        }
        nodes.addAll(row);
        return nodes;
    }

    /** Whether γ and β of a statistic start elsewhere than those of another. */
    final boolean startsElsewhere() {
        return nest.hasAffineStart();
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
                Addressing.OF_METHOD,
                inner.axis().affine(),
                false);
    }

    /** Adds a finished sum of γ's or β's gradient to its element. */
    final Node commit(Gathered sum) {
        AddTo commit = sum.commit(Expr.narrow(Expr.wide(sum.sum())));
        return addressing("", affineStart(), Index.of("")).resolve(commit);
    }

    final List<Node> resolve(List<Node> body, Index along) {
        Addressing place = at(along);
        return body.stream().map(place::resolve).toList();
    }
}
