package io.normforge.processor.proof;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Slot;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What a kernel does in each lane of a slot, or once where there is none. */
final class SlotSteps {

    private final State state;
    private final Terms terms;
    private final Values values;

    SlotSteps(State state, Values values) {
        this.state = state;
        this.values = values;
        terms = state.terms();
    }

    /** Whether a step of a sum has a meaning outside of slots, for a single number. */
    static boolean isOfOneNumber(Node node) {
        return node instanceof Node.Let
                || node instanceof Node.Store
                || node instanceof Node.AddTo
                || node instanceof Node.Total
                || node instanceof Node.Add;
    }

    void step(Node node, Slot slot) {
        if (node instanceof Node.Let let) {
            local(let.name(), slot, lane -> value(let, slot, lane));
        } else if (node instanceof Node.Zero zero) {
            local(zero.sum(), slot, lane -> terms.zero(kind()));
        } else if (node instanceof Node.Total total) {
            local(total.sum(), slot, lane -> terms.zero("d"));
        } else if (node instanceof Node.Accumulate sum) {
            local(sum.sum(), slot, lane -> accumulated(sum, slot, lane));
        } else if (node instanceof Node.Add add) {
            local(
                    add.sum(),
                    slot,
                    lane -> terms.sum("d", values.addend(add.addend(), slot, lane), local(add.sum(), slot, lane)));
        } else {
            memory(node, slot);
        }
    }

    private void memory(Node node, Slot slot) {
        if (node instanceof Node.Store store) {
            lanes(slot)
                    .forEach(lane -> state.store(
                            store.array(), store.index(), slot, lane, values.narrow(store.value(), slot, lane)));
        } else if (node instanceof Node.AddTo add) {
            lanes(slot).forEach(lane -> addTo(add, slot, lane));
        } else if (node instanceof Node.AddAllTo all) {
            lanes(slot).forEach(lane -> all.steps().forEach(add -> addTo(add, slot, lane)));
        } else if (node instanceof Node.AddWideTo add) {
            lanes(slot).forEach(lane -> addWideTo(add, slot, lane));
        } else {
            throw new UnsupportedOperationException(
                    "in a slot " + node.getClass().getSimpleName());
        }
    }

    private String kind() {
        return state.frame().isDouble() ? "d" : "f";
    }

    private IntStream lanes(Slot slot) {
        return IntStream.range(0, slot == null ? 1 : state.lanes()).filter(lane -> state.counts(slot, lane));
    }

    private void local(String name, Slot slot, IntUnaryOperator value) {
        int[] lanes =
                IntStream.range(0, slot == null ? 1 : state.lanes()).map(value).toArray();
        state.frame().locals().put(name + (slot == null ? "" : slot.suffix()), lanes);
    }

    private int local(String name, Slot slot, int lane) {
        return state.frame().local(name + (slot == null ? "" : slot.suffix()), lane);
    }

    private int value(Node.Let let, Slot slot, int lane) {
        return let.isWide() ? values.wide(let.value(), slot, lane) : values.of(let.value(), slot, lane);
    }

    private int accumulated(Node.Accumulate sum, Slot slot, int lane) {
        return added(sum.addend(), sum.factor(), slot, lane, local(sum.sum(), slot, lane));
    }

    private int added(Expr addend, Expr factor, Slot slot, int lane, int sum) {
        int first = values.of(addend, slot, lane);
        return factor == null
                ? terms.of("ADD " + kind(), first, sum)
                : terms.of("FMA " + kind(), first, values.of(factor, slot, lane), sum);
    }

    /** In double, an addend is rounded before it is added, and a product's sum after. */
    private void addTo(Node.AddTo add, Slot slot, int lane) {
        int element = state.load(add.array(), add.index(), slot, lane);
        int sum;
        if (!state.frame().isDouble()) {
            sum = added(add.addend(), add.factor(), slot, lane, element);
        } else if (add.factor() == null) {
            sum = terms.of("ADD f", values.narrow(add.addend(), slot, lane), element);
        } else {
            int wide = added(add.addend(), add.factor(), slot, lane, terms.of("WIDEN", element));
            sum = terms.of("NARROW", wide);
        }
        state.store(add.array(), add.index(), slot, lane, sum);
    }

    private void addWideTo(Node.AddWideTo add, Slot slot, int lane) {
        int element = state.load(add.array(), add.index(), slot, lane);
        int sum = terms.sum("d", values.addend(add.addend(), slot, lane), element);
        state.store(add.array(), add.index(), slot, lane, sum);
    }

    /** The body of a strip, slot by slot. */
    void strip(List<Slot> slots, List<Node> body) {
        slots.forEach(slot -> body.forEach(node -> step(node, slot)));
    }
}
