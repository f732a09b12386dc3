package io.normforge.processor.ir;

import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Add;
import io.normforge.processor.ir.Node.AddAllTo;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Node.When;
import java.util.List;

/**
 * An estimate of the virtual registers that a vector method takes of HotSpot's first compiler, which inlines the Vector
 * API by force and then has some ten thousand. A method that needs more is refused at the tier that profiles; it may
 * then stay for good at one where every vector is an object. The weights were fitted to which of 300 kernel methods
 * JDK 25 refuses, and the budget leaves a tenth.
 */
public final class VirtualRegisters {

    /** The most that a vector method may need. */
    public static final int BUDGET = 9_000;

    private static final int MEMORY = 90;
    private static final int OPERATION = 16;
    private static final int MASKED = 1_060;
    private static final int BLEND = 25;
    private static final int CONVERSION = 50;

    private VirtualRegisters() {}

    /** The estimate for a vector method. */
    public static int of(Method method) {
        return nodes(method.body());
    }

    private static int nodes(List<Node> nodes) {
        return nodes.stream().mapToInt(VirtualRegisters::node).sum();
    }

    private static int node(Node node) {
        if (node instanceof Strip strip) {
            return strip.slots().stream()
                    .mapToInt(slot -> strip.body().stream()
                            .mapToInt(step -> step(step, slot.guard().isPartial()))
                            .sum())
                    .sum();
        }
        if (node instanceof Loop loop) {
            return nodes(loop.body());
        }
        if (node instanceof When when) {
            return nodes(when.body());
        }
        if (node instanceof InDoubt inDoubt) {
            return 2 * OPERATION * inDoubt.doubts().size() * inDoubt.slots().size();
        }
        if (node instanceof Tree tree) {
            return tree.slots().stream()
                            .mapToInt(slot -> tree(tree, slot.guard().isPartial()))
                            .sum()
                    + 2 * CONVERSION;
        }
        if (node instanceof FoldEights fold) {
            return 6 * OPERATION * fold.sums().size();
        }
        return 0;
    }

    private static int tree(Tree tree, boolean masked) {
        int access = masked ? MASKED : MEMORY;
        return expr(tree.addend(), access) + expr(tree.factor(), access) + OPERATION + (masked ? BLEND : 0);
    }

    private static int step(Node node, boolean masked) {
        int access = masked ? MASKED : MEMORY;
        if (node instanceof Let let) {
            return (let.isWide() ? 2 : 1) * expr(let.value(), access);
        }
        if (node instanceof Add add) {
            return 2 * (CONVERSION + expr(add.addend(), access));
        }
        if (node instanceof Accumulate sum) {
            return expr(sum.addend(), access) + expr(sum.factor(), access) + OPERATION + (masked ? BLEND : 0);
        }
        if (node instanceof Store store) {
            return expr(store.value(), access) + access;
        }
        if (node instanceof AddAllTo all) {
            return all.steps().stream().mapToInt(each -> step(each, masked)).sum();
        }
        if (node instanceof AddTo sum) {
            return expr(sum.addend(), access) + expr(sum.factor(), access) + OPERATION + 2 * access;
        }
        return OPERATION;
    }

    private static int expr(Expr expr, int access) {
        if (expr == null) {
            return 0;
        }
        int args = expr.args().stream().mapToInt(arg -> expr(arg, access)).sum();
        if (expr.op() == Op.NARROW) {
            return 2 * (args + CONVERSION) + BLEND;
        }
        return args
                + switch (expr.op()) {
                    case VALUE, STATISTIC, WIDE -> 0;
                    case WIDEN -> CONVERSION;
                    case LOAD -> access;
                    case WHERE_AT_MOST, MIN, MAX -> 2 * OPERATION;
                    case POWER_OF_TWO, COPY_SIGN -> 5 * OPERATION;
                    default -> OPERATION;
                };
    }
}
