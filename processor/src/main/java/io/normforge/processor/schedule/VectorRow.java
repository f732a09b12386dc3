package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.EightsFrom;
import io.normforge.processor.ir.Node.EightsTo;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.HalfTree;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.PairTree;
import io.normforge.processor.ir.Node.StripEnd;
import io.normforge.processor.ir.Node.StripStart;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.KnownLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Rows in vectors, by strips of 64 elements: as many vectors as it takes, at once or by some of them ({@link Underway}). What is
 * left of a row is a strip whose last vector has a mask, or {@link RowRest} where only a call gives the length.
 * Passes without sums go over whole vectors ({@link WholeVectors}).
 */
final class VectorRow extends RowSchedule implements RowSums.Schedule, PlaneSchedule {

    private static final String TAIL = "Tail";
    private static final String ALL = " and before";
    private static final int FOUR = 4;

    private final Strips strips;
    private final Width width;
    private final Underway underway;
    private final WholeVectors whole;
    private final Spreads spreads = new Spreads();
    private final KnownLets known = new KnownLets();

    /** How many vectors of a strip are added in one go of a loop: all, those of a half, or two, for the least code. */
    enum Underway {
        STRIP,
        HALF,
        PAIR
    }

    /** One whose passes without sums handle a vector at a time. */
    VectorRow(Nest nest, Recipe recipe, Width width, Underway underway, Function<Goal, List<Node>> handOver) {
        this(nest, recipe, width, underway, 1, handOver);
    }

    private VectorRow(
            Nest nest,
            Recipe recipe,
            Width width,
            Underway underway,
            int together,
            Function<Goal, List<Node>> handOver) {
        super(nest, recipe, handOver);
        this.width = width;
        this.underway = underway;
        whole = new WholeVectors(width, inner, together);
        strips = Strips.of(width, inner);
    }

    /** One whose passes without sums handle four. */
    static VectorRow byFours(
            Nest nest, Recipe recipe, Width width, Underway underway, Function<Goal, List<Node>> handOver) {
        return new VectorRow(nest, recipe, width, underway, FOUR, handOver);
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = new ArrayList<>(spreads.before(pass));
        boolean sums = !pass.sums().isEmpty() || !parameterSums.of(pass.body()).isEmpty();
        nodes.addAll(sums ? new RowSums(this, this, pass).nodes() : outerLoops(0, elementwise(pass.body())));
        return nodes;
    }

    @Override
    public List<Node> spreads(Pass pass) {
        return spreads.before(pass);
    }

    @Override
    public List<Node> writing(List<Node> body, boolean isElsewhere) {
        return elementwise(body);
    }

    @Override
    public List<Node> adding(List<String> sums, Index eights, List<Node> body) {
        List<Node> nodes = new ArrayList<>();
        sums.forEach(sum -> nodes.add(new EightsFrom(sum, ColumnNumbers.array(sum), eights)));
        nodes.addAll(wholeRow(body));
        sums.forEach(sum -> nodes.add(new EightsTo(sum, ColumnNumbers.array(sum), eights)));
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
    public List<Node> wholeRow(List<Node> body) {
        int left = inner.constantSize() % Width.STRIP;
        int whole = inner.constantSize() - left;
        List<Node> nodes = new ArrayList<>();
        if (whole > 0) {
            nodes.add(wholeStrips("0", left == 0 ? inner.size() : String.valueOf(whole), body));
        }
        if (left > 0) {
            nodes.addAll(lastStrip(left, TAIL, new Index("", whole), body));
        }
        return end(body).map(end -> end.around(nodes)).orElse(nodes);
    }

    private Optional<RowEnd> end(List<Node> body) {
        return inner.isDynamic() ? Optional.empty() : RowEnd.of(width, inner, resolve(body, Index.of("")));
    }

    private List<Node> lastStrip(int left, String suffix, Index from, List<Node> body) {
        int half = Width.STRIP / 2;
        if (underway == Underway.STRIP || left < half) {
            return tail(strips.of(left, suffix), body, from);
        }
        List<String> sums = sums(body);
        List<Node> nodes = new ArrayList<>();
        nodes.add(new StripStart(sums));
        nodes.addAll(firstHalf(from, place -> resolve(body, place)));
        if (left > half) {
            tail(strips.of(left - half, suffix), body, from.plus(half)).forEach(node -> nodes.add(inHalf(node)));
        }
        nodes.add(new StripEnd(sums));
        return nodes;
    }

    /** In a loop, if only of one round: names in it are those of whole strips. */
    private List<Node> firstHalf(Index from, Function<Index, List<Node>> body) {
        List<Node> nodes = half(from, body);
        return nodes.get(0) instanceof Loop ? nodes : List.of(halves(from, Width.STRIP / 2, body));
    }

    private static Node inHalf(Node node) {
        return node instanceof Tree tree ? new HalfTree(tree.sum(), tree.addend(), tree.factor(), tree.slots()) : node;
    }

    private static List<String> sums(List<Node> body) {
        return body.stream()
                .filter(Accumulate.class::isInstance)
                .map(node -> ((Accumulate) node).sum())
                .toList();
    }

    /** What is left behind the last whole strip is a loop of one round at most: a branch would have vectors boxed. */
    @Override
    public List<Node> cutRow(List<Node> body) {
        if (inner.isDynamic()) {
            return cutRowOfCall(body);
        }
        int left = inner.constantSize() % Width.STRIP;
        String whole = left == 0 ? "end" : "(end & -" + Width.STRIP + ")";
        List<Node> nodes = new ArrayList<>();
        nodes.add(wholeStrips("piece", whole, body));
        if (left > 0) {
            nodes.add(new Loop("i", whole, "end", Width.STRIP, lastStrip(left, "", Index.of("i"), body)));
        }
        return nodes;
    }

    private List<Node> cutRowOfCall(List<Node> body) {
        String whole = "(end & -" + Width.STRIP + ")";
        return new RowRest(width, inner)
                .around(wholeStrips("piece", whole, body), body, this::resolved, this::sumsOfTerms);
    }

    private List<Node> resolved(List<Node> body) {
        return resolve(body, Index.of("i"));
    }

    /** Terms are many loads and nothing else: with more than four vectors, two of them at a time take the least code. */
    private List<Node> sumsOfTerms(Function<Index, List<Node>> adding) {
        return width.lanes() == Width.PART
                ? strip(strips.of(Width.STRIP, ""), adding.apply(RowRest.START))
                : inPairs(RowRest.START, adding);
    }

    private Node wholeStrips(String from, String end, List<Node> body) {
        List<Node> strip = underway == Underway.STRIP
                ? strip(strips.of(Width.STRIP, ""), round(resolved(body)))
                : inPairs(Index.of("i"), place -> resolve(body, place));
        return new Loop("i", from, end, Width.STRIP, strip);
    }

    private List<Node> inPairs(Index start, Function<Index, List<Node>> body) {
        List<String> sums = sums(body.apply(start));
        return List.of(new StripStart(sums), halves(start, Width.STRIP, body), new StripEnd(sums));
    }

    private Node halves(Index from, int elements, Function<Index, List<Node>> body) {
        int step = Width.STRIP / 2;
        return new Loop("half", from.toString(), from.plus(elements).toString(), step, half(Index.of("half"), body));
    }

    /** Two parts, vector by vector, from there on. */
    private List<Node> half(Index from, Function<Index, List<Node>> body) {
        int inPart = Width.PART / width.lanes();
        if (underway == Underway.HALF || inPart == 1) {
            return IntStream.range(0, inPart)
                    .boxed()
                    .flatMap(number -> pair(number, from, body).stream())
                    .toList();
        }
        String end = from.plus(Width.PART).toString();
        return List.of(new Loop("at", from.toString(), end, width.lanes(), pair(0, Index.of("at"), body)));
    }

    private List<Node> pair(int number, Index at, Function<Index, List<Node>> body) {
        return strip(strips.pair(number), round(body.apply(at))).stream()
                .map(node -> node instanceof Tree tree
                        ? new PairTree(tree.sum(), tree.addend(), tree.factor(), tree.slots())
                        : node)
                .toList();
    }

    private List<Node> round(List<Node> body) {
        return width.isOnSegments() ? ParametersFirst.of(body) : body;
    }

    private List<Node> elementwise(List<Node> body) {
        if (inner.isDynamic()) {
            return elementwiseOfCall(body);
        }
        int left = inner.constantSize() % width.lanes();
        List<Node> nodes = new ArrayList<>(whole.ofConstant(round(resolved(body))));
        Optional<RowEnd> end = end(body);
        if (end.isPresent()) {
            return end.get().around(nodes);
        }
        if (left > 0) {
            nodes.addAll(
                    tail(List.of(lastSlot()), body, new Index("", inner.constantSize() / Width.STRIP * Width.STRIP)));
        }
        return nodes;
    }

    private List<Node> elementwiseOfCall(List<Node> body) {
        List<Node> nodes = whole.ofCall(round(resolved(body)));
        if (body.stream().anyMatch(AddTo.class::isInstance)) {
            nodes.add(new RowRest(width, inner).lastVector(resolved(body)));
            return nodes;
        }
        return RowEnd.ofCall(resolve(body, Index.of(RowRest.startOfLast(width, inner))))
                .around(nodes);
    }

    /** The slot with a mask, as passes with sums call it. */
    private Slot lastSlot() {
        List<Slot> tail = strips.of(inner.constantSize() % Width.STRIP, TAIL);
        return tail.get(tail.size() - 1);
    }

    /** What a tail declares stays in scope for the next pass, unless there are loops around it. */
    private List<Node> tail(List<Slot> slots, List<Node> body, Index from) {
        String last = slots.get(slots.size() - 1).suffix();
        boolean stays = outer.isEmpty() && last.startsWith(TAIL);
        List<Node> all = resolve(body, from);
        List<Node> ofLast = end(body).isPresent() ? RowEnd.summingAlone(all) : all;
        return stays
                ? strip(slots, known.without(last + ALL, all), known.without(last, ofLast))
                : strip(slots, all, ofLast);
    }

    private static List<Node> strip(List<Slot> slots, List<Node> body) {
        return strip(slots, body, body);
    }

    /** The steps of each slot, those of the last one its own, then what all of them add to sums. */
    private static List<Node> strip(List<Slot> slots, List<Node> body, List<Node> ofLast) {
        List<Node> nodes = new ArrayList<>(RowEnd.strips(slots, body, ofLast));
        for (Node node : body) {
            if (node instanceof Accumulate sum) {
                nodes.add(new Tree(sum.sum(), sum.addend(), sum.factor(), slots));
            }
        }
        return nodes;
    }
}
