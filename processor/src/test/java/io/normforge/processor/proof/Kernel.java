package io.normforge.processor.proof;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Slot;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Runs a kernel's methods on expressions in the place of numbers, under no doubt. What it does not know it refuses. */
final class Kernel {

    private static final Slot ONLY = Slot.whole("", 0);

    private final State state;
    private final Statements statements;
    private final SlotSteps inSlots;
    private final ArraySums sums;

    /** A run over these sizes, by name. */
    Kernel(Terms terms, Map<String, Integer> sizes) {
        state = new State(terms, sizes);
        Values values = new Values(state);
        inSlots = new SlotSteps(state, values);
        sums = new ArraySums(state, new Sums(state, values));
        statements = new Statements(state, this::all);
    }

    /** What each element is in the end that the method writes, and which doubts it asks about. */
    SortedMap<String, Integer> outputs(Code code, String entry, Map<String, Integer> arguments) {
        Method method = code.named(entry).get(0);
        Frame frame = new Frame(code, Arithmetic.FLOAT);
        frame.ints().putAll(state.sizes());
        method.parameters().stream()
                .filter(parameter -> parameter.type() == Method.Kind.INT)
                .forEach(parameter -> frame.ints().put(parameter.name(), arguments.get(parameter.name())));
        state.enter(frame);
        statements.run(method);
        SortedMap<String, Integer> outputs = state.memory().written();
        state.doubts().forEach(doubt -> outputs.put("doubt " + doubt, 0));
        return outputs;
    }

    private void all(List<Node> nodes) {
        nodes.forEach(this::node);
    }

    private void node(Node node) {
        if (node instanceof Node.Loop loop) {
            for (int at = state.ints(loop.from()); at < state.ints(loop.bound()); at += loop.step()) {
                state.frame().ints().put(loop.variable(), at);
                all(loop.body());
            }
        } else if (node instanceof Node.IntLet let) {
            state.frame().ints().put(let.name(), state.ints(let.value()));
        } else if (node instanceof Node.Strip strip) {
            inSlots.strip(strip.slots(), strip.body());
        } else if (node instanceof Node.When when) {
            if (statements.holds(when.condition())) {
                all(when.body());
            }
        } else if (node instanceof Node.Either either) {
            all(state.ints(either.condition()) != 0 ? either.then() : either.otherwise());
        } else if (node instanceof Node.InDoubt inDoubt) {
            doubts(inDoubt);
        } else if (node instanceof Node.Statement statement) {
            statements.execute(statement.text());
        } else if (node instanceof Node.Copy copy) {
            statements.execute(copy.text());
        } else if (SlotSteps.isOfOneNumber(node)) {
            inSlots.step(node, null);
        } else if (!(node instanceof Node.Note || node instanceof Node.Reach || node instanceof Node.Spread)) {
            sums.step(node);
        }
    }

    /** What is asked about; the answer is no. Lanes beyond the last row of a block hold what comes of no element, and count as nothing. */
    private void doubts(Node.InDoubt inDoubt) {
        boolean isOfLanes = !inDoubt.slots().isEmpty();
        for (Slot slot : isOfLanes ? inDoubt.slots() : List.of(ONLY)) {
            for (Node.Doubt doubt : inDoubt.doubts()) {
                IntStream.range(0, isOfLanes ? state.lanes() : 1)
                        .filter(lane -> state.terms().isOfElements(statistic(doubt, slot, lane)))
                        .forEach(lane -> state.doubts().add(doubt(doubt, slot, lane)));
            }
        }
    }

    private int statistic(Node.Doubt doubt, Slot slot, int lane) {
        return state.frame().local(doubt.statistic() + slot.suffix(), lane);
    }

    private String doubt(Node.Doubt doubt, Slot slot, int lane) {
        String other = doubt.other().isEmpty() ? "" : " " + state.frame().local(doubt.other() + slot.suffix(), lane);
        return doubt.kind() + " " + statistic(doubt, slot, lane) + other;
    }
}
