package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.NestAxis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a pass writes to the end of a row that is no multiple of a vector: the last whole vector, some of whose elements are those
 * of the vector before it. It is computed first, while its inputs are as they were even if they are the outputs too, and written
 * last, where it changes no bit of the elements that it shares. To read them back and leave them as they are would have it wait
 * until they have left the store buffer: a plane of 49 elements took up to four times as long.
 *
 * @param slot the vector
 * @param body what writes it, its places filled in
 */
record RowEnd(Slot slot, List<Node> body) {

    private static final String SUFFIX = "End";

    /**
     * The end that a pass writes to; empty where it writes nothing, where rows have no such end, and where the pass adds to the
     * gradients of γ and β, which may not happen twice.
     *
     * @param body with the places of a row's first element
     */
    static Optional<RowEnd> of(Width width, NestAxis row, List<Node> body) {
        int elements = row.constantSize();
        boolean hasEnd = width.isVector() && elements > width.lanes() && elements % width.lanes() != 0;
        boolean fits =
                body.stream().anyMatch(Store.class::isInstance) && body.stream().noneMatch(AddTo.class::isInstance);
        return hasEnd && fits
                ? Optional.of(
                        new RowEnd(Slot.whole(SUFFIX, elements - width.lanes()), NeededLets.of(summingNothing(body))))
                : Optional.empty();
    }

    /**
     * The end of a row of a length that a call gives, at least a vector's; it may be no more than the last whole vector once again.
     *
     * @param body with the places of the last vector's first element
     */
    static RowEnd ofCall(List<Node> body) {
        return new RowEnd(Slot.whole(SUFFIX, 0), NeededLets.of(body));
    }

    private static List<Node> summingNothing(List<Node> body) {
        return body.stream().filter(node -> !(node instanceof Accumulate)).toList();
    }

    /** What is left to do for the vector with a mask that holds the rest of a row: it adds to sums. */
    static List<Node> summingAlone(List<Node> body) {
        return NeededLets.of(
                body.stream().filter(node -> !(node instanceof Store)).toList());
    }

    /** The steps of each slot that are no sums, those of the last one its own. */
    static List<Node> strips(List<Slot> slots, List<Node> body, List<Node> ofLast) {
        Strip all = new Strip(slots, summingNothing(body));
        if (ofLast.equals(body)) {
            return List.of(all);
        }
        int last = slots.size() - 1;
        Strip others = new Strip(slots.subList(0, last), all.body());
        return Stream.of(others, new Strip(slots.subList(last, slots.size()), summingNothing(ofLast)))
                .filter(strip -> !strip.slots().isEmpty() && !strip.body().isEmpty())
                .<Node>map(strip -> strip)
                .toList();
    }

    /** A pass with this before and after all else that it does. */
    List<Node> around(List<Node> others) {
        return Stream.of(Stream.of(computed()), others.stream(), Stream.of(written()))
                .flatMap(nodes -> nodes)
                .toList();
    }

    private Node computed() {
        return new Strip(
                List.of(slot),
                body.stream()
                        .map(node -> node instanceof Store store ? new Let(store.array(), store.value()) : node)
                        .toList());
    }

    private Node written() {
        return new Strip(
                List.of(slot),
                body.stream()
                        .filter(Store.class::isInstance)
                        .map(node -> (Store) node)
                        .<Node>map(store -> new Store(store.array(), store.index(), Expr.value(store.array())))
                        .toList());
    }
}
