package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.NestAxis;
import java.util.List;

/**
 * One of several rows that a method handles side by side: what is written for a single row, moved there.
 *
 * @param letter ends the names of the row's locals
 * @param row the axis along it
 * @param statistics how far on its statistic is, and how many rows on in memory it lies
 */
record NeighbourRow(String letter, NestAxis row, int statistics) {

    private static final String LETTERS = "ABCDEFGH";

    /** The row of a number, counted from that for which nodes are written. */
    static NeighbourRow of(int number, NestAxis row) {
        return new NeighbourRow(LETTERS.substring(number, number + 1), row, number);
    }

    List<Node> move(List<Node> nodes) {
        return nodes.stream().map(this::move).toList();
    }

    String name(String local) {
        return local + letter;
    }

    private Node move(Node node) {
        if (node instanceof Strip strip) {
            return new Strip(strip.slots(), move(strip.body()));
        }
        if (node instanceof When when) {
            return new When(when.condition(), move(when.body()));
        }
        if (node instanceof InDoubt inDoubt) {
            return new InDoubt(inDoubt.doubts().stream().map(this::move).toList(), inDoubt.slots(), inDoubt.body());
        }
        if (node instanceof Let let) {
            return new Let(name(let.name()), move(let.value()), let.note(), let.isWide());
        }
        if (node instanceof Tree tree) {
            return new Tree(name(tree.sum()), move(tree.addend()), moveNullable(tree.factor()), tree.slots());
        }
        if (node instanceof Spread spread) {
            return new Spread(name(spread.statistic()));
        }
        return moveWrite(node);
    }

    private Node moveWrite(Node node) {
        if (node instanceof Store store) {
            return new Store(store.array(), move(store.array(), store.index()), move(store.value()));
        }
        if (node instanceof AddTo sum) {
            Index index = move(sum.array(), sum.index());
            return new AddTo(sum.array(), index, move(sum.addend()), moveNullable(sum.factor()));
        }
        return node;
    }

    private Doubt move(Doubt doubt) {
        return new Doubt(doubt.kind(), name(doubt.statistic()), doubt.other().isEmpty() ? "" : name(doubt.other()));
    }

    private Expr moveNullable(Expr expr) {
        return expr == null ? null : move(expr);
    }

    private Expr move(Expr expr) {
        return expr.mapLeaves(leaf -> switch (leaf.op()) {
            case VALUE -> Expr.value(name(leaf.name()));
            case STATISTIC -> Expr.statistic(name(leaf.name()));
            case WIDE -> Expr.wide(name(leaf.name()));
            case LOAD -> leaf.at(Op.LOAD, move(leaf.name(), leaf.index()));
            default -> leaf;
        });
    }

    private Index move(String array, Index index) {
        if (Addressing.isParameter(array)) {
            return index;
        }
        if (Addressing.isSaved(array) || !row.isDynamic()) {
            return index.plus(Addressing.isSaved(array) ? statistics : statistics * row.constantSize());
        }
        return switch (statistics) {
            case 0 -> index;
            case 1 -> index.plus(row.size());
            default -> index.plus(statistics + " * " + row.size());
        };
    }
}
