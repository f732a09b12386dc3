package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddAllTo;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.Reach;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.KnownLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Neighbouring small rows side by side, as straight-line code. Folding a sum takes a chain of shuffles, each waiting
 * for the last; the sums of several rows share one chain.
 */
final class StraightRows extends RowSchedule {

    private final Function<Goal, List<String>> singleCalls;
    private final Width width;
    private final List<List<Slot>> strips;
    private final List<NeighbourRow> rows;
    private final Spreads spreads = new Spreads();
    private final KnownLets known = new KnownLets();

    /**
     * A schedule for so many rows.
     *
     * @param singleCalls what handles each of the rows alone, where one of them needs double arithmetic
     */
    StraightRows(Nest nest, Recipe recipe, Width width, int count, Function<Goal, List<String>> singleCalls) {
        super(nest, recipe, goal -> List.of());
        this.singleCalls = singleCalls;
        this.width = width;
        strips = Strips.of(width, inner).straight(inner.constantSize());
        rows = IntStream.range(0, count)
                .mapToObj(row -> NeighbourRow.of(row, inner))
                .toList();
    }

    @Override
    Node reach() {
        return new Reach("", String.valueOf(rows.size() * inner.constantSize()));
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = inEights(pass);
        if (!pass.sums().isEmpty()) {
            nodes.add(new FoldEights(names(pass), present()));
        }
        return nodes;
    }

    /** The same, with sums that are eight doubles of each row still. */
    List<Node> inEights(Pass pass) {
        List<Node> nodes = new ArrayList<>();
        List<Node> spread = spreads.before(pass);
        List<Node> body = resolve(pass.body(), Index.of(""));
        List<Node> ofRow =
                body.stream().filter(node -> !(node instanceof AddTo)).toList();
        List<Node> strip = new StraightStrips(strips, RowEnd.of(width, inner, body), known).nodes(ofRow);
        if (!pass.sums().isEmpty()) {
            nodes.add(new Eights(names(pass), present()));
        }
        for (NeighbourRow row : rows) {
            nodes.addAll(row.move(spread));
            nodes.addAll(row.move(strip));
        }
        nodes.addAll(adding(body));
        return nodes;
    }

    /** What all rows add to the gradients of γ and β, which they share. */
    private List<Node> adding(List<Node> body) {
        List<Node> together = body.stream()
                .filter(AddTo.class::isInstance)
                .<Node>map(node -> new AddAllTo(rows.stream()
                        .map(row -> (AddTo) row.move(List.of(node)).get(0))
                        .toList()))
                .toList();
        List<Slot> slots = strips.stream().flatMap(List::stream).toList();
        return together.isEmpty() ? List.of() : List.of(new Strip(slots, together));
    }

    private List<String> names(Pass pass) {
        return rows.stream().flatMap(row -> pass.sums().stream().map(row::name)).toList();
    }

    private int present() {
        return Strips.present(inner.constantSize());
    }

    /** If any row needs double arithmetic, each goes its own way. */
    @Override
    List<Node> steps(Pass pass) {
        List<Node> steps =
                Steps.lower(pass, at(Index.of("")), rescue -> Steps.handingOver(rescue, List.of(), alone(rescue.to())));
        return rows.stream().flatMap(row -> row.move(steps).stream()).toList();
    }

    private List<Node> alone(Goal goal) {
        return Stream.concat(singleCalls.apply(goal).stream(), Stream.of("return"))
                .<Node>map(Statement::new)
                .toList();
    }
}
