package io.normforge.processor.schedule;

import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.KnownLets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All strips of a small row in one pass.
 *
 * @param strips the slots of each
 * @param end what writes the row's end; empty where the last slot does
 * @param known what earlier passes left in scope
 */
record StraightStrips(List<List<Slot>> strips, Optional<RowEnd> end, KnownLets known) {

    private static final String LAST = "last";

    /** The steps of all slots, then what each strip adds to sums. */
    List<Node> nodes(List<Node> body) {
        List<Slot> slots = strips.stream().flatMap(List::stream).toList();
        List<Node> ofLast = end.isPresent() ? RowEnd.summingAlone(body) : body;
        List<Node> nodes = new ArrayList<>(RowEnd.strips(slots, known.without(body), known.without(LAST, ofLast)));
        for (Node node : body) {
            if (node instanceof Accumulate sum) {
                strips.forEach(strip -> nodes.add(new Tree(sum.sum(), sum.addend(), sum.factor(), strip)));
            }
        }
        return end.map(each -> each.around(nodes)).orElse(nodes);
    }
}
