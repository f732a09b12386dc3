package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recipes as formulas, a line for each step: {@code name = value} for a local of an element, {@code sum += addend}, {@code
 * array := value} for what is written, and behind {@code then} what is done with the statistic.
 */
final class RecipeText {

    private RecipeText() {}

    /** A layer's entry by its name. */
    static Entry entry(LayerSpec layer, String name) {
        return Entry.of(NormSpecs.of(layer)).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The last pass, which writes. */
    static String output(Recipe recipe) {
        return of(recipe.passes().get(recipe.passes().size() - 1));
    }

    static String of(Recipe recipe) {
        return recipe.passes().stream().map(RecipeText::of).collect(Collectors.joining());
    }

    static String of(Pass pass) {
        Stream<String> body = pass.body().stream().map(RecipeText::of);
        Stream<String> then = pass.then().stream().map(step -> "then " + of(step));
        return Stream.concat(body, then)
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining("", pass.note() + ":" + sums(pass) + "\n", ""));
    }

    private static String sums(Pass pass) {
        return pass.sums().isEmpty() ? "" : " sums " + String.join(", ", pass.sums());
    }

    private static String of(Step step) {
        if (step instanceof Step.Compute compute) {
            return of(compute.let());
        }
        if (step instanceof Step.Keep keep) {
            return keep.array() + " := " + of(keep.number());
        }
        if (step instanceof Step.Rescue rescue) {
            String lets = rescue.lets().stream().map(let -> of(let) + "; ").collect(Collectors.joining());
            String doubts = rescue.doubts().stream().map(RecipeText::of).collect(Collectors.joining(" or "));
            return "rescue " + (rescue.to() == Goal.ALL ? "all" : "output") + " if " + lets + doubts;
        }
        return step.toString();
    }

    private static String of(Doubt doubt) {
        String other = doubt.other().isEmpty() ? "" : " beside " + doubt.other();
        return doubt.statistic() + " is " + doubt.kind() + other;
    }

    private static String of(Node node) {
        if (node instanceof Node.Let let) {
            return (let.isWide() ? "double " : "") + let.name() + " = " + of(let.value());
        }
        if (node instanceof Node.Store store) {
            return store.array() + " := " + of(store.value());
        }
        if (node instanceof Node.Accumulate sum) {
            return sum.sum() + " += " + product(sum.addend(), sum.factor());
        }
        if (node instanceof Node.AddTo add) {
            return add.array() + " += " + product(add.addend(), add.factor());
        }
        return node.toString();
    }

    private static String product(Expr addend, Expr factor) {
        return of(addend) + (factor == null ? "" : " * " + of(factor));
    }

    static String of(Expr expr) {
        List<String> args = expr.args().stream().map(RecipeText::of).toList();
        return switch (expr.op()) {
            case LITERAL, CONSTANT, VALUE, STATISTIC, WIDE, LOAD -> expr.name();
            case ADD -> "(" + args.get(0) + " + " + args.get(1) + ")";
            case SUBTRACT -> "(" + args.get(0) + " - " + args.get(1) + ")";
            case MULTIPLY -> "(" + args.get(0) + " * " + args.get(1) + ")";
            case DIVIDE -> "(" + args.get(0) + " / " + args.get(1) + ")";
            case FMA -> "(" + args.get(0) + " * " + args.get(1) + " + " + args.get(2) + ")";
            case NEGATE -> "-" + args.get(0);
            case WHERE_AT_MOST ->
                "(" + args.get(0) + " <= " + args.get(1) + " ? " + args.get(2) + " : " + args.get(3) + ")";
            case CALL -> expr.name() + "(" + args.get(0) + ")";
            default -> expr.op().name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", args) + ")";
        };
    }
}
