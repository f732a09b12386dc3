package io.normforge.processor.schedule;

import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.Optional;

/**
 * Where workers may share a kernel's method: at its outermost loop, of which a call then says {@code from} and {@code to}.
 *
 * @param axis what the loop is along
 * @param unit how many rounds belong together
 * @param inPieces whether rounds add to the same gradients of γ and β, which are then summed piece by piece
 * @param inRounds whether rounds end gradients of their own
 */
public record Split(NestAxis axis, int unit, boolean inPieces, boolean inRounds) {

    public static final String FROM = "from";
    public static final String TO = "to";

    /** Rows that one method may handle side by side, or that make a block of gradients. */
    private static final int ROWS = 8;

    /** What the runtime takes for a piece: eight blocks. */
    private static final int PIECE = 8 * ROWS;

    /** That of a kernel's method; none where there is no such loop, or the order of additions goes across its rounds. */
    public static Optional<Split> of(KernelPlan plan, Entry entry) {
        KernelPlan lowered = plan.of(entry);
        return axis(lowered.spec(), lowered.nest(), entry).map(axis -> {
            boolean adds = adds(lowered.spec(), entry);
            boolean inPieces = adds && !axis.axis().affine();
            boolean inRounds = adds && axis == lowered.nest().rounds();
            return new Split(axis, inPieces ? PIECE : unit(lowered), inPieces, inRounds);
        });
    }

    private static int unit(KernelPlan plan) {
        if (plan.nest().rounds() != null) {
            return plan.nest().kept().isEmpty() ? ROWS : 1;
        }
        if (Layout.of(plan, Width.PLAIN) == Layout.PLANES) {
            return Planes.smallestBlock(plan);
        }
        Nest nest = plan.nest();
        boolean neighbours =
                nest.inRows() && nest.kept().size() == 1 && nest.reduced().size() == 1;
        return neighbours ? ROWS : 1;
    }

    /** The axis of that loop. */
    static Optional<NestAxis> axis(NormSpec spec, Nest nest, Entry entry) {
        if (nest.rounds() != null) {
            return Optional.of(nest.rounds());
        }
        List<NestAxis> outer = outer(nest);
        if (outer.isEmpty()) {
            return Optional.empty();
        }
        boolean inner = outer.stream().skip(1).anyMatch(axis -> !axis.axis().affine());
        boolean gathered = !nest.inRows() && !nest.innermost().axis().affine();
        boolean acrossRounds = adds(spec, entry) && (inner || gathered || nest.addsInRounds());
        return acrossRounds ? Optional.empty() : Optional.of(outer.get(0));
    }

    private static boolean adds(NormSpec spec, Entry entry) {
        return entry.addsToGradients() && spec.hasGamma();
    }

    /** The axes that have loops of their own around rows, sheets or tiles. */
    static List<NestAxis> outer(Nest nest) {
        return nest.inRows() ? nest.kept() : nest.kept().subList(0, nest.kept().size() - 1);
    }

    /** The sizes that a call gives, besides {@code from} and {@code to}: an outermost axis needs no other. */
    static List<String> sizes(Nest nest, Optional<NestAxis> split) {
        boolean outermost = nest.rounds() == null
                && split.isPresent()
                && split.get() == nest.axes().get(0);
        return outermost ? new Nest(nest.axes().subList(1, nest.axes().size())).dynamicSizes() : nest.dynamicSizes();
    }

    /** The sizes that a call of a kernel's method gives. */
    public static List<String> sizes(KernelPlan plan, Entry entry) {
        Nest nest = plan.of(entry).nest();
        return sizes(nest, axis(plan.spec(), nest, entry));
    }
}
