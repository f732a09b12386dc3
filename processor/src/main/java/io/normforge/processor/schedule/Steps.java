package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Work on statistics between passes, as loop-nest nodes. */
final class Steps {

    private Steps() {}

    /** Numbers and tests in order, then what is kept for backward, where there is something to keep it in. */
    static List<Node> lower(Pass pass, Addressing addressing, Function<Step.Rescue, List<Node>> rescue) {
        List<Node> nodes = new ArrayList<>();
        List<Node> kept = new ArrayList<>();
        for (Step step : pass.then()) {
            if (step instanceof Step.Compute compute) {
                nodes.add(addressing.resolve(compute.let()));
            } else if (step instanceof Step.Rescue test) {
                nodes.addAll(rescue.apply(test));
            } else if (step instanceof Step.Call call) {
                nodes.add(new Statement(call.method()));
            } else if (step instanceof Step.Unfinished) {
                nodes.add(new Statement("return true"));
            } else if (step instanceof Step.Keep keep) {
                Expr number = addressing.resolve(keep.number());
                kept.add(new Store(keep.array(), Index.of(Names.STATISTIC), number));
            }
        }
        if (!kept.isEmpty()) {
            nodes.add(new When(Names.SAVED + " != null", kept));
        }
        return nodes;
    }

    /** What is done where the statistic of any slot, or without slots the only one, may need double arithmetic. */
    static List<Node> handingOver(Step.Rescue rescue, List<Slot> slots, List<Node> handOver) {
        List<Node> nodes = new ArrayList<>();
        if (!rescue.note().isEmpty()) {
            nodes.add(new Note(rescue.note()));
        }
        nodes.addAll(rescue.lets());
        nodes.add(new InDoubt(rescue.doubts(), slots, handOver));
        return nodes;
    }
}
