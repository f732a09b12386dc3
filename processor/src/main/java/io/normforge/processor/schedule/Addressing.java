package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.AddWideTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Nest;
import java.util.List;
import java.util.Set;

/**
 * Where the loads and stores of a recipe go, at one place of the loop nest.
 *
 * @param nest names the number of pooled elements
 * @param origin ends the names of the ints that say where streams start
 * @param element how far from a stream's start the place is
 * @param parameter where γ, β and their gradients are, from where they start
 * @param statistic which of the saved statistics
 * @param affineLanes whether neighbouring lanes have parameters of their own
 * @param statisticsInLanes whether neighbouring lanes belong to different statistics
 */
record Addressing(
        Nest nest,
        String origin,
        Index element,
        Index parameter,
        Index statistic,
        boolean affineLanes,
        boolean statisticsInLanes) {

    private static final Set<String> PARAMETERS =
            Set.of(Names.GAMMA, Names.BETA, Names.RESIDUAL_GATE, Names.GAMMA_BLOCK, Names.BETA_BLOCK, Names.GATE_BLOCK);

    /** These start with each call or round, while γ and β may start wherever it says. */
    private static final Set<String> BLOCKS = Set.of(Names.GAMMA_BLOCK, Names.BETA_BLOCK, Names.GATE_BLOCK);

    /** What {@link #origin} is in methods for one statistic or tile. */
    static final String STATISTIC_START = "At";

    /** What it is in methods that the layer calls; also of γ and β everywhere. */
    static final String CALL_START = "Offset";

    /** Whether an array has an element for each of γ's. */
    static boolean isParameter(String array) {
        return PARAMETERS.contains(array);
    }

    /** Whether gradients of parameters are added up in an array. */
    static boolean isGradient(String array) {
        return BLOCKS.contains(array);
    }

    /** Whether an array has an element for each statistic. */
    static boolean isSaved(String array) {
        return array.startsWith(Names.SAVED);
    }

    /** Where the only statistic of a method is. */
    static final Index OF_METHOD = Index.of(Names.STATISTIC);

    /** The steps of a recipe with all its streams at the place of one of them, of which an int of that name says the start. */
    List<Node> withOrigin(String start, List<Node> body) {
        Index place = new Index(Index.sum(start, element.start()), element.distance());
        return body.stream()
                .map(node -> atOnePlace(node, place))
                .map(this::resolve)
                .toList();
    }

    private static Node atOnePlace(Node node, Index place) {
        if (node instanceof Let let) {
            return let.with(atOnePlace(let.value(), place));
        }
        Store store = (Store) node;
        return new Store(store.array(), place, atOnePlace(store.value(), place));
    }

    private static Expr atOnePlace(Expr expr, Index place) {
        return expr.mapLeaves(leaf -> leaf.op() == Op.LOAD && !isParameter(leaf.name()) && !isSaved(leaf.name())
                ? leaf.at(Op.LOAD, place)
                : leaf);
    }

    /** A step of a recipe with its places filled in. */
    Node resolve(Node node) {
        if (node instanceof Let let) {
            return let.with(resolve(let.value()));
        }
        if (node instanceof Accumulate accumulate) {
            return new Accumulate(accumulate.sum(), resolve(accumulate.addend()), resolveNullable(accumulate.factor()));
        }
        if (node instanceof Store store) {
            Index place = store.index() == null ? place(store.array()) : store.index();
            return new Store(store.array(), place, resolve(store.value()));
        }
        if (node instanceof AddWideTo add) {
            return new AddWideTo(add.array(), place(add.array()), resolve(add.addend()));
        }
        if (node instanceof AddTo add) {
            return new AddTo(add.array(), place(add.array()), resolve(add.addend()), resolveNullable(add.factor()));
        }
        return node;
    }

    Expr resolve(Expr expr) {
        return expr.mapLeaves(leaf -> switch (leaf.op()) {
            case LOAD ->
                leaf.index() != null
                        ? leaf
                        : leaf.at(isParameter(leaf.name()) && !affineLanes ? Op.SPREAD : Op.LOAD, place(leaf.name()));
            case LOAD_WIDE -> leaf.at(Op.LOAD_WIDE, place(leaf.name()));
            case CONSTANT -> constant(leaf);
            case STATISTIC -> statisticsInLanes ? Expr.value(leaf.name()) : leaf;
            default -> leaf;
        });
    }

    private Expr constant(Expr leaf) {
        return switch (leaf.name()) {
            case Names.COUNT -> Expr.constant(nest.count());
            case Names.PER_COUNT -> Expr.constant("(1.0 / " + nest.count() + ")");
            default -> leaf;
        };
    }

    private Expr resolveNullable(Expr expr) {
        return expr == null ? null : resolve(expr);
    }

    private Index place(String array) {
        if (isParameter(array)) {
            boolean starts = nest.startsParameters() && !BLOCKS.contains(array);
            return starts
                    ? new Index(Index.sum(array + CALL_START, parameter.start()), parameter.distance())
                    : parameter;
        }
        if (isSaved(array)) {
            return statistic;
        }
        if (Lines.isLine(array)) {
            return element;
        }
        if (ColumnNumbers.isOfColumn(array)) {
            return Index.of(ColumnNumbers.COLUMN);
        }
        return new Index(Index.sum(array + origin, element.start()), element.distance());
    }
}
