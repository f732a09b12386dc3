package io.normforge.processor.ir;

import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Add;
import io.normforge.processor.ir.Node.AddAllTo;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.AddWideTo;
import io.normforge.processor.ir.Node.EightsFrom;
import io.normforge.processor.ir.Node.EightsTo;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.HalfTree;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.PairTree;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.StripEnd;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Slot.Guard;
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

    /** Of a memory segment, with the checks of its bounds, its arena and its thread. */
    private static final int SEGMENT = 240;

    private static final int OPERATION = 16;
    private static final int MASKED = 1_060;
    private static final int BLEND = 25;

    /** Of lanes with a number that is no constant. */
    private static final int COMPARISON = 500;

    private static final int REARRANGEMENT = 40;
    private static final int CONVERSION = 50;

    /** What an access of memory takes. */
    private final int memory;

    private VirtualRegisters(int memory) {
        this.memory = memory;
    }

    /**
     * The estimate for a vector method.
     *
     * @param onSegments whether its streams are memory segments
     */
    public static int of(Method method, boolean onSegments) {
        return new VirtualRegisters(onSegments ? SEGMENT : MEMORY).nodes(method.body());
    }

    private int nodes(List<Node> nodes) {
        return nodes.stream().mapToInt(this::node).sum();
    }

    private int node(Node node) {
        if (node instanceof Strip strip) {
            return strip.slots().stream()
                    .mapToInt(slot -> strip.body().stream()
                            .mapToInt(step -> step(step, slot.guard()))
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
            return slots(tree.slots(), tree.addend(), tree.factor()) + 2 * CONVERSION;
        }
        if (node instanceof PairTree pair) {
            return slots(pair.slots(), pair.addend(), pair.factor()) + OPERATION;
        }
        if (node instanceof HalfTree half) {
            return slots(half.slots(), half.addend(), half.factor()) + 4 * OPERATION;
        }
        if (node instanceof StripEnd end) {
            return (2 * CONVERSION + 2 * OPERATION) * end.sums().size();
        }
        if (node instanceof EightsFrom || node instanceof EightsTo) {
            return 4 * memory;
        }
        if (node instanceof FoldEights fold) {
            return 6 * OPERATION * fold.sums().size();
        }
        return 0;
    }

    private int slots(List<Slot> slots, Expr addend, Expr factor) {
        return slots.stream()
                .mapToInt(slot -> sum(addend, factor, slot.guard()))
                .sum();
    }

    private int sum(Expr addend, Expr factor, Guard guard) {
        int access = load(guard);
        return expr(addend, access) + expr(factor, access) + OPERATION + (guard.isPartial() ? BLEND : 0);
    }

    private int load(Guard guard) {
        return guard.before() > 0 ? memory + REARRANGEMENT : guard.isPartial() ? MASKED : memory;
    }

    private int store(Guard guard) {
        return guard.before() > 0 ? 2 * memory + REARRANGEMENT + BLEND : guard.isPartial() ? MASKED : memory;
    }

    private int step(Node node, Guard guard) {
        if (node instanceof Let let) {
            return (let.isWide() ? 2 : 1) * expr(let.value(), load(guard));
        }
        if (node instanceof Add add) {
            return 2 * (CONVERSION + expr(add.addend(), load(guard)));
        }
        if (node instanceof AddWideTo add) {
            return 2 * (CONVERSION + expr(add.addend(), memory) + OPERATION + 2 * memory);
        }
        if (node instanceof Accumulate sum) {
            return sum(sum.addend(), sum.factor(), guard);
        }
        if (node instanceof Store store) {
            return expr(store.value(), load(guard)) + store(guard);
        }
        if (node instanceof AddAllTo all) {
            return all.steps().stream().mapToInt(each -> step(each, guard)).sum();
        }
        if (node instanceof AddTo sum) {
            int access = load(guard);
            int lanes = guard.condition().isEmpty() ? 0 : access + COMPARISON + BLEND;
            return expr(sum.addend(), access) + expr(sum.factor(), access) + OPERATION + access + lanes + store(guard);
        }
        return OPERATION;
    }

    private int expr(Expr expr, int access) {
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
                    case LOAD, LOAD_WIDE -> access;
                    case WHERE_AT_MOST, MIN, MAX -> 2 * OPERATION;
                    case POWER_OF_TWO, COPY_SIGN -> 5 * OPERATION;
                    default -> OPERATION;
                };
    }
}
