package io.normforge.processor.ir;

import java.util.List;

/** A step of a kernel. */
public sealed interface Node {

    /** A comment, where a reader would ask why. */
    record Note(String text) implements Node {}

    /** {@code for (int variable = 0; variable < bound; variable += step)}, from another start if it says so. */
    record Loop(String variable, String from, String bound, int step, List<Node> body) implements Node {}

    /** An int local. */
    record IntLet(String name, String value) implements Node {}

    /** The body once for each slot. */
    record Strip(List<Slot> slots, List<Node> body) implements Node {}

    /**
     * A local: in a strip one for each slot, elsewhere a single number.
     *
     * @param note a comment to stand above it; usually empty
     */
    record Let(String name, Expr value, String note) implements Node {

        public Let(String name, Expr value) {
            this(name, value, "");
        }

        /** The same local with another value. */
        public Let with(Expr other) {
            return new Let(name, other, note);
        }
    }

    /** In a strip: a partial sum that starts at 0. */
    record Zero(String sum) implements Node {}

    /** In a strip: adds to a partial sum the addend, or where there is a factor their product, rounded once. */
    record Accumulate(String sum, Expr addend, Expr factor) implements Node {

        public Accumulate(String sum, Expr addend) {
            this(sum, addend, null);
        }
    }

    /**
     * Folds the partial sums by halves into one number of the sum's name.
     *
     * @param present how many slots have one; the others would be 0
     * @param all how many slots 32 elements fill
     * @param signedZeros whether missing sums show in the result: 0 + −0 is 0, and −0 alone is −0
     */
    record Fold(String sum, int present, int all, boolean signedZeros) implements Node {}

    /**
     * Folds several sums in one tree, each into one number of its name.
     *
     * @param signed the sums in which missing partial sums would show, as in {@link Fold}
     */
    record FoldTogether(List<String> sums, int present, int all, List<String> signed) implements Node {}

    /** Folds one of four strands of partial sums, and adds it to the even or the odd ones. */
    record FoldStrand(String sum, int partials) implements Node {}

    /** Adds the odd strands to the even ones, into one number of the sum's name. */
    record FoldStrands(String sum, boolean signedZeros) implements Node {}

    /** Writes an element; the index is null until the schedule has said it. */
    record Store(String array, Index index, Expr value) implements Node {}

    /** Adds to an element, as {@link Accumulate} does to a sum. */
    record AddTo(String array, Index index, Expr addend, Expr factor) implements Node {}

    /** Makes a statistic known to the strips that follow, where vectors need it in all lanes. */
    record Spread(String statistic) implements Node {}

    /** The body, where a condition in plain ints and references holds. */
    record When(String condition, List<Node> body) implements Node {}

    /** The body, where any of the doubts holds for the statistic of any slot; without slots, for the only one. */
    record InDoubt(List<Doubt> doubts, List<Slot> slots, List<Node> body) implements Node {}

    /** The end of a function: the number it returns. */
    record Return(Expr value) implements Node {}

    /** A call or a return, as Java text. */
    record Statement(String text) implements Node {}

    /**
     * A reason to think that float arithmetic does not do for a statistic.
     *
     * @param kind the reason
     * @param statistic what it looks at
     * @param other what else it looks at, if anything
     */
    record Doubt(Kind kind, String statistic, String other) {

        /** The reasons. */
        public enum Kind {
            /** It overflowed, or something that it is made of did. */
            NOT_FINITE,
            /** It underflowed to 0, for the other one is not 0. */
            VANISHED,
            /** It is no number, the mark of a statistic that forward computed in double. */
            NOT_A_NUMBER
        }
    }
}
