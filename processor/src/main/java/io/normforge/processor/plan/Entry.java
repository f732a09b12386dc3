package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.load;

import io.normforge.Residual;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.spec.NormSpec;
import java.util.List;

/**
 * A method of a kernel that the layer calls: recipes applied to one statistic after another.
 *
 * @param name the layer's method that it serves
 * @param streams its array arguments, in order
 * @param outputs those it writes
 * @param stages the recipes, in order
 * @param rescue what the last of them becomes in double arithmetic
 */
public record Entry(String name, List<String> streams, List<String> outputs, List<Recipe> stages, Recipe rescue) {

    /**
     * The name and the arrays of an entry.
     *
     * @param name as the entry's
     * @param streams as the entry's
     */
    public record Outline(String name, List<String> streams) {}

    /** What the entries would look like, where nothing more than the residual is known. */
    public static List<Outline> outlines(Residual residual) {
        return switch (residual) {
            case NONE ->
                List.of(
                        new Outline("forward", List.of(Names.X, Names.Y)),
                        new Outline("backward", List.of(Names.X, Names.DY, Names.DX)));
            case BEFORE ->
                List.of(
                        new Outline("forward", List.of(Names.X, Names.RESIDUAL, Names.Y)),
                        new Outline("forwardSum", List.of(Names.X, Names.RESIDUAL, Names.SUM, Names.Y)),
                        new Outline("backward", List.of(Names.X, Names.RESIDUAL, Names.DY, Names.DX)),
                        new Outline("backwardSum", List.of(Names.SUM, Names.DY, Names.DSUM, Names.DX)));
            case AFTER ->
                List.of(
                        new Outline("forward", List.of(Names.X, Names.RESIDUAL, Names.Y)),
                        new Outline("backward", List.of(Names.X, Names.DY, Names.DX)));
        };
    }

    /** The entries a layer has, by where its residual goes. */
    public static List<Entry> of(NormSpec spec) {
        return outlines(spec.residual()).stream()
                .map(outline -> of(spec, outline))
                .toList();
    }

    private static Entry of(NormSpec spec, Outline outline) {
        List<String> streams = outline.streams();
        return switch (outline.name()) {
            case "forward" -> forward(spec, streams);
            case "forwardSum" -> forwardSum(spec, streams);
            default -> backward(spec, outline);
        };
    }

    /** Whether it reads the statistics that forward kept. */
    public boolean isBackward() {
        return last().statistics() == Statistics.READ;
    }

    /** The recipe that the statistics belong to. */
    public Recipe last() {
        return stages.get(stages.size() - 1);
    }

    private static Entry forward(NormSpec spec, List<String> streams) {
        Expr source = spec.residual() == Residual.BEFORE ? sumOfInputs() : load(Names.X);
        Recipe recipe = ForwardRecipe.of("forward", streams, source, spec);
        Recipe rescue = ForwardRecipe.inDouble("forward", streams, source, spec);
        return new Entry("forward", streams, List.of(Names.Y), List.of(recipe), rescue);
    }

    /**
     * The sum is written first and then normalized like any input. Each row of it is still in cache, and the rescue of
     * a row need not know whether its x has been overwritten by the sum.
     */
    private static Entry forwardSum(NormSpec spec, List<String> streams) {
        Pass pass = new Pass("", List.of(new Store(Names.SUM, null, sumOfInputs())), List.of(), List.of());
        List<String> summands = List.of(Names.X, Names.RESIDUAL, Names.SUM);
        Recipe add = new Recipe("add", "the sum that is normalized next", summands, Statistics.UNUSED, List.of(pass));
        List<String> normalized = List.of(Names.SUM, Names.Y);
        Recipe normalize = ForwardRecipe.of("normalize", normalized, load(Names.SUM), spec);
        Recipe rescue = ForwardRecipe.inDouble("normalize", normalized, load(Names.SUM), spec);
        return new Entry("forwardSum", streams, normalized, List.of(add, normalize), rescue);
    }

    private static Entry backward(NormSpec spec, Outline outline) {
        List<String> streams = outline.streams();
        Expr source = streams.contains(Names.RESIDUAL) ? sumOfInputs() : load(streams.get(0));
        return new Entry(
                outline.name(),
                streams,
                List.of(Names.DX),
                List.of(BackwardRecipe.of(outline.name(), streams, source, spec)),
                BackwardRecipe.afresh(outline.name(), streams, source, spec));
    }

    private static Expr sumOfInputs() {
        return add(load(Names.X), load(Names.RESIDUAL));
    }
}
