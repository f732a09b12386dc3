package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.ir.VirtualRegisters;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The methods for statistics side by side, a tile of columns after the other: in all layouts that are no rows and no sheets. */
final class TileLowering {

    /** Up to here one vector of columns at a time takes 1.1 times as long as two. */
    private static final int SHORT_COLUMN = 64;

    /** Of methods with a cost of 4,000 some were seen with vectors boxed. */
    private static final int TILE_BUDGET = 3_500;

    private final KernelPlan plan;
    private final Nest nest;
    private final Width width;
    private final Signature signature;

    TileLowering(KernelPlan plan, Width width, Signature signature) {
        this.plan = plan;
        this.width = width;
        this.signature = signature;
        nest = plan.nest();
    }

    /** Whether there can be so many columns, beside whole groups of a larger number, 0 standing for none. */
    static boolean hasGroupsOf(Nest nest, int columns, int larger) {
        NestAxis axis = nest.innermost();
        int left = axis.isDynamic() ? 0 : larger == 0 ? axis.constantSize() : axis.constantSize() % larger;
        return axis.isDynamic() || left >= columns;
    }

    /** The methods for tiles, for what is left of them, and in plain code for a column. */
    List<Method> methods(Recipe recipe) {
        int lanes = width.lanes();
        int tile = width.columnsInTile();
        List<Method> methods = new ArrayList<>();
        if (tile > 0 && hasGroupsOf(nest, tile, 0)) {
            String summary = tile + " columns side by side: " + recipe.summary() + ".";
            methods.addAll(sideBySide(recipe, "Tile", width.tile(), summary));
        }
        if (!width.isVector()) {
            methods.add(column(recipe));
        } else if (hasGroupsOf(nest, lanes, tile)) {
            String summary = "A vector of columns, " + lanes + " of them: " + recipe.summary() + ".";
            methods.addAll(sideBySide(recipe, "Vector", 1, summary));
        }
        return methods;
    }

    private List<Method> sideBySide(Recipe recipe, String name, int vectors, String summary) {
        List<Slot> slots = IntStream.range(0, vectors)
                .mapToObj(slot -> Slot.whole(String.valueOf(slot), slot * width.lanes()))
                .toList();
        List<Node> handOver = oneByOne(recipe, String.valueOf(vectors * width.lanes()));
        if (width.isVector() && ActivationApart.isPossible(recipe)) {
            Recipe activation = ActivationApart.activation(recipe);
            String call = Signature.call(activation.name() + name, signature.statistic(activation));
            ActivationApart apart = ActivationApart.of(recipe, new Step.Call(call));
            String after = "The same columns: " + activation.summary() + ".";
            return List.of(
                    method(apart.result(), name, summary, slots, handOver),
                    method(activation, name, after, slots, List.of()));
        }
        Method inlined = method(recipe, name, summary, slots, handOver);
        boolean called = !width.isVector() && recipe.compact() != null && !width.takes(inlined);
        return List.of(called ? method(recipe.compact(), name, summary, slots, handOver) : inlined);
    }

    private Method method(Recipe recipe, String name, String summary, List<Slot> slots, List<Node> handOver) {
        List<Node> body = new ColumnLowering(nest, recipe, slots, false, handOver).body();
        return method(recipe.name() + name, false, summary, recipe, body);
    }

    /** The method for a single column. */
    Method column(Recipe recipe) {
        List<Node> handOver = List.of(new Statement(signature.rescue(recipe, Goal.ALL)), new Statement("return"));
        List<Node> body = new ColumnLowering(nest, recipe, List.of(Slot.whole("", 0)), false, handOver).body();
        return method(recipe.name() + "Column", true, "One column: " + recipe.summary() + ".", recipe, body);
    }

    /** Where one column of several needs double arithmetic, each finds out for itself. */
    private List<Node> oneByOne(Recipe recipe, String columns) {
        String call = width.plainOwner(plan)
                + signature.call(recipe.name() + "Column", signature.statistic(recipe), "column");
        return List.of(new Loop("column", "0", columns, 1, List.of(new Statement(call))), new Statement("return"));
    }

    /**
     * Whether the JIT may run out of room for a tile, beside the statistics of several vectors, and leaves some of its vectors
     * boxed, in some runs and not in others: with a long activation 100 KB a call. Without one, two vectors at a time pay all the
     * same where columns are long and so far apart in memory: they take half the time of one.
     */
    boolean isTooMuch(Entry entry, List<Method> methods) {
        if (width.columnsInTile() == 0) {
            return false;
        }
        boolean isActivated = entry.stages().stream()
                .flatMap(recipe -> recipe.passes().stream())
                .anyMatch(ActivationApart::takesManySteps);
        return isActivated || (!hasLongColumns() && methods.stream().anyMatch(this::isLongTile));
    }

    private boolean hasLongColumns() {
        return nest.reduced().stream().anyMatch(NestAxis::isDynamic)
                || nest.reduced().stream().mapToInt(NestAxis::constantSize).reduce(1, Math::multiplyExact)
                        > SHORT_COLUMN;
    }

    private boolean isLongTile(Method method) {
        return VirtualRegisters.of(method, width.lanes(), width.isOnSegments()) > TILE_BUDGET;
    }

    private Method method(String name, boolean shared, String summary, Recipe recipe, List<Node> body) {
        return new Method(name, Arithmetic.FLOAT, shared, summary, signature.statistic(recipe), body);
    }
}
