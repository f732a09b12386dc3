package io.normforge.processor.plan;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.FoldTogether;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Neighbouring small rows side by side, as straight-line code. Folding a sum takes a chain of shuffles, each waiting
 * for the last; the sums of several rows share one chain.
 */
final class StraightRows extends RowSchedule {

    private static final String LETTERS = "ABCD";

    private final Strips strips;
    private final Width width;
    private final List<String> singleCalls;
    private final List<NeighbourRow> rows;
    private final Spreads spreads = new Spreads();
    private final KnownLets known = new KnownLets();

    /**
     * A schedule.
     *
     * @param singleCalls what handles each of the rows alone, where one of them needs double arithmetic
     */
    StraightRows(Nest nest, Recipe recipe, Width width, List<String> singleCalls) {
        super(nest, recipe, "");
        this.width = width;
        this.singleCalls = singleCalls;
        strips = new Strips(width);
        rows = IntStream.range(0, singleCalls.size())
                .mapToObj(row -> new NeighbourRow(LETTERS.substring(row, row + 1), row * inner.constantSize(), row))
                .toList();
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = new ArrayList<>();
        List<Node> spread = spreads.before(pass);
        List<Node> body = known.without(resolve(pass.body(), Index.of("")));
        for (NeighbourRow row : rows) {
            nodes.addAll(row.move(spread));
            if (!pass.sums().isEmpty()) {
                nodes.addAll(row.move(List.of(strips.zeros(pass.sums(), partials()))));
            }
            nodes.add(new Strip(strips.straight(inner.constantSize()), row.move(body)));
        }
        if (!pass.sums().isEmpty()) {
            nodes.add(fold(pass));
        }
        return nodes;
    }

    private int partials() {
        return strips.partialsPresent(inner.constantSize());
    }

    private Node fold(Pass pass) {
        List<String> sums = rows.stream()
                .flatMap(row -> pass.sums().stream().map(row::name))
                .toList();
        List<String> signed = rows.stream()
                .flatMap(row -> pass.sums().stream()
                        .filter(sum -> addsProducts(sum, pass.body()))
                        .map(row::name))
                .toList();
        return new FoldTogether(sums, partials(), width.slots(), signed);
    }

    /** If any row needs double arithmetic, each goes its own way. */
    @Override
    List<Node> steps(Pass pass) {
        List<Node> alone = Stream.concat(singleCalls.stream(), Stream.of("return"))
                .<Node>map(Statement::new)
                .toList();
        List<Node> steps =
                Steps.lower(pass, at(Index.of("")), rescue -> new InDoubt(rescue.doubts(), List.of(), alone));
        List<Node> nodes = new ArrayList<>();
        rows.forEach(row -> nodes.addAll(row.move(steps)));
        return nodes;
    }
}
