package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lowers a plan to the methods of one kernel class. */
public final class KernelLowering {

    private final KernelPlan plan;
    private final Nest nest;
    private final Layout layout;
    private final Width width;
    private final Signature signature;

    private KernelLowering(KernelPlan plan, Width width) {
        this(plan, width, Layout.of(plan, width));
    }

    private KernelLowering(KernelPlan plan, Width width, Layout layout) {
        this.plan = plan;
        this.width = width;
        nest = plan.nest();
        this.layout = layout;
        signature = new Signature(plan.spec(), nest, width);
    }

    /** The methods, each entry followed by what it calls. */
    public static List<Method> methods(KernelPlan plan, Width width) {
        return new KernelLowering(plan, width).methods();
    }

    /** The entries that a vector kernel hands over to plain code, as their methods would be too much for the JIT. */
    public static List<String> inPlainCode(KernelPlan plan, Width width) {
        return plan.ofKernel().stream()
                .filter(entry -> new KernelLowering(plan.of(entry), width).isInPlainCode(entry))
                .map(Entry::name)
                .toList();
    }

    private boolean isInPlainCode(Entry entry) {
        Method handingOver = new DriverLowering(plan, width, signature, layout).inPlainCode(entry);
        return methods(entry).equals(List.of(handingOver));
    }

    private List<Method> methods() {
        Stream<Method> kernel = plan.ofKernel().stream()
                .flatMap(entry -> new KernelLowering(plan.of(entry), width).methods(entry).stream());
        boolean rescues = !width.isVector() && plan.spec().isActivated();
        return Stream.concat(kernel, rescues ? ActivationMethods.of(plan.spec().activation()).stream() : Stream.of())
                .toList();
    }

    private List<Method> methods(Entry entry) {
        DriverLowering drivers = new DriverLowering(plan, width, signature, layout);
        List<Method> methods = new ArrayList<>();
        methods.addAll(drivers.entries(entry));
        for (Recipe recipe : entry.stages()) {
            methods.addAll(methods(recipe));
        }
        if (width.isVector()) {
            boolean tooMuch = layout == Layout.COLUMNS && tiles().isTooMuch(entry, methods);
            boolean allFit = methods.stream().allMatch(width::takes) && !tooMuch;
            return allFit ? methods : smaller(entry).orElse(List.of(drivers.inPlainCode(entry)));
        }
        methods.addAll(rescues(entry));
        if (entry.addsToGradients() && GatherLowering.isNeeded(plan)) {
            methods.add(new GatherLowering(plan, signature).method(entry));
        }
        return methods;
    }

    /** The same with one vector of columns at a time, or row by row. */
    private Optional<List<Method>> smaller(Entry entry) {
        if (layout == Layout.PLANES) {
            return Optional.of(new KernelLowering(plan, width, Layout.ROWS).methods(entry));
        }
        return layout == Layout.ROWS || width.tile() == 1
                ? Optional.empty()
                : Optional.of(new KernelLowering(plan, width.withoutTiles(), layout).methods(entry));
    }

    private List<Method> methods(Recipe recipe) {
        return switch (layout) {
            case PLANES -> planes(recipe);
            case ROWS -> rows(recipe);
            case SHEETS -> sheet(recipe);
            case COLUMNS -> tiles().methods(recipe);
        };
    }

    private List<Method> rows(Recipe recipe) {
        List<Method> methods = new ArrayList<>();
        Optional<SideBySideRows> several = SideBySideRows.of(plan, width, recipe);
        several.map(SideBySideRows::methods).ifPresent(methods::addAll);
        RowLowering row = new RowLowering(plan, width);
        methods.addAll(row.methods(recipe));
        if (several.filter(SideBySideRows::goesOnAlone).isPresent()) {
            methods.addAll(row.methods(recipe.outputAlone()));
        }
        return methods;
    }

    /** In plain code also row by row, for statistics that ask for double arithmetic. */
    private List<Method> planes(Recipe recipe) {
        Planes planes = Planes.of(plan, width);
        List<Method> methods = new ArrayList<>(new PlaneLowering(planes, signature, recipe, false).methods());
        if (width.isVector()) {
            return methods.stream().allMatch(width::takes)
                    ? methods
                    : new PlaneLowering(planes, signature, recipe, true).methods();
        }
        rows(recipe).stream().map(Method::forOthers).forEach(methods::add);
        return methods;
    }

    private List<Method> sheet(Recipe recipe) {
        List<Method> methods = new ArrayList<>(new SheetLowering(Sheet.of(plan, width), signature, recipe).methods());
        if (!width.isVector() && recipe.statistics() != Recipe.Statistics.UNUSED) {
            methods.add(tiles().column(recipe));
        }
        return methods;
    }

    private TileLowering tiles() {
        return new TileLowering(plan, width, signature);
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
}
