package io.normforge.processor.ir;

import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddAllTo;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.AddWideTo;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.EightsFrom;
import io.normforge.processor.ir.Node.EightsTo;
import io.normforge.processor.ir.Node.Either;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.FoldEightsTo;
import io.normforge.processor.ir.Node.HalfTree;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.PairFrom;
import io.normforge.processor.ir.Node.PairTo;
import io.normforge.processor.ir.Node.PairTree;
import io.normforge.processor.ir.Node.Reach;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.StripEnd;
import io.normforge.processor.ir.Node.StripStart;
import io.normforge.processor.ir.Node.TermTo;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Node.TreePair;
import io.normforge.processor.ir.Node.When;
import java.util.List;

/**
 * An upper estimate of the bytecodes that a method compiles to. HotSpot never compiles a method of more than 8,000, so
 * a schedule that would come near is not taken.
 */
public final class Bytecodes {

    /** The most that any generated method may have. */
    public static final int BUDGET = 6000;

    private static final int LOCAL = 4;
    private static final int CALL = 3;
    private static final int SEVERAL_CALLS = 25;
    private static final int BROADCAST = 9;
    private static final int ARRAY_ACCESS = 12;
    private static final int SEGMENT_ACCESS = 20;
    private static final int SPECIES_AND_MASK = 6;
    private static final int STATEMENT = 30;
    private static final int EIGHT_DOUBLES = 60;

    private final boolean vector;
    private final boolean onSegments;

    private Bytecodes(boolean vector, boolean onSegments) {
        this.vector = vector;
        this.onSegments = onSegments;
    }

    /**
     * The estimate for a method, in vector or in plain code.
     *
     * @param onSegments whether its streams are memory segments
     */
    public static int of(Method method, boolean vector, boolean onSegments) {
        boolean inVectors = vector && method.arithmetic() == Method.Arithmetic.FLOAT;
        return new Bytecodes(inVectors, onSegments).nodes(method.body());
    }

    private int nodes(List<Node> nodes) {
        return nodes.stream().mapToInt(this::node).sum();
    }

    private int node(Node node) {
        if (node instanceof Strip strip) {
            return strip.slots().size() * nodes(strip.body());
        }
        if (node instanceof Loop loop) {
            return STATEMENT + nodes(loop.body());
        }
        if (node instanceof When when) {
            return STATEMENT + nodes(when.body());
        }
        if (node instanceof Either either) {
            return STATEMENT + nodes(either.then()) + nodes(either.otherwise());
        }
        if (node instanceof InDoubt inDoubt) {
            int tests = inDoubt.doubts().size() * Math.max(1, inDoubt.slots().size());
            return STATEMENT * tests + nodes(inDoubt.body());
        }
        if (node instanceof Let let) {
            return expr(let.value()) + LOCAL;
        }
        if (node instanceof Tree tree) {
            return tree(tree.slots().size(), tree.addend(), tree.factor());
        }
        if (node instanceof PairTree pair) {
            return tree(pair.slots().size(), pair.addend(), pair.factor());
        }
        if (node instanceof HalfTree half) {
            return tree(half.slots().size(), half.addend(), half.factor());
        }
        if (node instanceof StripStart start) {
            return EIGHT_DOUBLES * start.sums().size();
        }
        if (node instanceof StripEnd end) {
            return EIGHT_DOUBLES * end.sums().size();
        }
        if (node instanceof TreePair tree) {
            return tree(tree.slots().size(), tree.addend(), tree.factor());
        }
        if (node instanceof TermTo term) {
            return 2 * access() + terms(term.slots().size(), term.addend(), term.factor());
        }
        if (node instanceof Eights eights) {
            return EIGHT_DOUBLES * eights.sums().size();
        }
        if (node instanceof EightsFrom || node instanceof EightsTo) {
            return 2 * EIGHT_DOUBLES;
        }
        if (node instanceof PairFrom || node instanceof PairTo) {
            return 2 * access();
        }
        if (node instanceof Reach) {
            return 0;
        }
        if (node instanceof FoldEights fold) {
            return 2 * EIGHT_DOUBLES * fold.sums().size();
        }
        if (node instanceof FoldEightsTo fold) {
            return 2 * EIGHT_DOUBLES * fold.sums().size();
        }
        return effect(node);
    }

    private int tree(int slots, Expr addend, Expr factor) {
        return EIGHT_DOUBLES + terms(slots, addend, factor);
    }

    private int terms(int slots, Expr addend, Expr factor) {
        return slots * (expr(addend) + expr(factor) + CALL);
    }

    private int effect(Node node) {
        if (node instanceof Accumulate accumulate) {
            return expr(accumulate.addend()) + expr(accumulate.factor()) + 2 * LOCAL + CALL;
        }
        if (node instanceof Store store) {
            return expr(store.value()) + access();
        }
        if (node instanceof AddWideTo add) {
            return 2 * (expr(add.addend()) + 2 * access() + 2 * CALL);
        }
        if (node instanceof AddAllTo all) {
            return nodes(List.copyOf(all.steps()));
        }
        if (node instanceof AddTo add) {
            return expr(add.addend()) + expr(add.factor()) + 2 * access() + CALL;
        }
        return STATEMENT;
    }

    private int expr(Expr expr) {
        if (expr == null) {
            return 0;
        }
        int args = expr.args().stream().mapToInt(this::expr).sum();
        return args
                + switch (expr.op()) {
                    case LITERAL, CONSTANT -> vector ? BROADCAST : LOCAL;
                    case VALUE, STATISTIC, WIDE -> LOCAL;
                    case WHERE_AT_MOST, MIN, MAX, POWER_OF_TWO, COPY_SIGN -> SEVERAL_CALLS;
                    case LOAD, LOAD_WIDE, SPREAD -> access();
                    default -> CALL;
                };
    }

    private int access() {
        return (onSegments ? SEGMENT_ACCESS : ARRAY_ACCESS) + (vector ? SPECIES_AND_MASK : 0);
    }
}
