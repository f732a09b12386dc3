package io.normforge.processor.plan;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows in vectors, by strips of 64 elements: as many vectors as it takes. What is left of a row is a strip whose last vector
 * has a mask; a row of a length that a call gives has half a strip left or nothing. Passes without sums go one vector at a
 * time; more would gain nothing.
 */
final class VectorRow extends RowSchedule implements RowSums.Schedule {

    private static final String TAIL = "Tail";

    private final Strips strips;
    private final Width width;
    private final Spreads spreads = new Spreads();
    private final KnownLets known = new KnownLets();

    VectorRow(Nest nest, Recipe recipe, Width width, Function<Goal, String> rescueCall) {
        super(nest, recipe, rescueCall);
        this.width = width;
        strips = new Strips(width);
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = new ArrayList<>(spreads.before(pass));
        boolean sums = !pass.sums().isEmpty() || !parameterSums.of(pass.body()).isEmpty();
        nodes.addAll(sums ? new RowSums(this, this, pass).nodes() : outerLoops(0, elementwise(pass.body())));
        return nodes;
    }

    @Override
    public List<Node> around(List<String> sums, List<Node> adding) {
        int present = inner.isDynamic() ? Width.EIGHT : Strips.present(inner.constantSize());
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Eights(sums, present));
        nodes.addAll(adding);
        nodes.add(new FoldEights(sums, present));
        return nodes;
    }

    @Override
    public List<Node> row(List<Node> body, boolean isCut) {
        return isCut ? cutRow(body) : wholeRow(body);
    }

    private List<Node> wholeRow(List<Node> body) {
        int left = inner.constantSize() % Width.STRIP;
        int whole = inner.constantSize() - left;
        List<Node> nodes = new ArrayList<>();
        if (whole > 0) {
            List<Node> strip = strip(strips.of(Width.STRIP, ""), resolve(body, Index.of("i")));
            nodes.add(new Loop("i", "0", left == 0 ? inner.size() : String.valueOf(whole), Width.STRIP, strip));
        }
        if (left > 0) {
            nodes.addAll(tail(strips.of(left, TAIL), body, new Index("", whole)));
        }
        return nodes;
    }

    /** What is left behind the last whole strip is a loop of one round at most: a branch would have vectors boxed. */
    private List<Node> cutRow(List<Node> body) {
        int left = inner.isDynamic() ? Width.STRIP / 2 : inner.constantSize() % Width.STRIP;
        String whole = left == 0 ? "end" : "(end & -" + Width.STRIP + ")";
        List<Node> resolved = resolve(body, Index.of("i"));
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Loop("i", "piece", whole, Width.STRIP, strip(strips.of(Width.STRIP, ""), resolved)));
        if (left > 0) {
            nodes.add(new Loop("i", whole, "end", Width.STRIP, strip(strips.of(left, ""), resolved)));
        }
        return nodes;
    }

    /** The steps of each slot, then what all of them add to sums. */
    static List<Node> strip(List<Slot> slots, List<Node> body) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Strip(
                slots,
                body.stream().filter(node -> !(node instanceof Accumulate)).toList()));
        for (Node node : body) {
            if (node instanceof Accumulate sum) {
                nodes.add(new Tree(sum.sum(), sum.addend(), sum.factor(), slots));
            }
        }
        return nodes;
    }

    private List<Node> elementwise(List<Node> body) {
        List<Node> one = List.of(new Strip(List.of(Slot.whole("", 0)), resolve(body, Index.of("i"))));
        int lanes = width.lanes();
        if (inner.isDynamic()) {
            return List.of(new Loop("i", "0", inner.size(), lanes, one));
        }
        int left = inner.constantSize() % Width.STRIP;
        int whole = inner.constantSize() - left;
        List<Node> nodes = new ArrayList<>();
        if (whole > 0) {
            nodes.add(new Loop("i", "0", left == 0 ? inner.size() : String.valueOf(whole), lanes, one));
        }
        if (left > 0) {
            nodes.addAll(tail(strips.of(left, TAIL), body, new Index("", whole)));
        }
        return nodes;
    }

    /** What a tail declares stays in scope for the next pass, unless there are loops around the row. */
    private List<Node> tail(List<Slot> slots, List<Node> body, Index from) {
        List<Node> resolved = resolve(body, from);
        return strip(slots, outer.isEmpty() ? known.without(slots.get(0).suffix(), resolved) : resolved);
    }
}
