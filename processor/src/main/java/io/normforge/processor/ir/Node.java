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

    /**
     * Says that what follows touches so many elements of each of the method's arrays, from a place on: an int beside that at which
     * the array starts, or empty for that itself.
     */
    record Reach(String from, String elements) implements Node {}

    /** Copies elements of an array to another. */
    record Copy(String from, String fromIndex, String to, String toIndex, String elements) implements Node {

        /** The call that does it. */
        public String text() {
            return "System.arraycopy(" + String.join(", ", from, fromIndex, to, toIndex, elements) + ")";
        }
    }

    /** The body once for each slot. */
    record Strip(List<Slot> slots, List<Node> body) implements Node {}

    /**
     * A local: in a strip one for each slot, elsewhere a single number.
     *
     * @param note a comment to stand above it; usually empty
     * @param isWide whether it is a double in float arithmetic too
     */
    record Let(String name, Expr value, String note, boolean isWide) implements Node {

        public Let(String name, Expr value) {
            this(name, value, "");
        }

        public Let(String name, Expr value, String note) {
            this(name, value, note, false);
        }

        /** A local that is a double in any arithmetic. */
        public static Let wide(String name, Expr value) {
            return new Let(name, value, "", true);
        }

        /** The same local with another value. */
        public Let with(Expr other) {
            return new Let(name, other, note, isWide);
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

    /** A double that starts at 0: in a strip one for each slot. */
    record Total(String sum) implements Node {}

    /** Adds a float or a double to such a double. */
    record Add(String sum, Expr addend) implements Node {}

    /**
     * Eight doubles that start at 0, for each of these sums.
     *
     * @param present how many of them any element reaches
     */
    record Eights(List<String> sums, int present) implements Node {}

    /**
     * Adds the slots of a strip of 64 elements to a sum's eight doubles: each gets, rounded once more, the eight elements
     * whose place leaves its number when divided by eight, added in float as a tree. With a factor, its products are added.
     */
    record Tree(String sum, Expr addend, Expr factor, List<Slot> slots) implements Node {}

    /**
     * What a strip adds to sums in float, at 0, where its four parts of sixteen elements come two at a time: the vectors of a
     * part, in a queue, for each of the sums.
     */
    record StripStart(List<String> sums) implements Node {}

    /** The next vector of each of two parts: what they add goes to the first of the queue, which is then the last. */
    record PairTree(String sum, Expr addend, Expr factor, List<Slot> slots) implements Node {}

    /** All vectors of two parts at once, some of them perhaps missing. */
    record HalfTree(String sum, Expr addend, Expr factor, List<Slot> slots) implements Node {}

    /** What is left of the tree, and its addition to the eight doubles. */
    record StripEnd(List<String> sums) implements Node {}

    /** A sum's eight doubles as an array has them, from there on. */
    record EightsFrom(String sum, String array, Index at) implements Node {}

    /** Puts them back. */
    record EightsTo(String sum, String array, Index at) implements Node {}

    /** Adds each sum's eight doubles by halves, into one double of its name. */
    record FoldEights(List<String> sums, int present) implements Node {}

    /**
     * The same for neighbouring columns, whose sums fill a vector: puts them into an array, the first there.
     *
     * @param sums in the order of columns
     */
    record FoldEightsTo(List<String> sums, String array, Index at) implements Node {}

    /** Two of a sum's eight doubles, at 0: those of a strand. */
    record Pair(String sum) implements Node {}

    /** The two doubles of a strand as an array of eight has them: there, and four further on. */
    record PairFrom(String sum, String array, Index at) implements Node {}

    /** Puts them back. */
    record PairTo(String sum, String array, Index at) implements Node {}

    /** What {@link Tree} does, for the two doubles of a strand. */
    record TreePair(String sum, Expr addend, Expr factor, List<Slot> slots) implements Node {}

    /**
     * What {@link Tree} comes to for every eighth element of a strip, before it is a double: an element of an array of floats.
     *
     * @param part which of those elements the slots are
     */
    record TermTo(String terms, Index at, Part part, Expr addend, Expr factor, List<Slot> slots) implements Node {

        /** All of them, the half that is added up first, or the other half, which is added to what the first came to. */
        public enum Part {
            WHOLE,
            FIRST_HALF,
            SECOND_HALF
        }
    }

    /** Adds so many floats of an array, from its start, to as many doubles of another. */
    record AddTerms(String terms, int count, String sums, String at) implements Node {}

    /** Adds each sum's two doubles of one of four strands to the even or the odd ones. */
    record FoldStrand(List<String> sums) implements Node {}

    /** Adds the odd strands to the even ones, into one double of the sum's name. */
    record FoldStrands(String sum) implements Node {}

    /** Writes an element; the index is null until the schedule has said it. */
    record Store(String array, Index index, Expr value) implements Node {}

    /** Adds to an element, as {@link Accumulate} does to a sum. */
    record AddTo(String array, Index index, Expr addend, Expr factor) implements Node {}

    /** Adds a float or a double to an element of an array of doubles. */
    record AddWideTo(String array, Index index, Expr addend) implements Node {}

    /** Puts a double into an array of doubles. */
    record StoreWide(String array, Index index, String sum) implements Node {}

    /** What several such steps do to one element, one after the other: it is read and written once. */
    record AddAllTo(List<AddTo> steps) implements Node {}

    /** An array for this call, with a float for each of so many columns. */
    record ColumnFloats(String array, int number, String columns) implements Node {}

    /** An array for this call, with a double that is 0 for each of so many columns. */
    record ColumnSums(String array, int number, String columns) implements Node {}

    /** Adds a piece's sums to those of the columns, and makes them 0. */
    record EndPiece(String piece, String sums, String columns) implements Node {}

    /** Folds the eight doubles of each of so many columns, as {@link FoldEights} does, adds them to its sum, and makes them 0. */
    record FoldColumns(String eights, String sums, String columns) implements Node {}

    /** Makes a statistic known to the strips that follow, where vectors need it in all lanes. */
    record Spread(String statistic) implements Node {}

    /** The body, where a condition in plain ints and references holds. */
    record When(String condition, List<Node> body) implements Node {}

    /** One of two bodies, as a condition in plain ints and references says. */
    record Either(String condition, List<Node> then, List<Node> otherwise) implements Node {}

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
     * @param other what else it looks at; empty where nothing
     */
    record Doubt(Kind kind, String statistic, String other) {

        public Doubt(Kind kind, String statistic) {
            this(kind, statistic, "");
        }

        /** A variance above 2⁻¹⁰⁰ loses less than a millionth of a unit to squares that are denormal or 0. */
        public static final float TINY = 0x1p-100f;

        /** The product of x̂ and a mean up to 2⁸⁶ is below half a unit in the last place of the largest float. */
        public static final float LARGEST = 0x1p86f;

        /** A sum of 2⁻⁸⁰ is made of floats that underflow has not reached, as far as they count in it. */
        public static final float SMALLEST = 0x1p-80f;

        /** The reasons. */
        public enum Kind {
            /** It overflowed, or something that it is made of did. */
            NOT_FINITE,
            /** It underflowed to 0, for the other, a double, is not 0. */
            VANISHED,
            /** It is so small that squares of which it is made may have lost bits. */
            TINY,
            /** It is so large or, without being 0, so small that what is made of it may overflow or lose bits. */
            EXTREME,
            /** It is no number, the mark of a statistic that forward computed in double. */
            NOT_A_NUMBER
        }
    }
}
