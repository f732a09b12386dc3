package io.normforge.processor.plan;

import io.normforge.processor.ir.Bytecodes;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.ir.VirtualRegisters;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Unfinished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lowers a plan to the methods of one kernel class. */
public final class KernelLowering {

    /** Up to here a row in vectors is straight-line code, if its method stays small enough. */
    private static final int STRAIGHT_LIMIT = 128;

    /** In plain code there are fewer registers: at 64, loops take 0.8 of the time of straight-line code. */
    private static final int PLAIN_STRAIGHT_LIMIT = 32;

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
        Stream<Method> kernel = plan.ofKernel().stream().flatMap(entry -> methods(entry).stream());
        boolean rescues = !width.isVector() && plan.spec().isActivated();
        return Stream.concat(kernel, rescues ? ActivationMethods.of(plan.spec().activation()).stream() : Stream.of())
                .toList();
    }

    private List<Method> methods(Entry entry) {
        DriverLowering drivers = new DriverLowering(plan, width, signature);
        List<Method> methods = new ArrayList<>();
        methods.add(drivers.entry(entry));
        for (Recipe recipe : entry.stages()) {
            methods.addAll(nest.inRows() ? rows(recipe) : columns(recipe));
        }
        if (width.isVector()) {
            boolean allFit = methods.stream().allMatch(method -> fits(method, width)) && !hasLongTile(entry);
            return allFit ? methods : smaller(entry).orElse(List.of(drivers.inPlainCode(entry)));
        }
        methods.addAll(rescues(entry));
        if (entry.addsToGradients() && GatherLowering.isNeeded(plan)) {
            methods.add(new GatherLowering(plan, signature).method(entry));
        }
        return methods;
    }

    /**
     * Whether a tile has a long activation: beside the statistics of several vectors the JIT may run out of room for it, and
     * leaves its vectors boxed (100 KB a call, in some runs and not in others).
     */
    private boolean hasLongTile(Entry entry) {
        return !nest.inRows()
                && width.columnsInTile() > 0
                && entry.stages().stream()
                        .flatMap(recipe -> recipe.passes().stream())
                        .anyMatch(ActivationApart::takesManySteps);
    }

    /** The same with one vector of columns at a time. */
    private Optional<List<Method>> smaller(Entry entry) {
        return nest.inRows() || width.tile() == 1
                ? Optional.empty()
                : Optional.of(new KernelLowering(plan, width.withoutTiles()).methods(entry));
    }

    private List<Method> rows(Recipe recipe) {
        List<Method> methods = new ArrayList<>();
        Optional<SeveralRows> several = severalRows(plan, width, recipe);
        several.map(SeveralRows::method).ifPresent(methods::add);
        methods.addAll(row(recipe));
        if (several.isPresent() && recipe.addsBeforeItHandsOver()) {
            methods.addAll(row(recipe.outputAlone()));
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
                .filter(several -> fits(several.method(), width))
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

    /** The first schedule whose method is small enough; the last one is taken as it is. */
    private List<Method> row(Recipe recipe) {
        if (isStraight(recipe)) {
            return List.of(rowMethod(recipe, true));
        }
        if (isApart(recipe)) {
            ActivationApart apart = ActivationApart.of(recipe, width.isVector() ? callOf(recipe) : new Unfinished());
            return List.of(rowMethod(apart.result(), false), rowMethod(apart.activation(), false));
        }
        Method looped = rowMethod(recipe, false);
        if (fits(looped, width)) {
            return List.of(looped);
        }
        if (!width.isVector()) {
            return List.of(recipe.compact() == null ? looped : rowMethod(recipe.compact(), false));
        }
        Method hoisted = HoistedNumbers.in(looped);
        if (fits(hoisted, width) || !GradientsApart.isPossible(recipe)) {
            return List.of(hoisted);
        }
        String gradientsRow = GradientsApart.name(recipe) + "Row";
        GradientsApart apart = GradientsApart.of(recipe, Signature.call(gradientsRow, signature.statistic(recipe)));
        return Stream.of(apart.rest(), apart.gradients())
                .map(part -> fitting(rowMethod(part, false)))
                .toList();
    }

    private Step callOf(Recipe recipe) {
        Recipe activation = ActivationApart.activation(recipe);
        return new Step.Call(Signature.call(activation.name() + "Row", signature.statistic(activation)));
    }

    private boolean isStraight(Recipe recipe) {
        return isSmallRow() && fits(rowMethod(recipe, true), width);
    }

    private boolean isApart(Recipe recipe) {
        return ActivationApart.isPossible(recipe) && hasNoTail() && !isStraight(recipe);
    }

    /** Whether the loop over rows has to call a row's activation after the row. */
    static boolean leavesActivation(KernelPlan plan, Width width, Recipe recipe) {
        return plan.nest().inRows() && !width.isVector() && new KernelLowering(plan, width).isApart(recipe);
    }

    private Method fitting(Method method) {
        return fits(method, width) ? method : HoistedNumbers.in(method);
    }

    private static boolean fits(Method method, Width width) {
        return Bytecodes.of(method, width.isVector()) <= Bytecodes.BUDGET
                && (!width.isVector() || VirtualRegisters.of(method) <= VirtualRegisters.BUDGET);
    }

    /** With a tail there would be one more, and masks are expensive. */
    private boolean hasNoTail() {
        return !width.isVector()
                || nest.innermost().isDynamic()
                || nest.innermost().constantSize() % (Width.STRIP / 2) == 0;
    }

    private boolean isSmallRow() {
        int limit = width.isVector() ? STRAIGHT_LIMIT : PLAIN_STRAIGHT_LIMIT;
        return nest.reduced().size() == 1
                && !nest.innermost().isDynamic()
                && nest.innermost().constantSize() <= limit;
    }

    private Method rowMethod(Recipe recipe, boolean straight) {
        List<Node> body = schedule(recipe, straight && isSmallRow()).body();
        String more = recipe.mayBeUnfinished() ? " True if the activation is still to come." : "";
        return method(recipe.name() + "Row", false, "One row: " + recipe.summary() + "." + more, recipe, body);
    }

    private RowSchedule schedule(Recipe recipe, boolean straight) {
        Function<Goal, String> rescue = goal -> plainClass() + signature.rescue(recipe, goal);
        if (straight) {
            return new StraightRow(nest, recipe, width, rescue);
        }
        return width.isVector() ? new VectorRow(nest, recipe, width, rescue) : new PlainRow(nest, recipe, rescue);
    }

    private List<Method> columns(Recipe recipe) {
        int lanes = width.lanes();
        int tile = width.columnsInTile();
        List<Method> methods = new ArrayList<>();
        if (tile > 0 && DriverLowering.hasGroupsOf(nest, tile, 0)) {
            String summary = tile + " columns side by side: " + recipe.summary() + ".";
            methods.add(sideBySide(recipe, "Tile", width.tile(), summary));
        }
        if (!width.isVector()) {
            methods.add(column(recipe));
        } else if (DriverLowering.hasGroupsOf(nest, lanes, tile)) {
            String summary = "A vector of columns, " + lanes + " of them: " + recipe.summary() + ".";
            methods.add(sideBySide(recipe, "Vector", 1, summary));
        }
        return methods;
    }

    private Method sideBySide(Recipe recipe, String name, int vectors, String summary) {
        List<Slot> slots = IntStream.range(0, vectors)
                .mapToObj(slot -> Slot.whole(String.valueOf(slot), slot * width.lanes()))
                .toList();
        List<Node> handOver = oneByOne(recipe, String.valueOf(vectors * width.lanes()));
        Method inlined = method(recipe, name, summary, slots, handOver);
        boolean called = !width.isVector() && recipe.compact() != null && !fits(inlined, width);
        return called ? method(recipe.compact(), name, summary, slots, handOver) : inlined;
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
        String call = plainClass() + signature.call(recipe.name() + "Column", signature.statistic(recipe), "column");
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

    private String plainClass() {
        return width.isVector() ? plan.className(Width.PLAIN) + "." : "";
    }
}
