package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.load;

import io.normforge.Residual;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.ForwardRecipe.Kept;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A method of a kernel that the layer calls: recipes applied to one statistic after another.
 *
 * @param name the layer's method that it serves
 * @param arrays the arrays that the layer's method takes, in order
 * @param streams those of them that have an element for each of x
 * @param outputs those it writes
 * @param stages the recipes, in order
 * @param rescues what the last of them becomes in double arithmetic, all of it first
 * @param given the same from given statistics; null where there are none
 * @param shared what takes its place where ranks share statistics; null where they do not
 */
public record Entry(
        String name,
        List<String> arrays,
        List<String> streams,
        List<String> outputs,
        List<Recipe> stages,
        List<Recipe> rescues,
        Entry given,
        Shared shared) {

    /**
     * A call in two parts, between which ranks share what the first has kept.
     *
     * @param before finds what is shared
     * @param after does the rest
     */
    public record Shared(Entry before, Entry after) {}

    /** Ends the names of methods that do not compute the statistics they use. */
    private static final String GIVEN = "Given";

    private static final Set<String> GRADIENTS = Set.of(Names.DX, Names.DGATE, Names.DRESIDUAL);

    /** What a call writes: the outputs, and the gradients of the scale and the shift that it gives. */
    public List<String> written() {
        return arrays.stream()
                .filter(array -> outputs.contains(array) || Outline.isParameterGradient(array))
                .toList();
    }

    /** The entries a layer has, by where its residual goes. */
    public static List<Entry> of(NormSpec spec) {
        return Outline.of(spec).stream().map(outline -> of(spec, outline)).toList();
    }

    private static Entry of(NormSpec spec, Outline outline) {
        Entry entry = outline.name().startsWith("forward")
                ? forward(spec, outline, false)
                : backward(spec, outline, Backward.DEPENDENT);
        if (!spec.usesGivenStatistics()) {
            return entry.ofLayer(outline, null, null);
        }
        Entry given = outline.name().startsWith("forward")
                ? forward(spec, outline, true)
                : backward(spec, outline, Backward.GIVEN);
        Shared shared = spec.isSynchronized() ? shared(spec, outline, given) : null;
        return entry.ofLayer(outline, given, shared);
    }

    private Entry ofLayer(Outline outline, Entry byGiven, Shared byShared) {
        return new Entry(name, outline.arrays(), streams, outputs, stages, rescues, byGiven, byShared);
    }

    private static Shared shared(NormSpec spec, Outline outline, Entry given) {
        return outline.name().startsWith("forward")
                ? new Shared(statistics(spec), given)
                : new Shared(
                        backward(spec, outline, Backward.SUMS), backward(spec, outline, Backward.FROM_SHARED_SUMS));
    }

    /** The methods of the kernel that this stands for. */
    public Stream<Entry> ofKernel() {
        return Stream.of(
                        Optional.of(this).filter(entry -> shared == null),
                        Optional.ofNullable(shared).map(Shared::before),
                        Optional.ofNullable(shared).map(Shared::after),
                        Optional.ofNullable(given))
                .flatMap(Optional::stream)
                .distinct();
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

    private Entry(String name, List<String> streams, List<String> outputs, List<Recipe> stages, List<Recipe> rescues) {
        this(name, streams, streams, outputs, stages, rescues, null, null);
    }

    /** Whether it goes from y's gradient to x's. */
    public boolean isBackward() {
        return last().isBackward();
    }

    /** Whether it adds to the gradients of γ and β. */
    public boolean addsToGradients() {
        return last().statistics() == Statistics.READ;
    }

    /** Whether γ and β go in, as far as the layer has them. */
    public boolean usesParameters() {
        return last().statistics() != Statistics.FOUND;
    }

    /** The recipe that the statistics belong to. */
    public Recipe last() {
        return stages.stream()
                .filter(stage -> stage.statistics() != Statistics.UNUSED)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /**
     * Where the sum is asked for, it is written first and then normalized like any input. Each row of it is still in
     * cache, and the rescue of a row need not know whether its x has been overwritten by the sum.
     */
    private static Entry forward(NormSpec spec, Outline outline, boolean isGiven) {
        if (outline.name().equals("forwardSum")) {
            return forwardSum(spec, outline, isGiven);
        }
        String name = name("forward", isGiven);
        Normalization normalize = Normalization.of(name, outline.streams(), input(spec, true), spec, isGiven);
        return new Entry(
                name, outline.streams(), List.of(Names.Y), List.of(normalize.recipe), List.of(normalize.rescue));
    }

    private static Entry forwardSum(NormSpec spec, Outline outline, boolean isGiven) {
        Recipe add = spec.residual() == Residual.GATED
                ? GatedResidual.sum()
                : added(name("add", isGiven), List.of(new Store(Names.SUM, null, sumOfInputs())));
        List<String> normalized = Outline.arrays(Outline.inputs(Names.SUM, false, spec.gate()), List.of(), Names.Y);
        Normalization normalize =
                Normalization.of(name("normalize", isGiven), normalized, load(Names.SUM), spec, isGiven);
        return new Entry(
                name("forwardSum", isGiven),
                outline.streams(),
                List.of(Names.SUM, Names.Y),
                List.of(add, normalize.recipe),
                List.of(normalize.rescue));
    }

    /** What writes the sum. */
    static Recipe added(String name, List<Node> body) {
        List<String> summands = List.of(Names.X, Names.RESIDUAL, Names.SUM);
        Pass pass = new Pass("", body, List.of(), List.of());
        return new Recipe(name, "the sum that is normalized next", summands, Statistics.UNUSED, List.of(pass));
    }

    private static Entry statistics(NormSpec spec) {
        boolean before = spec.residual() == Residual.BEFORE;
        List<String> streams = Outline.inputs(Names.X, before, false);
        Expr source = input(spec, before);
        return new Entry(
                "statistics",
                streams,
                List.of(),
                List.of(ForwardRecipe.statistics("statistics", streams, source, spec, Kept.FLOATS)),
                List.of(ForwardRecipe.statistics("statistics", streams, source, spec, Kept.ROUNDED_DOUBLES)));
    }

    /** What becomes of the sums that dx is made of. */
    private enum Backward {
        /** They are found and used. */
        DEPENDENT(""),
        /** There are none: the statistics are no function of x. */
        GIVEN("Given"),
        /** They are found, and that is all. */
        SUMS("Sums"),
        /** They are used, and were found before. */
        FROM_SHARED_SUMS("Shared");

        private final String suffix;

        Backward(String suffix) {
            this.suffix = suffix;
        }
    }

    private static Entry backward(NormSpec spec, Outline outline, Backward form) {
        String name = outline.name() + form.suffix;
        Expr source = input(
                spec,
                outline.streams().contains(Names.RESIDUAL),
                outline.streams().get(0));
        boolean gated = spec.residual() == Residual.GATED;
        List<String> gradients = gradientsAmong(outline.streams());
        List<String> outputs = form == Backward.SUMS ? List.of() : gradients;
        List<String> streams = outline.streams().stream()
                .filter(stream -> form != Backward.SUMS || !(gradients.contains(stream) || stream.equals(Names.DSUM)))
                .filter(stream -> !(gated && GatedResidual.STREAMS.contains(stream)))
                .toList();
        Recipe recipe = switch (form) {
            case DEPENDENT -> BackwardRecipe.of(name, streams, source, spec);
            case GIVEN -> BackwardRecipe.given(name, streams, source, spec, false);
            case SUMS -> BackwardRecipe.sums(name, streams, source, spec);
            case FROM_SHARED_SUMS -> BackwardRecipe.given(name, streams, source, spec, true);
        };
        List<Recipe> rescues = switch (form) {
            case DEPENDENT ->
                List.of(
                        BackwardRecipe.afresh(name, streams, source, spec),
                        BackwardRecipe.output(name, streams, source, spec));
            case GIVEN -> List.of(BackwardRecipe.givenInDouble(name, streams, source, spec, false));
            case SUMS -> List.of(BackwardRecipe.sumsInDouble(name, streams, source, spec));
            case FROM_SHARED_SUMS -> List.of(BackwardRecipe.givenInDouble(name, streams, source, spec, true));
        };
        return gated
                ? new Entry(name, outline.streams(), outputs, List.of(recipe, GatedResidual.gradients()), rescues)
                : new Entry(name, streams, outputs, List.of(recipe), rescues);
    }

    private static Expr input(NormSpec spec, boolean withResidual) {
        return input(spec, withResidual, Names.X);
    }

    /** What is normalized: a stream, or x and the residual. */
    private static Expr input(NormSpec spec, boolean withResidual, String stream) {
        return spec.residual() == Residual.BEFORE && withResidual ? sumOfInputs() : load(stream);
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
