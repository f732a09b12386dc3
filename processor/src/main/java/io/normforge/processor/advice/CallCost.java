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
        String parameters = !spec.hasGamma() ? "0" : times(spec.parameters(), spec.hasBeta() ? 2 : 1);
        String state = !spec.tracks() ? "0" : times(spec.running(), 2);
        return parameters + " parameters, " + state + " numbers of running statistics"
                + (spec.isSynchronized() ? ", " + exchanged(spec) + " bytes a rank to exchange in a step" : "");
    }

    private static String times(Size size, int factor) {
        return size.isConstant()
                ? String.valueOf(factor * size.factor())
                : factor == 1 ? CanonicalShape.describe(size) : factor + "*" + CanonicalShape.describe(size);
    }

    /** Where only the constructor knows how many statistics there are, for each of them. */
    private static String exchanged(NormSpec spec) {
        Size statistics = KernelPlan.all(spec).get(0).canonical().statistics();
        Exchange exchange = Exchange.of(spec.preset());
        if (statistics.isConstant()) {
            return String.valueOf(exchange.bytes(statistics.factor()));
        }
        long ofNone = exchange.bytes(0);
        return times(statistics, (int) (exchange.bytes(1) - ofNone)) + " + " + ofNone;
    }
}
