package io.normforge.processor.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a failing trial is reported with: the smallest one like it, ready to be pasted, and its generated source. */
public final class TrialReport {

    /** Half a minute or so, spent only where a test fails anyway. */
    private static final int MOST_TRIES = 300;

    private final Function<SpecTrial, Optional<Failure>> run;

    /** Reports with what runs one trial alone; empty where it does not fail, or the processor refuses it. */
    public TrialReport(Function<SpecTrial, Optional<Failure>> run) {
        this.run = run;
    }

    /** A failure in words, and all that was generated for its spec. */
    public record Failure(String words, String source) {}

    /** Compiles trials one by one and runs them on these kernels. */
    public static TrialReport ofCompiled(LayerCompiler compiler, List<Kernel> kernels) {
        return ofCompiled(compiler::compileIfAccepted, kernels);
    }

    static TrialReport ofCompiled(Function<LayerSpec, Optional<CompiledLayers>> compiler, List<Kernel> kernels) {
        return new TrialReport(trial -> compiler.apply(trial.spec()).flatMap(compiled -> {
            List<LayerHandle> layers =
                    kernels.stream().map(kernel -> compiled.on(kernel, 0)).toList();
            return new KernelComparison(layers)
                    .complaint(trial)
                    .or(() -> new RankComparison(compiled, 0, kernels).complaint(trial))
                    .map(words -> new Failure(words, compiled.sourceOf(0)));
        }));
    }

    /** The trial that was found, why it failed there, and the smallest that fails like it. */
    public String of(SpecTrial found, String why) {
        if (run.apply(found).isEmpty()) {
            return "It fails among the specs of its batch, and does not alone:\n" + found + "\n" + why + "\nseed "
                    + found.seed();
        }
        SpecShrinker.Shrunk shrunk = new SpecShrinker(trial -> run.apply(trial).isPresent(), MOST_TRIES).shrink(found);
        Failure failure = run.apply(shrunk.trial()).orElseThrow(() -> new AssertionError("fails by chance: " + shrunk));
        return """
                %s
                class Model {}

                called with the shape %s, seed %d
                %s

                This is the smallest of %d tries%s; found was
                %s
                %s

                %s""".formatted(
                        shrunk.trial().spec(),
                        shrunk.trial().callShape(),
                        found.seed(),
                        failure.words(),
                        shrunk.tries(),
                        shrunk.minimal() ? "" : ", which did not suffice to know that none is smaller",
                        found,
                        why,
                        failure.source());
    }
}
