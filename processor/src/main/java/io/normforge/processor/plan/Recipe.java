package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Op;
import java.util.List;

/**
 * What is computed for one statistic and the elements pooled into it: passes over them, with work on the statistic
 * itself between the passes. Says nothing of order, vectors or loops.
 *
 * @param name names the methods made from it
 * @param summary what it does, for their Javadoc
 * @param streams the arrays that have an element for each element pooled, in the order of the arguments
 * @param statistics what becomes of them
 * @param passes in order
 * @param apart what may stand for the last pass; null where nothing may
 * @param compact the same with activations called, not inlined, for plain code that would be too long; null without them
 */
public record Recipe(
        String name,
        String summary,
        List<String> streams,
        Statistics statistics,
        List<Pass> passes,
        OutputApart apart,
        Recipe compact) {

    public Recipe(String name, String summary, List<String> streams, Statistics statistics, List<Pass> passes) {
        this(name, summary, streams, statistics, passes, null, null);
    }

    /**
     * An output in two passes.
     *
     * @param before writes to y what the activation or the gate is applied to
     * @param after applies it to what y holds
     */
    public record OutputApart(Pass before, Pass after) {}

    /** As the method that a rescue goes on with has it, as far as its arguments are concerned. */
    public Recipe toward(Goal goal) {
        return goal == Goal.ALL ? this : new Recipe(name, summary, streams, Statistics.WRITTEN, passes);
    }

    /** Whether y's gradient goes in. */
    public boolean isBackward() {
        return streams.contains(Names.DY);
    }

    /** The statistics, and what is made of them, that its elements need. */
    public List<String> numbers() {
        return passes.stream()
                .flatMap(pass -> pass.body().stream())
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.STATISTIC)
                .map(Expr::name)
                .distinct()
                .toList();
    }

    /** Whether it may add to the gradients of γ and β, and then leave its output to double arithmetic. */
    public boolean addsBeforeItHandsOver() {
        boolean adds = passes.stream().flatMap(pass -> pass.body().stream()).anyMatch(AddTo.class::isInstance);
        return adds && passes.stream().flatMap(pass -> pass.then().stream()).anyMatch(Recipe::handsOverOutput);
    }

    private static boolean handsOverOutput(Step step) {
        return step instanceof Step.Rescue rescue && rescue.to() == Goal.OUTPUT;
    }

    /** The same once that has been added, and what the statistics themselves are in doubt for has been asked. */
    public Recipe outputAlone() {
        List<Pass> writing = passes.stream()
                .map(Pass::addingNothing)
                .map(pass -> pass.with(pass.then().stream()
                        .filter(step -> !(step instanceof Step.Rescue) || handsOverOutput(step))
                        .map(Recipe::ofAll)
                        .toList()))
                .toList();
        return new Recipe(name + "Output", summary, streams, Statistics.WRITTEN, writing);
    }

    private static Step ofAll(Step step) {
        return step instanceof Step.Rescue rescue
                ? new Step.Rescue(rescue.note(), rescue.lets(), rescue.doubts(), Goal.ALL)
                : step;
    }

    /** Whether the method made from it says if there is more to do. */
    public boolean mayBeUnfinished() {
        return passes.stream().flatMap(pass -> pass.then().stream()).anyMatch(Step.Unfinished.class::isInstance);
    }

    /** What a recipe has to do with the statistics that a forward call in TRAIN keeps. */
    public enum Statistics {
        /** Nothing. */
        UNUSED,
        /** It computes and keeps them, and that is all. */
        FOUND,
        /** It computes them, and keeps them where there is something to keep them in. */
        KEPT,
        /** It reads them, and does not care what they are of. */
        GIVEN,
        /** It reads them, to find the sums that dx is made of, and keeps these. */
        SUMMED,
        /** It reads them, and writes gradients of inputs. */
        WRITTEN,
        /** It reads them, and adds to the gradients of γ and β. */
        READ,
        /** They come as arguments, {@link #numbers()}. */
        PASSED
    }

    /**
     * One pass over the pooled elements.
     *
     * @param note heads it in the generated source
     * @param body what is done for an element; loads and stores have no index yet
     * @param sums the sums that the body accumulates
     * @param then what is done with the statistic afterwards
     */
    public record Pass(String note, List<Node> body, List<String> sums, List<Step> then) {

        /** The same without what it adds to the gradients of γ and β. */
        public Pass addingNothing() {
            List<Node> rest =
                    body.stream().filter(node -> !(node instanceof AddTo)).toList();
            return rest.size() == body.size()
                    ? this
                    : new Pass(sums.isEmpty() ? "" : BackwardRecipe.POOLING, NeededLets.of(rest), sums, then);
        }

        private Pass with(List<Step> steps) {
            return new Pass(note, body, sums, steps);
        }

        /** Whether it reads the elements at all. */
        public boolean hasBody() {
            return !body.isEmpty();
        }
    }

    /** What is left to do in double arithmetic, and how its method's name ends. */
    public enum Goal {
        /** All that is done for a statistic. */
        ALL("InDouble"),
        /** What is written, by the statistics that were kept; the gradients of γ and β have been added to. */
        OUTPUT("OutputInDouble");

        private final String suffix;

        Goal(String suffix) {
            this.suffix = suffix;
        }

        /** Ends the name of the method that does it. */
        public String suffix() {
            return suffix;
        }
    }

    /** Work on a statistic. */
    public sealed interface Step {

        /** A named number. */
        record Compute(Let let) implements Step {}

        /**
         * Hands this statistic over to double arithmetic, and ends, if any of the doubts holds.
         *
         * @param note says what may be wrong; empty where the condition does
         * @param lets what the doubts look at, beside what is there
         * @param to which of the methods in double arithmetic goes on
         */
        record Rescue(String note, List<Let> lets, List<Doubt> doubts, Goal to) implements Step {

            Rescue(Doubt... doubts) {
                this("", List.of(), List.of(doubts), Goal.ALL);
            }
        }

        /** Calls another method of the same arguments. */
        record Call(String method) implements Step {}

        /** Ends the method with true; where it is handed over to double arithmetic, which leaves nothing to do, it is false. */
        record Unfinished() implements Step {}

        /** Keeps a number for backward. */
        record Keep(String array, Expr number) implements Step {}
    }
}
