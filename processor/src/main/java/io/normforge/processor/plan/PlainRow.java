package io.normforge.processor.plan;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.FoldStrand;
import io.normforge.processor.ir.Node.FoldStrands;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.ir.Slot.Guard;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in scalar code. The 32 partial sums are taken in four strands, one after the other; a strand has the eight sums
 * whose numbers leave one remainder when divided by four. Eight sums fit the registers, hide the latency of an
 * addition, and the first three of the five halvings stay within a strand. Work without sums is a simple loop, which
 * the JIT turns into vectors.
 */
final class PlainRow extends RowSchedule {

    private static final int STRANDS = 4;
    private static final int SUMS = Width.PARTIAL_SUMS / STRANDS;
    private static final List<Slot> ONE = List.of(Slot.whole("", 0));

    PlainRow(Nest nest, Recipe recipe, String rescueCall) {
        super(nest, recipe, rescueCall);
    }

    @Override
    List<Node> prologue() {
        return inner.isDynamic() ? List.of(new IntLet("whole", inner.size() + " & -" + Width.PARTIAL_SUMS)) : List.of();
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = new ArrayList<>();
        List<Node> lets =
                pass.body().stream().filter(Node.Let.class::isInstance).toList();
        List<Node> gradients =
                pass.body().stream().filter(AddTo.class::isInstance).toList();
        List<Node> rest = NeededLets.of(
                pass.body().stream().filter(node -> !gradients.contains(node)).toList());
        if (pass.sums().isEmpty() && !rest.isEmpty()) {
            nodes.addAll(outerLoops(0, false, elementwise(rest)));
        } else if (!rest.isEmpty()) {
            nodes.addAll(summed(pass.sums(), rest));
        }
        if (!gradients.isEmpty()) {
            nodes.addAll(
                    parameterSums.direct()
                            ? outerLoops(0, false, elementwise(NeededLets.of(with(lets, gradients))))
                            : gathered(pass));
        }
        return nodes;
    }

    private static List<Node> with(List<Node> lets, List<Node> more) {
        List<Node> all = new ArrayList<>(lets);
        all.addAll(more);
        return all;
    }

    private List<Node> elementwise(List<Node> body) {
        return List.of(new Loop("i", "0", inner.size(), 1, List.of(new Strip(ONE, resolve(body, Index.of("i"))))));
    }

    /** Gradients of parameters that a row shares: summed for as long as the loops stay with one of them. */
    private List<Node> gathered(Pass pass) {
        List<AddTo> sums = parameterSums.of(pass.body());
        List<Node> body = parameterSums.inSums(pass.body()).stream()
                .filter(node -> !(node instanceof Node.Accumulate accumulate)
                        || !pass.sums().contains(accumulate.sum()))
                .toList();
        List<Node> nodes =
                new ArrayList<>(strands(sums.stream().map(ParameterSums::sum).toList(), body, parameterSums.depth()));
        sums.forEach(sum -> nodes.add(commit(sum)));
        for (int depth = parameterSums.depth() - 1; depth >= 0; depth--) {
            List<Node> inside = List.copyOf(nodes);
            nodes.clear();
            nodes.add(rounds(depth, inBlocks(), inside));
        }
        return inBlocks() ? blocks(List.of(), nodes) : nodes;
    }

    private List<Node> summed(List<String> sums, List<Node> body) {
        if (!inBlocks()) {
            return strands(sums, body, 0);
        }
        List<Node> ofBlock =
                body.stream().map(node -> LongSum.intoBlock(node, sums)).toList();
        return blocks(sums, strands(sums.stream().map(LongSum::block).toList(), ofBlock, 0));
    }

    private List<Node> strands(List<String> sums, List<Node> body, int depth) {
        List<Slot> halves = List.of(Slot.whole("Even", 0), Slot.whole("Odd", 0));
        List<Slot> eight = slots(false);
        List<Node> zeros = sums.stream().<Node>map(Zero::new).toList();
        List<Node> strand = new ArrayList<>();
        strand.add(new Strip(eight, zeros));
        strand.addAll(outerLoops(depth, inBlocks(), row(body)));
        sums.forEach(sum -> strand.add(new FoldStrand(sum, SUMS)));
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Strip(halves, zeros));
        nodes.add(new Loop("strand", "0", String.valueOf(STRANDS), 1, strand));
        sums.forEach(sum -> nodes.add(new FoldStrands(sum, addsProducts(sum, body))));
        return nodes;
    }

    private List<Node> row(List<Node> body) {
        List<Node> nodes = new ArrayList<>();
        String whole = wholeStrips();
        if (!whole.equals("0")) {
            List<Node> strip = List.of(new Strip(slots(false), resolve(body, Index.of("i"))));
            nodes.add(new Loop("i", "strand", whole, Width.PARTIAL_SUMS, strip));
        }
        if (inner.isDynamic() || inner.constantSize() % Width.PARTIAL_SUMS != 0) {
            nodes.add(new IntLet("tail", whole.equals("0") ? "strand" : whole + " + strand"));
            nodes.add(new Strip(slots(true), resolve(body, Index.of("tail"))));
        }
        return nodes;
    }

    private String wholeStrips() {
        if (inner.isDynamic()) {
            return "whole";
        }
        int whole = inner.constantSize() / Width.PARTIAL_SUMS * Width.PARTIAL_SUMS;
        return whole == inner.constantSize() ? inner.size() : String.valueOf(whole);
    }

    /** The elements of a strand in one strip; in the tail, those that are there, as far as the compiler cannot say. */
    private List<Slot> slots(boolean tail) {
        int left = inner.isDynamic() ? Width.PARTIAL_SUMS : inner.constantSize() % Width.PARTIAL_SUMS;
        return IntStream.range(0, SUMS)
                .filter(sum -> !tail || sum * STRANDS < left)
                .mapToObj(sum -> {
                    String number = String.valueOf(sum);
                    int distance = sum * STRANDS;
                    boolean sure = !tail || (!inner.isDynamic() && distance + STRANDS <= left);
                    String place = distance == 0 ? "tail" : "tail + " + distance;
                    Guard guard = sure ? Guard.ALL : new Guard(true, place + " < " + inner.size());
                    return new Slot(number, number, distance, guard);
                })
                .toList();
    }
}
