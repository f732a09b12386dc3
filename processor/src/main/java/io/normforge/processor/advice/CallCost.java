package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.plan.Cost;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.Exchange;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the calls of a layer cost, and what it keeps. */
final class CallCost implements Advice {

    @Override
    public String id() {
        return "call-cost";
    }

    @Override
    public Level level() {
        return Level.OFF;
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        List<String> lines = new ArrayList<>();
        KernelPlan.all(spec).forEach(plan -> lines.add(calls(plan)));
        lines.add(kept(spec));
        return Optional.of(Remark.telling(declaration.name(), lines.toArray(String[]::new)));
    }

    private static String calls(KernelPlan plan) {
        Size elements = plan.canonical().elements();
        return "over " + CanonicalShape.describe(elements) + " elements: "
                + plan.entries().stream().map(CallCost::entry).collect(Collectors.joining(", "));
    }

    private static String entry(Entry entry) {
        Cost cost = Cost.of(entry);
        return entry.name() + " computes " + cost.flops() + " flops and moves " + cost.bytes() + " bytes an element";
    }

    private static String kept(NormSpec spec) {
        int parameters = spec.parameterCount() * (spec.hasBeta() ? 2 : 1);
        int state = 2 * spec.runningCount();
        return parameters + " parameters, " + state + " numbers of running statistics"
                + (spec.isSynchronized() ? ", " + exchanged(spec) + " bytes a rank to exchange in a step" : "");
    }

    private static long exchanged(NormSpec spec) {
        long statistics = KernelPlan.all(spec).get(0).canonical().statistics().factor();
        return Exchange.of(spec.preset()).bytes(statistics);
    }
}
