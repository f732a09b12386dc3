package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Let;
import java.util.List;
import java.util.function.Function;

/**
 * A sum of the sums of blocks, as exact as one addition however many blocks there are: what rounding takes from each
 * addition is found (Knuth, TAOCP 4.2.2, theorem B) and added up beside it. Squares have one sign, so that without this
 * their sum would lose more with every block.
 *
 * @param name the sum
 * @param leaf how an expression refers to it: as to a local of a strip or to a single number
 */
record LongSum(String name, Function<String, Expr> leaf) {

    private static final String BLOCK = "Block";
    private static final String LOST = "Lost";

    /** The sum of one block. */
    static String block(String sum) {
        return sum + BLOCK;
    }

    /** A step of a block: what it adds to one of these sums goes to the block's. */
    static Node intoBlock(Node node, List<String> sums) {
        return node instanceof Accumulate accumulate && sums.contains(accumulate.sum())
                ? new Accumulate(block(accumulate.sum()), accumulate.addend(), accumulate.factor())
                : node;
    }

    String lost() {
        return name + LOST;
    }

    /** Adds the block's sum. */
    List<Node> add() {
        String longer = name + "Longer";
        String added = name + "Added";
        Expr before = Expr.subtract(leaf.apply(longer), leaf.apply(added));
        Expr lost = Expr.add(
                Expr.subtract(leaf.apply(name), before), Expr.subtract(leaf.apply(block(name)), leaf.apply(added)));
        return List.of(
                new Let(longer, Expr.add(leaf.apply(name), leaf.apply(block(name)))),
                new Let(added, Expr.subtract(leaf.apply(longer), leaf.apply(name))),
                new Accumulate(lost(), lost),
                new Accumulate(name, leaf.apply(block(name))));
    }

    /** Adds what was lost, when all blocks are in. */
    Node finish() {
        return new Accumulate(name, leaf.apply(lost()));
    }
}
