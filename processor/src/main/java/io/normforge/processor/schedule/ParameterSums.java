package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.plan.NestAxis;
import java.util.List;

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

    /** The sums that a pass needs. */
    List<AddTo> of(List<Node> body) {
        return direct
                ? List.of()
                : body.stream()
                        .filter(AddTo.class::isInstance)
                        .map(AddTo.class::cast)
                        .toList();
    }

    /** The body with additions to sums in place of additions to arrays. */
    List<Node> inSums(List<Node> body) {
        return body.stream().map(this::inSum).toList();
    }

    /** One step of it. */
    Node inSum(Node node) {
        return !direct && node instanceof AddTo add ? new Accumulate(sum(add), add.addend(), add.factor()) : node;
    }

    /** The name of the sum that gathers what goes to an array. */
    static String sum(AddTo add) {
        return add.array() + SUFFIX;
    }

    /** Adds a finished sum to its array; the place is still to be filled in. */
    static AddTo commit(AddTo add, Expr finished) {
        return new AddTo(add.array(), null, finished, null);
    }
}
