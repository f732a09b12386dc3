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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lowers a plan to the methods of one kernel class. */
public final class KernelLowering {

    /** Up to here one vector of columns at a time takes 1.1 times as long as two. */
    private static final int SHORT_COLUMN = 64;

    /** Of methods with a cost of 3,870 some were seen with vectors boxed. */
    private static final int TILE_BUDGET = 3_500;

    private final KernelPlan plan;
    private final Nest nest;
    private final Width width;
    private final Signature signature;

    private KernelLowering(KernelPlan plan, Width width) {
        this.plan = plan;
        this.width = width;
        nest = plan.nest();
        signature = new Signature(plan.spec(), nest);
    }

    /** The methods, each entry followed by what it calls. */
    public static List<Method> methods(KernelPlan plan, Width width) {
        return new KernelLowering(plan, width).methods();
    }

    private List<Method> methods() {
        Stream<Method> kernel = plan.ofKernel().stream()
                .flatMap(entry -> new KernelLowering(plan.of(entry), width).methods(entry).stream());
        boolean rescues = !width.isVector() && plan.spec().isActivated();
        return Stream.concat(kernel, rescues ? ActivationMethods.of(plan.spec().activation()).stream() : Stream.of())
                .toList();
    }

    private List<Method> methods(Entry entry) {
        DriverLowering drivers = new DriverLowering(plan, width, signature);
        List<Method> methods = new ArrayList<>();
        methods.add(drivers.entry(entry));
        for (Recipe recipe : entry.stages()) {
            methods.addAll(nest.inRows() ? rows(recipe) : inSheets() ? sheet(recipe) : columns(recipe));
        }
        if (width.isVector()) {
            boolean allFit = methods.stream().allMatch(width::takes) && !isTooMuchForTiles(entry, methods);
            return allFit ? methods : smaller(entry).orElse(List.of(drivers.inPlainCode(entry)));
        }
        methods.addAll(rescues(entry));
        if (entry.addsToGradients() && GatherLowering.isNeeded(plan)) {
            methods.add(new GatherLowering(plan, signature).method(entry));
        }
        return methods;
    }

    /**
     * Whether the JIT may run out of room for a tile, beside the statistics of several vectors, and leaves some of its vectors
     * boxed, in some runs and not in others: with a long activation 100 KB a call. Without one, two vectors at a time pay all the
     * same where columns are long and so far apart in memory: they take half the time of one.
     */
    private boolean isTooMuchForTiles(Entry entry, List<Method> methods) {
        if (nest.inRows() || inSheets() || width.columnsInTile() == 0) {
            return false;
        }
        boolean isActivated = entry.stages().stream()
                .flatMap(recipe -> recipe.passes().stream())
                .anyMatch(ActivationApart::takesManySteps);
        return isActivated || (!hasLongColumns() && methods.stream().anyMatch(KernelLowering::isLongTile));
    }

    private boolean hasLongColumns() {
        return nest.reduced().stream().anyMatch(NestAxis::isDynamic)
                || nest.reduced().stream().mapToInt(NestAxis::constantSize).reduce(1, Math::multiplyExact)
                        > SHORT_COLUMN;
    }

    private static boolean isLongTile(Method method) {
        return VirtualRegisters.of(method) > TILE_BUDGET;
    }

    /** The same with one vector of columns at a time. */
    private Optional<List<Method>> smaller(Entry entry) {
        return nest.inRows() || inSheets() || width.tile() == 1
                ? Optional.empty()
                : Optional.of(new KernelLowering(plan, width.withoutTiles()).methods(entry));
    }

    private List<Method> rows(Recipe recipe) {
        List<Method> methods = new ArrayList<>();
        Optional<SeveralRows> several = severalRows(plan, width, recipe);
        several.map(SeveralRows::method).ifPresent(methods::add);
        RowLowering row = new RowLowering(plan, width);
        methods.addAll(row.methods(recipe));
        if (several.isPresent() && recipe.addsBeforeItHandsOver()) {
            methods.addAll(row.methods(recipe.outputAlone()));
        }
        return methods;
    }

    /** A method that handles so many rows at once. */
    record SeveralRows(int rows, Method method) {}

    /** Several rows at a time, where rows are small and lie side by side; as many as make a small enough method. */
    static Optional<SeveralRows> severalRows(KernelPlan plan, Width width, Recipe recipe) {
        if (recipe.statistics() == Recipe.Statistics.UNUSED) {
            return Optional.empty();
        }
        return IntStream.of(4, 2)
                .filter(rows -> rows <= mostRowsAtOnce(plan, width))
                .mapToObj(rows -> new SeveralRows(rows, severalRows(plan, width, recipe, rows)))
                .filter(several -> width.takes(several.method()))
                .findFirst();
    }

    private static Method severalRows(KernelPlan plan, Width width, Recipe recipe, int rows) {
        Signature signature = new Signature(plan.spec(), plan.nest());
        Function<Goal, List<String>> singleCalls = goal -> {
            Recipe single = goal == Goal.OUTPUT && recipe.addsBeforeItHandsOver() ? recipe.outputAlone() : recipe;
            return IntStream.range(0, rows)
                    .mapToObj(row -> signature.callRow(single.name() + "Row", signature.statistic(single), row))
                    .toList();
        };
        List<Node> body = new StraightRows(plan.nest(), recipe, width, rows, singleCalls).body();
        String name = recipe.name() + (rows == 2 ? "TwoRows" : "FourRows");
        return new Method(
                name,
                Arithmetic.FLOAT,
                false,
                (rows == 2 ? "Two" : "Four") + " rows side by side: " + recipe.summary() + ".",
                signature.statistic(recipe),
                body);
    }

    /** One, unless neighbouring rows lie side by side and share their parameters. */
    private static int mostRowsAtOnce(KernelPlan plan, Width width) {
        Nest nest = plan.nest();
        boolean neighbours =
                nest.inRows() && nest.kept().size() == 1 && nest.reduced().size() == 1;
        boolean sameParameters = !nest.hasAffineStart()
                && (!plan.spec().hasGamma() || nest.innermost().axis().affine());
        return neighbours && sameParameters && !nest.innermost().isDynamic()
                ? width.rowsAtOnce(nest.innermost().constantSize())
                : 1;
    }

    private boolean inSheets() {
        return Sheet.isOf(plan);
    }

    private List<Method> sheet(Recipe recipe) {
        List<Method> methods = new ArrayList<>(new SheetLowering(Sheet.of(plan, width), signature, recipe).methods());
        if (!width.isVector() && recipe.statistics() != Recipe.Statistics.UNUSED) {
            methods.add(column(recipe));
        }
        return methods;
    }

    private List<Method> columns(Recipe recipe) {
        int lanes = width.lanes();
        int tile = width.columnsInTile();
        List<Method> methods = new ArrayList<>();
        if (tile > 0 && DriverLowering.hasGroupsOf(nest, tile, 0)) {
            String summary = tile + " columns side by side: " + recipe.summary() + ".";
            methods.addAll(sideBySide(recipe, "Tile", width.tile(), summary));
        }
        if (!width.isVector()) {
            methods.add(column(recipe));
        } else if (DriverLowering.hasGroupsOf(nest, lanes, tile)) {
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

    private Method column(Recipe recipe) {
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

    /** Columns hand over before they have added to gradients, and so all of a statistic. */
    private List<Method> rescues(Entry entry) {
        return entry.rescues().stream()
                .limit(nest.inRows() ? entry.rescues().size() : 1)
                .map(recipe -> rescue(entry, recipe))
                .toList();
    }

    private Method rescue(Entry entry, Recipe recipe) {
        List<Node> body = new ColumnLowering(nest, recipe, List.of(Slot.whole("", 0)), true, List.of()).body();
        boolean isAll = recipe == entry.rescues().get(0);
        return new Method(
                recipe.name() + (isAll ? Goal.ALL : Goal.OUTPUT).suffix(),
                Arithmetic.DOUBLE,
                true,
                isAll
                        ? "The same in double arithmetic, for a statistic that floats cannot hold."
                        : "The output in double arithmetic, for gradients that floats cannot hold.",
                signature.statistic(recipe),
                body);
    }

    private Method method(String name, boolean shared, String summary, Recipe recipe, List<Node> body) {
        return new Method(name, Arithmetic.FLOAT, shared, summary, signature.statistic(recipe), body);
    }
}
