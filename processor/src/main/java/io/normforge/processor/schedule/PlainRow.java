package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Either;
import io.normforge.processor.ir.Node.FoldStrand;
import io.normforge.processor.ir.Node.FoldStrands;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Pair;
import io.normforge.processor.ir.Node.PairFrom;
import io.normforge.processor.ir.Node.PairTo;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Total;
import io.normforge.processor.ir.Node.TreePair;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.ir.Slot.Guard;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows in scalar code. A sum's eight doubles are taken in four strands, one after the other, of two doubles each: enough to
 * hide the latency of an addition, and few enough for the registers. Work without sums is a simple loop, which the JIT turns
 * into vectors.
 */
final class PlainRow extends RowSchedule implements RowSums.Schedule, PlaneSchedule {

    private static final int STRANDS = 4;
    private static final String STRAND = "strand";
    private static final List<Slot> ONE = List.of(Slot.whole("", 0));
    private static final Index I = Index.of("i");

    private final RowLines lines;

    PlainRow(Nest nest, Recipe recipe, Function<Goal, List<Node>> handOver) {
        super(nest, recipe, handOver);
        lines = new RowLines(nest, recipe.streams());
    }

    @Override
    List<Node> elements(Pass pass) {
        if (!pass.sums().isEmpty() && parameterSums.hasNoOwn(pass.body())) {
            return summed(pass.body(), pass.sums());
        }
        List<Node> nodes = new ArrayList<>();
        if (!pass.sums().isEmpty() && hasLines() && isWorthStoring(pass.body())) {
            nodes.addAll(lines.stored(pass.body(), this::wholeLoop));
        }
        List<Node> all = lines.known(pass.body());
        List<Node> body = NeededLets.of(without(all, AddTo.class::isInstance));
        List<Node> gradients = NeededLets.of(without(all, Accumulate.class::isInstance));
        if (!body.isEmpty()) {
            nodes.addAll(pass.sums().isEmpty() ? elementwise(body) : summed(body, pass.sums()));
        }
        if (gradients.stream().anyMatch(AddTo.class::isInstance)) {
            List<Node> adding =
                    NeededLets.of(without(gradients, node -> !(node instanceof AddTo || node instanceof Let)));
            nodes.addAll(parameterSums.direct() ? elementwise(adding) : summed(adding, List.of()));
        }
        return nodes;
    }

    /** Of deviations there is too little to compute. */
    private static boolean isWorthStoring(List<Node> body) {
        return RowLines.usesParameters(body) && Lines.areWorthIt(body);
    }

    private static List<Node> without(List<Node> body, Predicate<Node> left) {
        return body.stream().filter(left.negate()).toList();
    }

    private List<Node> elementwise(List<Node> body) {
        if (!Lines.areWorthIt(body)) {
            return outerLoops(0, List.of(loop(resolve(body, I))));
        }
        boolean hasParameters = inner.axis().affine() && RowLines.usesParameters(body);
        if (hasLines() && (hasParameters || RowLines.usesLines(body))) {
            return lines.around(body, this::wholeLoop);
        }
        return outerLoops(0, hasParameters ? wholeLoop(body) : atOneIndex(body));
    }

    private List<Node> wholeLoop(List<Node> body) {
        return List.of(loop(resolve(body, I)));
    }

    private boolean hasLines() {
        return inner.axis().affine() && outer.isEmpty() && !startsElsewhere() && RowLines.fit(inner);
    }

    private Node loop(List<Node> resolved) {
        return new Loop("i", "0", inner.size(), 1, List.of(new Strip(ONE, resolved)));
    }

    /**
     * Where all arrays start at one place, as they mostly do, one index serves them, and the JIT has vectors for the loop, if
     * γ and β are read before it.
     */
    private List<Node> atOneIndex(List<Node> body) {
        List<Node> nodes = new ArrayList<>();
        List<Node> ofRow = SpreadLets.before(resolve(body, I), nodes);
        Node loop = loop(ofRow);
        List<String> starts = new Lines(streams(), body)
                .both().stream()
                        .map(stream -> stream + Addressing.STATISTIC_START)
                        .toList();
        if (starts.size() < 2) {
            nodes.add(loop);
            return nodes;
        }
        String condition = starts.stream()
                .skip(1)
                .map(start -> start + " == " + starts.get(0))
                .collect(Collectors.joining(" && "));
        List<Node> together = SpreadLets.before(at(I).withOrigin(starts.get(0), body), new ArrayList<>());
        nodes.add(new Either(condition, List.of(loop(together)), List.of(loop)));
        return nodes;
    }

    private List<Node> summed(List<Node> body, List<String> sums) {
        return new RowSums(this, this, new Pass("", body, sums, List.of())).nodes();
    }

    @Override
    public List<Node> spreads(Pass pass) {
        return List.of();
    }

    @Override
    public List<Node> writing(List<Node> body, boolean isElsewhere) {
        return Lines.areWorthIt(body) && !isElsewhere ? atOneIndex(body) : wholeLoop(body);
    }

    @Override
    public List<Node> adding(List<String> sums, Index eights, List<Node> body) {
        Index ofStrand = eights.plus(STRAND);
        List<Node> strand = new ArrayList<>();
        sums.forEach(sum -> strand.add(new PairFrom(sum, ColumnNumbers.array(sum), ofStrand)));
        strand.addAll(wholeRow(body));
        sums.forEach(sum -> strand.add(new PairTo(sum, ColumnNumbers.array(sum), ofStrand)));
        return List.of(new Loop(STRAND, "0", String.valueOf(STRANDS), 1, strand));
    }

    @Override
    public List<Node> around(List<String> sums, List<Node> adding) {
        Stream<Node> zeros = Stream.concat(
                sums.stream().map(sum -> new Total(sum + "Even")), sums.stream().map(sum -> new Total(sum + "Odd")));
        List<Node> strand = new ArrayList<>();
        sums.forEach(sum -> strand.add(new Pair(sum)));
        strand.addAll(adding);
        strand.add(new FoldStrand(sums));
        List<Node> nodes = new ArrayList<>(zeros.toList());
        nodes.add(new Loop(STRAND, "0", String.valueOf(STRANDS), 1, strand));
        sums.forEach(sum -> nodes.add(new FoldStrands(sum)));
        return nodes;
    }

    @Override
    public List<Node> wholeRow(List<Node> body) {
        int left = inner.constantSize() % Width.STRIP;
        int whole = inner.constantSize() - left;
        if (left == 0 && whole == Width.STRIP) {
            return strip(body, STRAND, Width.STRIP, "");
        }
        List<Node> nodes = new ArrayList<>();
        if (whole > 0) {
            String bound = left == 0 ? inner.size() : String.valueOf(whole);
            nodes.add(new Loop("i", STRAND, bound, Width.STRIP, strip(body, "i", Width.STRIP, "")));
        }
        if (left > 0) {
            nodes.add(new IntLet("tail", whole == 0 ? STRAND : whole + " + " + STRAND));
            nodes.addAll(strip(body, "tail", left, inner.size()));
        }
        return nodes;
    }

    /** What is left behind the last whole strip is a loop of one round at most. */
    @Override
    public List<Node> cutRow(List<Node> body) {
        int left = inner.isDynamic() ? Width.STRIP : inner.constantSize() % Width.STRIP;
        List<Node> nodes = new ArrayList<>();
        if (left > 0) {
            nodes.add(new IntLet("whole", "end & -" + Width.STRIP));
        }
        String bound = left == 0 ? "end" : "whole";
        nodes.add(new Loop("i", "piece + " + STRAND, bound, Width.STRIP, strip(body, "i", Width.STRIP, "")));
        if (left > 0) {
            nodes.add(new Loop("i", "whole + " + STRAND, "end", Width.STRIP, strip(body, "i", left, "end")));
        }
        return nodes;
    }

    /**
     * A strand of a strip that begins at an index.
     *
     * @param end what the index has to stay below; empty where it does
     */
    private List<Node> strip(List<Node> body, String index, int elements, String end) {
        List<Node> resolved = resolve(body, Index.of(index));
        List<Slot> slots = IntStream.range(0, Width.STRIP / STRANDS)
                .filter(slot -> slot * STRANDS < elements)
                .mapToObj(slot -> slot(slot, index, elements, end))
                .toList();
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Strip(slots, without(resolved, Accumulate.class::isInstance)));
        for (Node node : resolved) {
            if (node instanceof Accumulate sum) {
                nodes.add(new TreePair(sum.sum(), sum.addend(), sum.factor(), slots));
            }
        }
        return nodes;
    }

    /** Guarded as far as the compiler cannot say that the element is there; where rows are cut, the loop asks for the first. */
    private Slot slot(int slot, String index, int elements, String end) {
        int distance = slot * STRANDS;
        boolean known = inner.isDynamic() ? slot == 0 : distance + STRANDS <= elements;
        if (end.isEmpty() || known || (slot == 0 && index.equals("i"))) {
            return Slot.whole(String.valueOf(slot), distance);
        }
        String place = distance == 0 ? index : index + " + " + distance;
        return new Slot(String.valueOf(slot), distance, new Guard(true, place + " < " + end, 0));
    }
}
