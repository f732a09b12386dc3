package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Unfinished;
import io.normforge.processor.schedule.VectorRow.Underway;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The methods that handle one statistic whose elements lie in rows. */
final class RowLowering {

    /** Up to here a row in vectors is straight-line code, if its method stays small enough. */
    static final int STRAIGHT_LIMIT = 128;

    /** In plain code there are fewer registers: at 64, loops take 0.8 of the time of straight-line code. */
    private static final int PLAIN_STRAIGHT_LIMIT = 32;

    private final Nest nest;
    private final Width width;
    private final Signature signature;
    private final String plainClass;
    private final boolean isActivated;

    RowLowering(KernelPlan plan, Width width) {
        this.width = width;
        nest = plan.nest();
        signature = new Signature(plan.spec(), nest, width);
        plainClass = width.plainOwner(plan);
        isActivated = plan.spec().isActivated();
    }

    /** The methods, as the loop over rows calls them. */
    List<Method> methods(Recipe recipe) {
        List<Method> alone = alone(recipe);
        return width.isVector() ? alone : alone.stream().map(SharedLines::in).toList();
    }

    /**
     * The same, each with what it shares with other rows in its body. The first of the ways whose methods are small enough; the last
     * one is taken as it is.
     */
    List<Method> alone(Recipe recipe) {
        List<Method> methods = List.of();
        for (Supplier<List<Method>> way : width.isVector() ? inVectors(recipe) : inPlainCode(recipe)) {
            methods = way.get();
            if (methods.stream().allMatch(width::takes)) {
                return methods;
            }
        }
        return methods;
    }

    /** Fastest first, and so in ever more and smaller methods. */
    private List<Supplier<List<Method>>> inVectors(Recipe recipe) {
        List<Supplier<List<Method>>> ways = new ArrayList<>();
        if (isSmallRow()) {
            ways.add(() -> List.of(straight(recipe)));
        }
        if (ActivationApart.isPossible(recipe) && hasNoTail()) {
            ways.add(() -> activationApart(recipe, callOf(recipe)));
        }
        if (width.isOnSegments() && nest.reduced().size() > 1 && OutputApart.isPossible(recipe)) {
            // With slices of several rows in each pass, the JIT has no room left to see that those of the last are no
            // objects.
            ways.add(() -> outputApart(recipe, this::strips));
        }
        boolean byFours = width.isOnSegments() && !isActivated;
        if (byFours) {
            ways.add(() -> List.of(byFours(recipe, Underway.STRIP)));
        }
        ways.add(() -> List.of(strips(recipe)));
        if (OutputApart.isPossible(recipe)) {
            ways.add(() -> outputApart(recipe, this::strips));
            if (byFours) {
                ways.add(() -> outputApart(recipe, part -> byFours(part, Underway.HALF)));
            }
            ways.add(() -> outputApart(recipe, this::pairs));
        } else {
            ways.add(() -> List.of(pairs(recipe)));
        }
        if (GradientsApart.isPossible(recipe) && takesTheSame(recipe)) {
            ways.add(() -> gradientsApart(recipe));
            ways.add(() ->
                    gradientsApart(recipe).stream().map(HoistedNumbers::in).toList());
        }
        return ways;
    }

    /** Whether both parts take what the whole does, whose caller knows nothing of parts. */
    private boolean takesTheSame(Recipe recipe) {
        GradientsApart apart = GradientsApart.of(recipe, "");
        boolean hasTerms = RowRest.isNeeded(width, nest, recipe);
        return Stream.of(apart.rest(), apart.gradients())
                .allMatch(part -> RowRest.isNeeded(width, nest, part) == hasTerms);
    }

    private List<Supplier<List<Method>>> inPlainCode(Recipe recipe) {
        if (isApart(recipe)) {
            return List.of(() -> activationApart(recipe, new Unfinished()));
        }
        List<Supplier<List<Method>>> ways = new ArrayList<>();
        if (isSmallRow()) {
            ways.add(() -> List.of(straight(recipe)));
        }
        ways.add(() -> List.of(strips(recipe)));
        if (recipe.compact() != null) {
            ways.add(() -> List.of(strips(recipe.compact())));
        }
        return ways;
    }

    private List<Method> activationApart(Recipe recipe, Step then) {
        ActivationApart apart = ActivationApart.of(recipe, then);
        return List.of(strips(apart.result()), strips(apart.activation()));
    }

    private List<Method> outputApart(Recipe recipe, Function<Recipe, Method> schedule) {
        OutputApart apart = OutputApart.of(recipe, this::call);
        return List.of(schedule.apply(apart.rest()), schedule.apply(apart.output()));
    }

    private List<Method> gradientsApart(Recipe recipe) {
        GradientsApart apart = GradientsApart.of(
                recipe, Signature.call(GradientsApart.name(recipe) + "Row", signature.statistic(recipe)));
        return Stream.concat(outputApart(apart.rest(), this::pairs).stream(), Stream.of(pairs(apart.gradients())))
                .toList();
    }

    private String call(Recipe recipe) {
        return Signature.call(recipe.name() + "Row", signature.statistic(recipe));
    }

    private Step callOf(Recipe recipe) {
        return new Step.Call(call(ActivationApart.activation(recipe)));
    }

    /** Whether the loop over rows has to call a row's activation after the row. */
    boolean leavesActivation(Recipe recipe) {
        return !width.isVector() && isApart(recipe);
    }

    private boolean isApart(Recipe recipe) {
        return ActivationApart.isPossible(recipe) && !(isSmallRow() && width.takes(straight(recipe)));
    }

    /** With a tail there would be one more, and masks are expensive. */
    private boolean hasNoTail() {
        return nest.innermost().isDynamic() || nest.innermost().constantSize() % (Width.STRIP / 2) == 0;
    }

    private boolean isSmallRow() {
        int limit = width.isVector() ? STRAIGHT_LIMIT : PLAIN_STRAIGHT_LIMIT;
        return nest.reduced().size() == 1
                && !nest.innermost().isDynamic()
                && nest.innermost().constantSize() <= limit;
    }

    private Method straight(Recipe recipe) {
        return method(recipe, new StraightRow(nest, recipe, width, rescue(recipe)));
    }

    private Method strips(Recipe recipe) {
        return method(
                recipe,
                width.isVector()
                        ? new VectorRow(nest, recipe, width, Underway.STRIP, rescue(recipe))
                        : new PlainRow(nest, recipe, rescue(recipe)));
    }

    private Method byFours(Recipe recipe, Underway underway) {
        return method(recipe, VectorRow.byFours(nest, recipe, width, underway, rescue(recipe)));
    }

    private Method pairs(Recipe recipe) {
        return method(recipe, new VectorRow(nest, recipe, width, Underway.PAIR, rescue(recipe)));
    }

    private Function<Goal, List<Node>> rescue(Recipe recipe) {
        return goal -> List.of(
                new Statement(plainClass + signature.rescue(recipe, goal)),
                new Statement(recipe.mayBeUnfinished() ? "return false" : "return"));
    }

    private Method method(Recipe recipe, RowSchedule schedule) {
        String more = recipe.mayBeUnfinished() ? " True if the activation is still to come." : "";
        return new Method(
                recipe.name() + "Row",
                Arithmetic.FLOAT,
                false,
                "One row: " + recipe.summary() + "." + more,
                signature.statistic(recipe),
                schedule.body());
    }
}
