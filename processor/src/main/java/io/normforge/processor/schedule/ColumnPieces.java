package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Add;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Total;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.NestAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The loops over the innermost pooled axis of columns, and the order in which they add: elements in order, {@value #BLOCK} to a
 * block in float; blocks in double, {@value #BLOCKS} to a piece, and pieces in double.
 *
 * @param body what is done with each element
 * @param sums those that it adds to
 */
record ColumnPieces(NestAxis inner, List<Slot> slots, List<Node> body, List<String> sums) {

    /** How many elements of a column are added in float. */
    static final int BLOCK = 4;

    /** How many blocks make a piece. */
    static final int BLOCKS = 64;

    private static final String OF_BLOCK = "Block";
    private static final String OF_PIECE = "Piece";

    /**
     * One piece, or several.
     *
     * @param isWhole whether there is no axis further out, so that a single piece is the sum
     */
    List<Node> loops(boolean isWhole) {
        int size = BLOCK * BLOCKS;
        boolean several = inner.isDynamic() || inner.constantSize() > size;
        if (!several && isWhole) {
            return blocks("", "0", inner.size());
        }
        List<Node> nodes = new ArrayList<>(List.of(ofSums(sum -> new Total(sum + OF_PIECE))));
        nodes.addAll(several ? blocks(OF_PIECE, "piece", "end") : blocks(OF_PIECE, "0", inner.size()));
        nodes.add(ofSums(sum -> new Add(sum, Expr.wide(sum + OF_PIECE))));
        if (!several) {
            return nodes;
        }
        nodes.add(0, new IntLet("end", "Math.min(piece + " + size + ", " + inner.size() + ")"));
        return List.of(new Loop("piece", "0", inner.size(), size, nodes));
    }

    private List<Node> blocks(String suffix, String from, String end) {
        if (from.equals("0") && inner.constantSize() <= BLOCK) {
            return block(suffix, from, end);
        }
        if (!inner.isDynamic() && inner.constantSize() % BLOCK == 0) {
            return List.of(new Loop("block", from, end, BLOCK, block(suffix, "block", "block + " + BLOCK)));
        }
        List<Node> nodes = new ArrayList<>();
        nodes.add(new IntLet("blockEnd", "Math.min(block + " + BLOCK + ", " + end + ")"));
        nodes.addAll(block(suffix, "block", "blockEnd"));
        return List.of(new Loop("block", from, end, BLOCK, nodes));
    }

    private List<Node> block(String suffix, String from, String end) {
        List<Node> intoBlock = body.stream().map(this::intoBlock).toList();
        return List.of(
                ofSums(sum -> new Zero(sum + OF_BLOCK)),
                new Loop(inner.variable(), from, end, 1, List.of(new Strip(slots, intoBlock))),
                ofSums(sum -> new Add(sum + suffix, Expr.value(sum + OF_BLOCK))));
    }

    private Node ofSums(Function<String, Node> node) {
        return new Strip(slots, sums.stream().map(node).toList());
    }

    private Node intoBlock(Node node) {
        return node instanceof Accumulate sum && sums.contains(sum.sum())
                ? new Accumulate(sum.sum() + OF_BLOCK, sum.addend(), sum.factor())
                : node;
    }
}
