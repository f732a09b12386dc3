package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The numbers of a sheet's statistics, which outlive the loop that finds them: each in an array by column. */
final class ColumnNumbers {

    /** The index of a statistic among those of its sheet. */
    static final String COLUMN = "column";

    private final List<Pass> passes;
    private final ParameterSums parameterSums;

    ColumnNumbers(Recipe recipe, ParameterSums parameterSums) {
        passes = recipe.passes();
        this.parameterSums = parameterSums;
    }

    /** Whether an array has an element for each column of a sheet. */
    static boolean isOfColumn(String array) {
        return array.startsWith(COLUMN);
    }

    /** The array of a number or a sum. */
    static String array(String number) {
        return COLUMN + capital(number);
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The sums of a pass, those of γ's and β's gradients last. */
    List<String> sums(Pass pass) {
        return Stream.concat(pass.sums().stream(), parameterSums.own(pass.body()).stream())
                .toList();
    }

    /** All sums. */
    List<String> sums() {
        return passes.stream().flatMap(pass -> sums(pass).stream()).toList();
    }

    /** What is computed after a pass, and looked at in doubt. */
    static List<Let> lets(Pass pass) {
        List<Let> lets = new ArrayList<>();
        for (Step step : pass.then()) {
            if (step instanceof Step.Compute compute) {
                lets.add(compute.let());
            } else if (step instanceof Step.Rescue rescue) {
                lets.addAll(rescue.lets());
            } else if (step instanceof Step.Keep keep) {
                keptAnew(keep).ifPresent(lets::add);
            }
        }
        return lets;
    }

    /** What is kept has an array, and so a name. */
    private static Optional<Let> keptAnew(Step.Keep keep) {
        return keep.number().op() == Op.STATISTIC ? Optional.empty() : Optional.of(new Let(kept(keep), keep.number()));
    }

    /** The name of a number that is kept. */
    static String kept(Step.Keep keep) {
        if (keep.number().op() == Op.STATISTIC) {
            return keep.number().name();
        }
        String array = keep.array();
        return "kept" + capital(array.substring(array.indexOf('.') + 1, array.indexOf('(')));
    }

    /** The numbers found after a pass that outlive it. */
    List<String> stored(Pass pass) {
        Set<String> later = new HashSet<>();
        for (Pass next : passes.subList(passes.indexOf(pass) + 1, passes.size())) {
            later.addAll(needed(next.body()));
            later.addAll(needed(lets(next)));
        }
        pass.then().stream().filter(Step.Keep.class::isInstance).forEach(step -> later.add(kept((Step.Keep) step)));
        return lets(pass).stream()
                .filter(let -> !let.isWide() && later.contains(let.name()))
                .map(Let::name)
                .toList();
    }

    /** All that are stored. */
    List<String> stored() {
        return passes.stream().flatMap(pass -> stored(pass).stream()).distinct().toList();
    }

    /** What has to stand before a body, or before what follows a pass, so that it has its numbers. */
    List<Node> before(List<? extends Node> body) {
        Set<String> open = needed(body);
        List<Node> loads = new ArrayList<>();
        sums().stream()
                .filter(open::contains)
                .map(sum -> Let.wide(sum, Expr.loadWide(array(sum))))
                .forEach(loads::add);
        stored().stream()
                .filter(open::contains)
                .map(number -> new Let(number, Expr.load(array(number))))
                .forEach(loads::add);
        return loads;
    }

    /** The numbers that a body uses and does not make. */
    private static Set<String> needed(List<? extends Node> body) {
        Set<String> names = new HashSet<>();
        Set<String> made = new HashSet<>();
        for (Node node : body) {
            NeededLets.expressions(node)
                    .flatMap(Expr::all)
                    .filter(expr -> expr.op() == Op.STATISTIC || expr.op() == Op.WIDE)
                    .map(Expr::name)
                    .filter(name -> !made.contains(name))
                    .forEach(names::add);
            if (node instanceof Let let) {
                made.add(let.name());
            }
        }
        return names;
    }

    /** The same with what the doubts after a pass look at. */
    List<Node> before(List<Let> lets, List<Doubt> doubts) {
        List<Node> all = new ArrayList<>(lets);
        doubts.forEach(doubt -> all.add(new Let("", Expr.statistic(doubt.statistic()))));
        doubts.stream()
                .filter(doubt -> !doubt.other().isEmpty())
                .forEach(doubt -> all.add(new Let("", Expr.wide(doubt.other()))));
        return before(all);
    }

    /** The steps without locals that neither another step nor a doubt looks at. */
    static List<Node> needed(List<Node> steps, List<Doubt> doubts) {
        Set<String> used = new HashSet<>();
        doubts.forEach(doubt -> used.addAll(List.of(doubt.statistic(), doubt.other())));
        List<Node> needed = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Node step = steps.get(i);
            if (!(step instanceof Let let) || used.contains(let.name())) {
                needed.add(0, step);
                NeededLets.expressions(step)
                        .flatMap(Expr::all)
                        .filter(expr -> !expr.name().isEmpty())
                        .forEach(expr -> used.add(expr.name()));
            }
        }
        return needed;
    }
}
