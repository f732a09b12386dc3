package io.normforge.processor.proof;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import java.util.Set;
import java.util.stream.IntStream;

/** Sums and numbers that wait in arrays of the kernel's own while others have their turn. */
final class ArraySums {

    private static final int EIGHT = 8;

    /** The copies of γ, β and a residual's gate, which all rows of a call or a round read. */
    private static final Set<String> OF_PARAMETERS = Set.of("gammaLine", "betaLine", "residualGateLine");

    private final State state;
    private final Terms terms;
    private final Sums sums;

    ArraySums(State state, Sums sums) {
        this.state = state;
        this.sums = sums;
        terms = state.terms();
    }

    void step(Node node) {
        if (node instanceof Node.ColumnFloats floats) {
            boolean outlastsRows = OF_PARAMETERS.contains(floats.array());
            state.frame().arrays().put(floats.array(), state.memory().ownFloats(floats.number(), outlastsRows));
        } else if (node instanceof Node.ColumnSums own) {
            state.frame().arrays().put(own.array(), state.memory().ownDoubles(own.number()));
            IntStream.range(0, state.ints(own.columns())).forEach(at -> put(own.array(), at, terms.zero("d")));
        } else if (node instanceof Node.EightsFrom from) {
            state.frame().locals().put(Sums.eights(from.sum()), found(from.array(), from.at(), EIGHT, 1));
        } else if (node instanceof Node.EightsTo to) {
            kept(to.array(), to.at(), Sums.eights(to.sum()), 1);
        } else if (node instanceof Node.StoreWide store) {
            put(
                    store.array(),
                    state.ints(store.index().toString()),
                    state.frame().locals().get(store.sum())[0]);
        } else if (node instanceof Node.FoldEightsTo fold) {
            foldTo(fold);
        } else if (node instanceof Node.PairFrom from) {
            state.frame().locals().put(Sums.pair(from.sum()), found(from.array(), from.at(), 2, EIGHT / 2));
        } else if (node instanceof Node.PairTo to) {
            kept(to.array(), to.at(), Sums.pair(to.sum()), EIGHT / 2);
        } else if (node instanceof Node.TermTo term) {
            termTo(term);
        } else if (node instanceof Node.AddTerms add) {
            IntStream.range(0, add.count()).forEach(term -> addTerm(add, term));
        } else if (node instanceof Node.EndPiece end) {
            IntStream.range(0, state.ints(end.columns())).forEach(column -> endPiece(end, column));
        } else if (node instanceof Node.FoldColumns fold) {
            IntStream.range(0, state.ints(fold.columns())).forEach(column -> fold(fold, column));
        } else {
            sums.step(node);
        }
    }

    private int get(String array, int at) {
        return state.memory().load(state.frame().array(array), at);
    }

    private void put(String array, int at, int term) {
        state.memory().store(state.frame().array(array), at, term);
    }

    private int[] found(String array, Index index, int count, int apart) {
        int first = state.ints(index.toString());
        return IntStream.range(0, count)
                .map(i -> get(array, first + i * apart))
                .map(term -> term == terms.zero("d") ? -1 : term)
                .toArray();
    }

    private void kept(String array, Index index, String local, int apart) {
        kept(array, index, state.frame().locals().get(local), apart);
    }

    private void kept(String array, Index index, int[] doubles, int apart) {
        int first = state.ints(index.toString());
        IntStream.range(0, doubles.length)
                .forEach(i -> put(array, first + i * apart, doubles[i] < 0 ? terms.zero("d") : doubles[i]));
    }

    private void termTo(Node.TermTo term) {
        int at = state.ints(term.at().toString());
        int sum = sums.eighth(term);
        boolean isSecond = term.part() == Node.TermTo.Part.SECOND_HALF;
        put(term.terms(), at, isSecond ? terms.of("ADD f", get(term.terms(), at), sum) : sum);
    }

    private void addTerm(Node.AddTerms add, int term) {
        Index at = Index.of(add.at()).plus(term);
        int[] total = found(add.sums(), at, 1, 1);
        sums.addWide(total, get(add.terms(), term));
        kept(add.sums(), at, total, 1);
    }

    private void endPiece(Node.EndPiece end, int column) {
        put(end.sums(), column, terms.sum("d", get(end.sums(), column), get(end.piece(), column)));
        put(end.piece(), column, terms.zero("d"));
    }

    private void foldTo(Node.FoldEightsTo fold) {
        int first = state.ints(fold.at().toString());
        IntStream.range(0, fold.sums().size())
                .forEach(i -> put(
                        fold.array(),
                        first + i,
                        sums.folded(state.frame()
                                .locals()
                                .get(Sums.eights(fold.sums().get(i))))));
    }

    private void fold(Node.FoldColumns fold, int column) {
        int[] eights = found(fold.eights(), Index.of(String.valueOf(EIGHT * column)), EIGHT, 1);
        put(fold.sums(), column, terms.sum("d", get(fold.sums(), column), sums.folded(eights)));
        IntStream.range(0, EIGHT).forEach(i -> put(fold.eights(), EIGHT * column + i, terms.zero("d")));
    }
}
