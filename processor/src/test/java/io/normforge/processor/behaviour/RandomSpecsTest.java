package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Backend;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.KernelComparison;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.RandomSpecs;
import io.normforge.processor.testing.RankComparison;
import io.normforge.processor.testing.SegmentBridge;
import io.normforge.processor.testing.SpecTrial;
import io.normforge.processor.testing.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Specs by chance against the oracle, and plain kernels against vector ones bit for bit; those that share statistics on two ranks, too.
 *
 * <p>One batch of five takes memory segments too, on JDK 22 and newer.
 *
 * <p>{@code -Dnormforge.specs=N} asks for more than the usual 800, {@code -Dnormforge.seed=S} for others. Of
 * failures the first is shrunk before it is shown ({@link TrialReport}).
 */
class RandomSpecsTest {

    private static final int SPECS =
            Integer.getInteger("normforge.specs", OnceInCi.Condition.isTestedAgain() ? 200 : 800);
    private static final long SEED = Long.getLong("normforge.seed", 20261123L);
    private static final int BATCH = 100;

    /** A trial that failed, on which kernels, and why. */
    private record Failed(SpecTrial trial, List<Kernel> kernels, String why) {

        String line() {
            return trial + "\n" + why;
        }

        String report() {
            return TrialReport.ofCompiled(compiler(kernels), kernels).of(trial, why);
        }
    }

    @Test
    void everySpecAgreesWithTheOracleAndEveryKernelWithThePlainOne() {
        List<Failed> failures = IntStream.range(0, (SPECS + BATCH - 1) / BATCH)
                .parallel()
                .mapToObj(RandomSpecsTest::failuresOfBatch)
                .flatMap(List::stream)
                .toList();
        assertThat(failures.stream().map(Failed::line))
                .as(
                        "%d failures of -Dnormforge.specs=%d -Dnormforge.seed=%d; the first, shrunk:%n%s",
                        failures.size(),
                        SPECS,
                        SEED,
                        failures.stream().findFirst().map(Failed::report).orElse("none"))
                .isEmpty();
    }

    @Test
    void noTypeAndNoResidualIsLeftOut() {
        RandomSpecs specs = new RandomSpecs(new Random(SEED));
        List<LayerSpec> drawn = Stream.generate(specs::next)
                .map(RandomSpecs.Sample::spec)
                .limit(BATCH)
                .toList();
        assertThat(drawn.stream().map(LayerSpec::type)).contains(NormType.values());
        assertThat(drawn.stream().map(LayerSpec::residual)).contains(Residual.values());
        assertThat(drawn).anyMatch(RankComparison::isShared);
    }

    private static List<Failed> failuresOfBatch(int batch) {
        RandomSpecs specs = new RandomSpecs(new Random(SEED + batch));
        int count = Math.min(BATCH, SPECS - batch * BATCH);
        List<RandomSpecs.Sample> samples =
                IntStream.range(0, count).mapToObj(i -> specs.next()).toList();
        List<Kernel> kernels = kernels(batch);
        boolean onSegments = SegmentBridge.isPossible() && batch % 5 == 3;
        CompiledLayers compiled = (onSegments ? compiler(kernels).onSegments() : compiler(kernels))
                .compile(samples.stream().map(RandomSpecs.Sample::spec).toList());
        List<List<LayerHandle>> layers =
                new ArrayList<>(kernels.stream().map(compiled::on).toList());
        if (onSegments) {
            layers.add(compiled.on(kernels.get(kernels.size() - 1)).stream()
                    .map(layer -> layer.on(SegmentBridge.Place.NATIVE))
                    .toList());
        }
        List<Failed> failures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            KernelComparison comparison = new KernelComparison(
                    layers.stream().map(onKernel -> onKernel.get(index)).toList());
            RankComparison ranks = new RankComparison(compiled, i, kernels);
            for (int[] shape : samples.get(i).callShapes()) {
                SpecTrial trial = SpecTrial.of(samples.get(i).spec(), shape, SEED + 31L * batch + i);
                comparison
                        .complaint(trial)
                        .or(() -> ranks.complaint(trial))
                        .map(why -> new Failed(trial, kernels, why))
                        .ifPresent(failures::add);
            }
        }
        return failures;
    }

    /** The plain kernel and the widest vector one; in every fifth batch the narrower ones too. */
    private static List<Kernel> kernels(int batch) {
        return batch % 5 == 0 ? Kernel.all() : Kernel.all().stream().limit(2).toList();
    }

    private static LayerCompiler compiler(List<Kernel> kernels) {
        String lanes = kernels.stream()
                .filter(kernel -> kernel.backend() == Backend.VECTOR)
                .map(kernel -> String.valueOf(kernel.lanes()))
                .collect(Collectors.joining(","));
        return lanes.isEmpty()
                ? LayerCompiler.plainOnly()
                : LayerCompiler.plainAndVector().withOptions("-Anormforge.lanes=" + lanes);
    }
}
