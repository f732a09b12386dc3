package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The loop over rounds of the outermost axis, each of which has γ and β of its own, and so ends their gradients. What it calls for a
 * round is what a kernel does for a layer whose elements share γ and β, in the same schedules.
 */
final class RoundLowering {

    private static final List<String> PARAMETER_STARTS = Stream.of(Names.GAMMA, Names.BETA, Names.RESIDUAL_GATE)
            .map(array -> array + Addressing.CALL_START)
            .toList();

    private final KernelPlan plan;
    private final Nest nest;
    private final NestAxis rounds;
    private final Signature signature;

    RoundLowering(KernelPlan plan, Signature signature) {
        this.plan = plan;
        this.signature = signature;
        nest = plan.nest();
        rounds = nest.rounds();
    }

    /** Names what handles a round, or all of the call where there are no rounds. */
    static String name(Nest nest, Entry entry) {
        return nest.rounds() == null ? entry.name() : entry.name() + "Round";
    }

    Method method(Entry entry) {
        List<Node> body = new ArrayList<>();
        String arguments = signature.round(entry).stream()
                .map(parameter -> argument(parameter.name()))
                .collect(Collectors.joining(", "));
        body.add(new Statement(name(nest, entry) + "(" + arguments + ")"));
        if (entry.addsToGradients() && plan.spec().hasGamma()) {
            body.add(new Statement(Names.GRADIENTS + ".endRound(" + rounds.affinePosition() + ")"));
        }
        return new Method(
                entry.name(),
                Arithmetic.FLOAT,
                true,
                "All rounds, each with gamma and beta of its own: "
                        + entry.last().summary() + ".",
                signature.entry(entry),
                List.of(new Loop(rounds.variable(), Split.FROM, Split.TO, 1, body)));
    }

    private String argument(String name) {
        if (name.equals(Names.FIRST_STATISTIC)) {
            return statistics();
        }
        if (PARAMETER_STARTS.contains(name)) {
            return Index.sum(plan.spec().takesScale() ? name : "", rounds.affinePosition());
        }
        return name.endsWith(Addressing.CALL_START) ? name + " + " + rounds.position() : name;
    }

    /** The first statistic of the round. */
    private String statistics() {
        String inRound = plan.statisticAxes().stream().map(NestAxis::size).collect(Collectors.joining(" * "));
        boolean several = plan.statisticAxes().size() > 1;
        return rounds.variable() + (inRound.isEmpty() ? "" : " * " + (several ? "(" + inRound + ")" : inRound));
    }
}
