package io.normforge.processor.plan;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Fold;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in vectors, by strips of 32 elements: as many vectors as it takes, each with a partial sum in every lane. What
 * is left of a row is a strip whose last vector has a mask; a row of a length that a call gives has nothing left. Passes
 * without sums go one vector at a time; more would gain nothing.
 */
final class VectorRow extends RowSchedule {

    private final Strips strips;
    private final Width width;
    private final Spreads spreads = new Spreads();
    private final KnownLets known = new KnownLets();

    VectorRow(Nest nest, Recipe recipe, Width width, String rescueCall) {
        super(nest, recipe, rescueCall);
        this.width = width;
        strips = new Strips(width);
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = new ArrayList<>(spreads.before(pass));
        boolean sums = !pass.sums().isEmpty() || !parameterSums.of(pass.body()).isEmpty();
        if (!sums || !inBlocks()) {
            nodes.addAll(summed(pass, false));
            return nodes;
        }
        List<Node> body = pass.body().stream()
                .map(node -> LongSum.intoBlock(node, pass.sums()))
                .toList();
        List<String> ofBlock = pass.sums().stream().map(LongSum::block).toList();
        nodes.addAll(blocks(pass.sums(), summed(new Pass("", body, ofBlock, List.of()), true)));
        return nodes;
    }

    private List<Node> summed(Pass pass, boolean ofBlock) {
        List<Node> nodes = new ArrayList<>();
        if (!pass.sums().isEmpty()) {
            nodes.add(strips.zeros(pass.sums(), partials()));
        }
        nodes.addAll(loops(pass, 0, ofBlock));
        pass.sums().forEach(sum -> nodes.add(fold(sum, pass.body())));
        return nodes;
    }

    private Node fold(String sum, List<Node> body) {
        return new Fold(sum, partials(), width.slots(), addsProducts(sum, body));
    }

    private int partials() {
        return inner.isDynamic() ? width.slots() : strips.partialsPresent(inner.constantSize());
    }

    /** The loops over outer axes, and the sums of γ's and β's gradients where they begin and end. */
    private List<Node> loops(Pass pass, int depth, boolean ofBlock) {
        if (parameterSums.of(pass.body()).isEmpty()) {
            return outerLoops(depth, ofBlock, row(pass));
        }
        if (depth < parameterSums.depth()) {
            return List.of(rounds(depth, ofBlock, loops(pass, depth + 1, ofBlock)));
        }
        List<AddTo> sums = parameterSums.of(pass.body());
        List<Node> body = parameterSums.inSums(pass.body());
        List<Node> nodes = new ArrayList<>();
        nodes.add(strips.zeros(sums.stream().map(ParameterSums::sum).toList(), partials()));
        nodes.addAll(outerLoops(depth, ofBlock, row(pass)));
        for (AddTo sum : sums) {
            nodes.add(fold(ParameterSums.sum(sum), body));
            nodes.add(commit(sum));
        }
        return nodes;
    }

    private List<Node> row(Pass pass) {
        List<Node> body = parameterSums.inSums(pass.body());
        boolean elementwise = body.stream().noneMatch(Accumulate.class::isInstance);
        return elementwise ? elementwise(body) : summing(body);
    }

    private List<Node> summing(List<Node> body) {
        List<Node> nodes = new ArrayList<>();
        if (inner.isDynamic()) {
            strands(nodes, inner.size(), body);
            return nodes;
        }
        int size = inner.constantSize();
        int whole = size / Width.PARTIAL_SUMS * Width.PARTIAL_SUMS;
        if (whole > 0) {
            strands(nodes, whole == size ? inner.size() : String.valueOf(whole), body);
        }
        if (whole < size) {
            nodes.add(tail(strips.tail(size - whole, "Tail"), body, new Index("", whole)));
        }
        return nodes;
    }

    private void strands(List<Node> nodes, String bound, List<Node> body) {
        List<Node> resolved = resolve(body, Index.of("i"));
        for (int strand = 0; strand < strips.strands(); strand++) {
            Strip strip = new Strip(strips.strand(strand), resolved);
            nodes.add(new Loop("i", "0", bound, Width.PARTIAL_SUMS, List.of(strip)));
        }
    }

    private List<Node> elementwise(List<Node> body) {
        List<Node> one = List.of(new Strip(List.of(Slot.whole("", 0)), resolve(body, Index.of("i"))));
        int lanes = width.lanes();
        if (inner.isDynamic()) {
            return List.of(new Loop("i", "0", inner.size(), lanes, one));
        }
        int size = inner.constantSize();
        int whole = size / Width.PARTIAL_SUMS * Width.PARTIAL_SUMS;
        List<Node> nodes = new ArrayList<>();
        if (whole > 0) {
            nodes.add(new Loop("i", "0", whole == size ? inner.size() : String.valueOf(whole), lanes, one));
        }
        if (whole < size) {
            nodes.add(tail(strips.tail(size - whole, "Tail"), body, new Index("", whole)));
        }
        return nodes;
    }

    /** What a tail declares stays in scope for the next pass, unless there are loops around the row. */
    private Node tail(List<Slot> slots, List<Node> body, Index from) {
        List<Node> resolved = resolve(body, from);
        return new Strip(slots, outer.isEmpty() ? known.without(slots.get(0).suffix(), resolved) : resolved);
    }
}
