package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.plan.NestAxis;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a pass adds up dγ and dβ. Where every element has a parameter of its own, straight into the array; where
 * neighbours share one, in partial sums, as long as the loops stay with that parameter.
 *
 * @param direct whether every element goes into the array
 * @param depth how many loops are open where the sums begin and end; meaningless where direct
 */
record ParameterSums(boolean direct, int depth) {

    private static final String SUFFIX = "Sum";

    /** For loops over these axes, outermost first, around lanes with parameters of their own or not. */
    static ParameterSums over(List<NestAxis> loops, boolean affineLanes) {
        int depth = 0;
        for (int i = 0; i < loops.size(); i++) {
            depth = loops.get(i).axis().affine() ? i + 1 : depth;
        }
        return new ParameterSums(affineLanes && depth == loops.size(), depth);
    }

    /** In a row, the lanes are pooled themselves. */
    static ParameterSums inRow(List<NestAxis> outerLoops, boolean affineLanes) {
        return affineLanes
                ? new ParameterSums(true, 0)
                : new ParameterSums(false, over(outerLoops, false).depth());
    }

    /**
     * What goes to an array, gathered in a sum.
     *
     * @param sum its name
     * @param isOwn whether it is for this alone; else the statistic needs the same sum
     */
    record Gathered(AddTo add, String sum, boolean isOwn) {

        /** Adds the finished sum to its array; the place is still to be filled in. */
        AddTo commit(Expr finished) {
            return new AddTo(add.array(), null, finished, null);
        }
    }

    /** The sums that a pass gathers gradients in. */
    List<Gathered> of(List<Node> body) {
        return body.stream()
                .filter(node -> !direct && node instanceof AddTo)
                .map(node -> gathered((AddTo) node, body))
                .toList();
    }

    /** Those of them that the statistic does not need too. */
    List<String> own(List<Node> body) {
        return of(body).stream().filter(Gathered::isOwn).map(Gathered::sum).toList();
    }

    /** Whether all that goes to arrays is gathered in sums that the statistic needs too. */
    boolean hasNoOwn(List<Node> body) {
        return !direct && own(body).isEmpty();
    }

    private Gathered gathered(AddTo add, List<Node> body) {
        return body.stream()
                .filter(node -> depth == 0 && node instanceof Accumulate sum && isSame(sum, add))
                .map(node -> new Gathered(add, ((Accumulate) node).sum(), false))
                .findFirst()
                .orElse(new Gathered(add, add.array() + SUFFIX, true));
    }

    private static boolean isSame(Accumulate sum, AddTo add) {
        return sum.addend().equals(add.addend()) && Objects.equals(sum.factor(), add.factor());
    }

    /** The body with additions to sums in place of additions to arrays. */
    List<Node> inSums(List<Node> body) {
        return direct ? body : body.stream().flatMap(node -> inSum(node, body)).toList();
    }

    private Stream<Node> inSum(Node node, List<Node> body) {
        if (!(node instanceof AddTo add)) {
            return Stream.of(node);
        }
        Gathered gathered = gathered(add, body);
        return gathered.isOwn ? Stream.of(new Accumulate(gathered.sum, add.addend(), add.factor())) : Stream.empty();
    }
}
