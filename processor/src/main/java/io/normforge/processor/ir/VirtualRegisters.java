package io.normforge.processor.ir;

import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Add;
import io.normforge.processor.ir.Node.AddAllTo;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.AddWideTo;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.EightsFrom;
import io.normforge.processor.ir.Node.EightsTo;
import io.normforge.processor.ir.Node.Either;
import io.normforge.processor.ir.Node.FoldEightsTo;
import io.normforge.processor.ir.Node.HalfTree;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.PairTree;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.StripEnd;
import io.normforge.processor.ir.Node.StripStart;
import io.normforge.processor.ir.Node.Total;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot.Guard;
import java.util.List;

/**
 * An estimate of the virtual registers that a vector method takes of HotSpot's first compiler, which inlines the Vector
 * API by force and then has some ten thousand. A method that needs more is refused at the tier that profiles; it may
 * then stay for good at one where every vector is an object.
 *
 * <p>The weights were fitted to what JDK 25 takes of 4,200 methods at 512, 256 and 128 bits, counted inside the compiler with
 * its limit out of the way: entered in the middle of a loop (or with a twentieth for that, where only its start was seen), and
 * with what it adds where it splits the lives of values, together up to a quarter more than the code itself asks for. Of the
 * 138 that take 7,500 and more the estimate is 0.97 to 1.10 of that, of the 1,134 above 4,000 it is 0.96 to 1.21 (most where
 * rows have masks). Segments were counted by themselves.
 */
public final class VirtualRegisters {

    /**
     * The most that a vector method may need. Of the 10,000 that there are, 609 are the machine's own, and 21 are kept back. No method
     * that takes more than what is left was estimated below 9,300.
     */
    public static final int BUDGET = 9_200;

    private static final int LOAD = 106;
    private static final int STORE = 66;

    /**
     * Of a memory segment, with the checks of its bounds, its arena and its thread: JDK 25 holds a method of 50 loads, each with an
     * addition, and refuses one of 51; of stores it holds 52.
     */
    private static final int SEGMENT = 180;

    private static final int MASKED_LOAD = 920;
    private static final int MASKED_STORE = 300;

    /** A vector of doubles, out of an array or into it. */
    private static final int DOUBLES = 75;

    /** A number in all lanes. */
    private static final int NUMBER = 51;

    private static final int OPERATION = 10;
    private static final int BLEND = 17;
    private static final int CONVERSION = 19;

    /** A choice by a comparison of lanes with a number that is no constant. */
    private static final int FROM_LANE = 400;

    /** A vector that goes from round to round of a loop. */
    private static final int CARRIED = 84;

    /** The same of a sum's eight doubles. */
    private static final int EIGHT = 31;

    /** A loop or a condition. */
    private static final int BRANCH = 30;

    /** In plain ints and floats. */
    private static final int STATEMENT = 12;

    private static final int PARAMETER = 13;

    private final int lanes;
    private final boolean onSegments;

    private VirtualRegisters(int lanes, boolean onSegments) {
        this.lanes = lanes;
        this.onSegments = onSegments;
    }

    /**
     * The estimate for a vector method.
     *
     * @param lanes floats in a vector
     * @param onSegments whether its streams are memory segments
     */
    public static int of(Method method, int lanes, boolean onSegments) {
        return PARAMETER * method.parameters().size() + new VirtualRegisters(lanes, onSegments).nodes(method.body());
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
            return BRANCH + nodes(loop.body());
        }
        if (node instanceof When when) {
            return BRANCH + nodes(when.body());
        }
        if (node instanceof Either either) {
            return BRANCH + nodes(either.then()) + nodes(either.otherwise());
        }
        if (node instanceof InDoubt inDoubt) {
            int doubts = inDoubt.doubts().size();
            return Math.max(
                            BRANCH * doubts,
                            3 * OPERATION * doubts * inDoubt.slots().size())
                    + nodes(inDoubt.body());
        }
        return node instanceof Note ? 0 : sums(node);
    }

    /** What sums of strips are made of. */
    private int sums(Node node) {
        if (node instanceof Tree tree) {
            return slots(tree.slots(), tree.addend(), tree.factor()) + 2 * OPERATION;
        }
        if (node instanceof PairTree pair) {
            return slots(pair.slots(), pair.addend(), pair.factor());
        }
        if (node instanceof HalfTree half) {
            return slots(half.slots(), half.addend(), half.factor());
        }
        if (node instanceof Eights eights) {
            return EIGHT * vectors(eights.sums().size());
        }
        if (node instanceof StripStart start) {
            return CARRIED * vectors(start.sums().size());
        }
        if (node instanceof StripEnd end) {
            return 2 * OPERATION * end.sums().size();
        }
        if (node instanceof EightsFrom || node instanceof EightsTo) {
            return DOUBLES * vectors(1);
        }
        if (node instanceof FoldEightsTo) {
            return DOUBLES;
        }
        return node instanceof Spread ? NUMBER : STATEMENT;
    }

    /** How many vectors sums of sixteen floats or of eight doubles each fill. */
    private int vectors(int sums) {
        return 16 / lanes * sums;
    }

    private int slots(List<Slot> slots, Expr addend, Expr factor) {
        return slots.stream()
                .mapToInt(slot -> sum(addend, factor, slot.guard()))
                .sum();
    }

    private int sum(Expr addend, Expr factor, Guard guard) {
        return expr(addend, guard) + expr(factor, guard) + OPERATION + (guard.isPartial() ? 2 * BLEND : 0);
    }

    private int load(Guard guard) {
        boolean isMasked = guard.isPartial() && guard.before() == 0;
        return isMasked ? MASKED_LOAD : (onSegments ? SEGMENT : LOAD) + (guard.before() > 0 ? OPERATION : 0);
    }

    private int store(Guard guard) {
        boolean isMasked = guard.isPartial() && guard.before() == 0;
        int whole = onSegments ? SEGMENT : STORE;
        return isMasked ? MASKED_STORE : guard.before() > 0 ? load(guard) + OPERATION + BLEND + whole : whole;
    }

    private int step(Node node, Guard guard) {
        if (node instanceof Let let) {
            return (let.isWide() ? 2 : 1) * expr(let.value(), guard);
        }
        if (node instanceof Add add) {
            return 2 * (CONVERSION + expr(add.addend(), guard) + OPERATION);
        }
        if (node instanceof AddWideTo add) {
            return 2 * (CONVERSION + expr(add.addend(), guard) + OPERATION + 2 * DOUBLES);
        }
        if (node instanceof Accumulate sum) {
            return expr(sum.addend(), guard) + expr(sum.factor(), guard) + OPERATION;
        }
        if (node instanceof Store store) {
            return expr(store.value(), guard) + store(guard);
        }
        if (node instanceof AddTo sum) {
            return addTo(List.of(sum), guard);
        }
        if (node instanceof AddAllTo all) {
            return addTo(all.steps(), guard);
        }
        return node instanceof Zero || node instanceof Total ? CARRIED : OPERATION;
    }

    /** An element is read and written once, whatever is added to it. */
    private int addTo(List<AddTo> steps, Guard guard) {
        int sums = steps.stream()
                .mapToInt(step -> expr(step.addend(), guard) + expr(step.factor(), guard) + OPERATION)
                .sum();
        return sums + load(guard) + (guard.condition().isEmpty() ? 0 : load(guard) + FROM_LANE) + store(guard);
    }

    private int expr(Expr expr, Guard guard) {
        if (expr == null) {
            return 0;
        }
        int args = 0;
        for (int place = 0; place < expr.args().size(); place++) {
            args += isTakenAsNumber(expr, place) ? 0 : expr(expr.args().get(place), guard);
        }
        return switch (expr.op()) {
            case VALUE, STATISTIC, WIDE -> 0;
            case LITERAL, CONSTANT, SPREAD -> NUMBER;
            case LOAD -> load(guard);
            case LOAD_WIDE -> DOUBLES;
            case WIDEN -> args + CONVERSION;
            case NARROW -> 2 * (args + CONVERSION) + BLEND;
            case MIN, MAX -> args + 2 * OPERATION;
            case WHERE_AT_MOST -> args + OPERATION + BLEND;
            case POWER_OF_TWO, COPY_SIGN -> args + 8 * OPERATION;
            default -> args + OPERATION;
        };
    }

    /** Whether an operation takes a number there as it is, not as a vector with that number in all lanes. */
    private static boolean isTakenAsNumber(Expr expr, int place) {
        if (place == 0 || !expr.args().get(place).isNumber()) {
            return false;
        }
        return switch (expr.op()) {
            case FMA -> expr.args().get(1).isNumber() && expr.args().get(2).isNumber();
            case WHERE_AT_MOST -> place < 3;
            default -> true;
        };
    }
}
