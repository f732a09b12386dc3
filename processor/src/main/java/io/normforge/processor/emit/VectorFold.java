package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.FoldEightsTo;
import io.normforge.processor.schedule.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Folds eight doubles that lie in the lanes of vectors, by halves, with the lane from half a vector on. All lanes stay busy
 * where several sums share the tree: as soon as a sum needs only half of them, another takes the other half. Every sum is
 * added in the order that it would have alone.
 */
final class VectorFold {

    private final Width width;
    private final List<CodeBlock> statements = new ArrayList<>();

    private VectorFold(Width width) {
        this.width = width;
    }

    static List<CodeBlock> statements(FoldEights fold, Width width) {
        VectorFold tree = new VectorFold(width);
        fold.sums().forEach(tree::vectors);
        if (width.wideLanes() == 2) {
            fold.sums().forEach(tree::twoLanes);
            return tree.statements;
        }
        List<String> left = fold.sums();
        while (!left.isEmpty()) {
            int together = Integer.highestOneBit(left.size());
            tree.lanes(left.subList(0, together)).forEach(tree::extract);
            left = left.subList(together, left.size());
        }
        return tree.statements;
    }

    /** The sums of as many columns as a vector of doubles has lanes: the last vector of the tree has them all. */
    static List<CodeBlock> statements(FoldEightsTo fold, Width width) {
        VectorFold tree = new VectorFold(width);
        fold.sums().forEach(tree::vectors);
        String all = tree.lanes(dealt(fold.sums())).get(0).get(0);
        tree.statements.add(CodeBlock.of("$L0.intoArray($L, $L)", all, fold.array(), fold.at()));
        return tree.statements;
    }

    /** What {@link #lanes} brings into this order: it puts the lanes of one half of the sums between those of the other. */
    private static List<String> dealt(List<String> order) {
        if (order.size() == 1) {
            return order;
        }
        List<String> dealt = new ArrayList<>();
        for (int first = 0; first < 2; first++) {
            int side = first;
            dealt.addAll(dealt(IntStream.range(0, order.size() / 2)
                    .mapToObj(i -> order.get(2 * i + side))
                    .toList()));
        }
        return dealt;
    }

    /** First whole vectors onto each other. */
    private void vectors(String sum) {
        for (int half = Width.EIGHT / width.wideLanes() / 2; half > 0; half /= 2) {
            for (int left = 0; left < half; left++) {
                statements.add(CodeBlock.of("$1L$2L = $1L$2L.add($1L$3L)", sum, left, left + half));
            }
        }
    }

    /**
     * Then the lanes of a vector onto each other, and vectors into one.
     *
     * @param sums a power of two of them
     * @return the sums that lie in the lanes of one vector, in order; its name is the first one's
     */
    private List<List<String>> lanes(List<String> sums) {
        List<List<String>> vectors = new ArrayList<>(sums.stream().map(List::of).toList());
        for (int half = width.wideLanes() / 2; half > 0; half /= 2) {
            List<List<String>> next = new ArrayList<>();
            for (int i = 0; i < vectors.size(); i += 2) {
                boolean alone = i + 1 == vectors.size();
                next.add(alone ? alone(vectors.get(i), half) : merged(vectors.get(i), vectors.get(i + 1), half));
            }
            vectors = next;
        }
        return vectors;
    }

    private List<String> alone(List<String> sums, int half) {
        String vector = sums.get(0) + "0";
        statements.add(CodeBlock.of("$1L = $1L.add($1L.rearrange($2L$3L))", vector, Constants.SWAP, half));
        return sums;
    }

    private List<String> merged(List<String> first, List<String> second, int half) {
        statements.add(CodeBlock.of(
                "$1L0 = $1L0.blend($2L0, $3L$5L).add($2L0.blend($1L0, $3L$5L).rearrange($4L$5L))",
                first.get(0),
                second.get(0),
                Constants.SECOND,
                Constants.SWAP,
                half));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            order.add(first.get(i));
            order.add(second.get(i));
        }
        return order;
    }

    /** Two lanes one by one, for at 128 bits the JIT has no shuffles of doubles. */
    private void twoLanes(String sum) {
        statements.add(CodeBlock.of("double $1L = $1L0.lane(0) + $1L0.lane(1)", sum));
    }

    /** Every sum from its lane; each has the same number of them. */
    private void extract(List<String> order) {
        int lanes = width.wideLanes() / order.size();
        for (int i = 0; i < order.size(); i++) {
            statements.add(CodeBlock.of("double $L = $L0.lane($L)", order.get(i), order.get(0), i * lanes));
        }
    }
}
