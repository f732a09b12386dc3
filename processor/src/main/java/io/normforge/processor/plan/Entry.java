package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.load;

import io.normforge.Residual;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A method of a kernel that the layer calls: recipes applied to one statistic after another.
 *
 * @param name the layer's method that it serves
 * @param streams its array arguments, in order
 * @param outputs those it writes
 * @param stages the recipes, in order
 * @param rescue what the last of them becomes in double arithmetic
 * @param given the same from given statistics; null where there are none
 */
public record Entry(
        String name, List<String> streams, List<String> outputs, List<Recipe> stages, Recipe rescue, Entry given) {

    /** Ends the names of methods that do not compute the statistics they use. */
    private static final String GIVEN = "Given";

    /**
     * The name and the arrays of an entry.
     *
     * @param name as the entry's
     * @param streams as the entry's
     */
    public record Outline(String name, List<String> streams) {}

    private static final Set<String> GRADIENTS = Set.of(Names.DX, Names.DGATE, Names.DRESIDUAL);

    /**
     * What the entries would look like, where nothing more is known.
     *
     * @param activatesResult whether the residual's gradient is not dy itself where it is added after
     */
    public static List<Outline> outlines(Residual residual, boolean gate, boolean activatesResult) {
        List<Outline> outlines = new ArrayList<>();
        boolean before = residual == Residual.BEFORE;
        boolean after = residual == Residual.AFTER;
        boolean afterInBackward = after && activatesResult;
        outlines.add(new Outline("forward", streams(Names.X, before || after, gate, Names.Y)));
        if (before) {
            outlines.add(new Outline("forwardSum", streams(Names.X, true, gate, Names.SUM, Names.Y)));
        }
        outlines.add(new Outline(
                "backward",
                gradients(
                        streams(Names.X, before || afterInBackward, gate, Names.DY, Names.DX), gate, afterInBackward)));
        if (before) {
            List<String> streams = streams(Names.SUM, false, gate, Names.DY, Names.DSUM, Names.DX);
            outlines.add(new Outline("backwardSum", gradients(streams, gate, false)));
        }
        return outlines;
    }

    private static List<String> streams(String input, boolean residual, boolean gate, String... more) {
        List<String> streams = new ArrayList<>(List.of(input));
        if (residual) {
            streams.add(Names.RESIDUAL);
        }
        if (gate) {
            streams.add(Names.GATE);
        }
        streams.addAll(List.of(more));
        return streams;
    }

    private static List<String> gradients(List<String> streams, boolean gate, boolean residual) {
        if (gate) {
            streams.add(Names.DGATE);
        }
        if (residual) {
            streams.add(Names.DRESIDUAL);
        }
        return streams;
    }

    /** The same for a layer. */
    private static List<Outline> outlines(NormSpec spec) {
        return outlines(spec.residual(), spec.gate(), spec.activatesResult());
    }

    /** The entries a layer has, by where its residual goes. */
    public static List<Entry> of(NormSpec spec) {
        return outlines(spec).stream().map(outline -> of(spec, outline)).toList();
    }

    private static Entry of(NormSpec spec, Outline outline) {
        Entry given = spec.tracks() ? of(spec, outline, true, null) : null;
        return of(spec, outline, false, given);
    }

    private static Entry of(NormSpec spec, Outline outline, boolean isGiven, Entry given) {
        return switch (outline.name()) {
            case "forward" -> forward(spec, outline, isGiven, given);
            case "forwardSum" -> forwardSum(spec, outline, isGiven, given);
            default -> backward(spec, outline, isGiven, given);
        };
    }

    /** This and the one from given statistics. */
    Stream<Entry> withGiven() {
        return Stream.of(Optional.of(this), Optional.ofNullable(given)).flatMap(Optional::stream);
    }

    /**
     * Whether an output may be written before an input is read: by an earlier stage, before a later one reads it for the
     * first time, or as the gate of an output that is written before the gate is applied.
     */
    public boolean overwritesUnread(String output, String input) {
        if (output.equals(Names.Y) && input.equals(Names.GATE)) {
            return true;
        }
        return IntStream.range(1, stages.size())
                .anyMatch(later -> stages.get(later).streams().contains(input)
                        && stages.subList(0, later).stream()
                                .anyMatch(stage -> stage.streams().contains(output)
                                        && !stage.streams().contains(input)));
    }

    /** Whether it reads the statistics that forward kept. */
    public boolean isBackward() {
        return last().statistics() == Statistics.READ;
    }

    /** The recipe that the statistics belong to. */
    public Recipe last() {
        return stages.get(stages.size() - 1);
    }

    private static Entry forward(NormSpec spec, Outline outline, boolean isGiven, Entry given) {
        List<String> streams = outline.streams();
        String name = name("forward", isGiven);
        Expr source = spec.residual() == Residual.BEFORE ? sumOfInputs() : load(Names.X);
        Normalization normalize = Normalization.of(name, streams, source, spec, isGiven);
        return new Entry(name, streams, List.of(Names.Y), List.of(normalize.recipe), normalize.rescue, given);
    }

    /**
     * The sum is written first and then normalized like any input. Each row of it is still in cache, and the rescue of
     * a row need not know whether its x has been overwritten by the sum.
     */
    private static Entry forwardSum(NormSpec spec, Outline outline, boolean isGiven, Entry given) {
        Pass pass = new Pass("", List.of(new Store(Names.SUM, null, sumOfInputs())), List.of(), List.of());
        List<String> summands = List.of(Names.X, Names.RESIDUAL, Names.SUM);
        Recipe add = new Recipe(
                name("add", isGiven), "the sum that is normalized next", summands, Statistics.UNUSED, List.of(pass));
        List<String> normalized = streams(Names.SUM, false, spec.gate(), Names.Y);
        Normalization normalize =
                Normalization.of(name("normalize", isGiven), normalized, load(Names.SUM), spec, isGiven);
        return new Entry(
                name("forwardSum", isGiven),
                outline.streams(),
                List.of(Names.SUM, Names.Y),
                List.of(add, normalize.recipe),
                normalize.rescue,
                given);
    }

    private static Entry backward(NormSpec spec, Outline outline, boolean isGiven, Entry given) {
        List<String> streams = outline.streams();
        String name = name(outline.name(), isGiven);
        Expr source = spec.residual() == Residual.BEFORE && streams.contains(Names.RESIDUAL)
                ? sumOfInputs()
                : load(streams.get(0));
        Recipe recipe = isGiven
                ? BackwardRecipe.given(name, streams, source, spec)
                : BackwardRecipe.of(name, streams, source, spec);
        Recipe rescue = isGiven
                ? BackwardRecipe.givenInDouble(name, streams, source, spec)
                : BackwardRecipe.afresh(name, streams, source, spec);
        return new Entry(name, streams, gradientsAmong(streams), List.of(recipe), rescue, given);
    }

    private static String name(String name, boolean isGiven) {
        return isGiven ? name + GIVEN : name;
    }

    /** Forward's recipe, in float and in double. */
    private record Normalization(Recipe recipe, Recipe rescue) {

        static Normalization of(String name, List<String> streams, Expr source, NormSpec spec, boolean isGiven) {
            return isGiven
                    ? new Normalization(
                            ForwardRecipe.given(name, streams, source, spec),
                            ForwardRecipe.givenInDouble(name, streams, source, spec))
                    : new Normalization(
                            ForwardRecipe.of(name, streams, source, spec),
                            ForwardRecipe.inDouble(name, streams, source, spec));
        }
    }

    /** What backward writes of its arrays. */
    static List<String> gradientsAmong(List<String> streams) {
        return streams.stream().filter(GRADIENTS::contains).toList();
    }

    private static Expr sumOfInputs() {
        return add(load(Names.X), load(Names.RESIDUAL));
    }
}
