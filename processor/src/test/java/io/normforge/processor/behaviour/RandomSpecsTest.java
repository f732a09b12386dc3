package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OracleComparison;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.RandomSpecs;
import io.normforge.processor.testing.StartingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Specs by chance against the oracle, and plain kernels against vector ones bit for bit.
 *
 * <p>{@code -Dnormforge.specs=N} asks for more than the usual thousand, {@code -Dnormforge.seed=S} for others.
 */
class RandomSpecsTest {

    private static final int SPECS = Integer.getInteger("normforge.specs", 1000);
    private static final long SEED = Long.getLong("normforge.seed", 20261123L);
    private static final int BATCH = 100;

    @Test
    void everySpecAgreesWithTheOracleAndEveryKernelWithThePlainOne() {
        List<String> failures = IntStream.range(0, (SPECS + BATCH - 1) / BATCH)
                .parallel()
                .mapToObj(RandomSpecsTest::failuresOfBatch)
                .flatMap(List::stream)
                .toList();
        assertThat(failures)
                .as("%d failures; the first in full:%n%s", failures.size(), first(failures))
                .isEmpty();
    }

    private static List<String> failuresOfBatch(int batch) {
        RandomSpecs specs = new RandomSpecs(new Random(SEED + batch));
        int count = Math.min(BATCH, SPECS - batch * BATCH);
        List<RandomSpecs.Sample> samples =
                IntStream.range(0, count).mapToObj(i -> specs.next()).toList();
        List<Kernel> kernels = kernels(batch);
        CompiledLayers compiled = compiler(kernels)
                .compile(samples.stream().map(RandomSpecs.Sample::spec).toList());
        List<List<LayerHandle>> layers = kernels.stream().map(compiled::on).toList();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            List<LayerHandle> onEachKernel =
                    layers.stream().map(onKernel -> onKernel.get(index)).toList();
            RandomCalls calls = new RandomCalls(new Random(SEED + 31L * batch + i));
            for (int[] shape : samples.get(i).callShapes()) {
                NormCall call = calls.next(samples.get(i).spec(), shape);
                NormCall extreme = calls.nextExtreme(samples.get(i).spec(), shape);
                failure(onEachKernel, call, StartingState.INITIAL)
                        .or(() -> samples.get(index).spec().tracks()
                                ? failure(onEachKernel, call, calls.evaluation(onEachKernel.get(0)))
                                : Optional.empty())
                        .or(() -> disagreement(onEachKernel, extreme, StartingState.INITIAL)
                                .map(words -> words + " on extreme inputs"))
                        .map(failure -> failure + "\n" + samples.get(index).spec() + "\n" + call + ", seed " + SEED
                                + ", batch " + batch + "\n" + compiled.sourceOf(index))
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

    /** The first is held against the oracle, the others against the first. */
    private static Optional<String> failure(List<LayerHandle> onEachKernel, NormCall call, StartingState state) {
        try {
            LayerHandle plain = onEachKernel.get(0);
            StartingState given = state.mode() == Mode.EVAL ? state : null;
            return new OracleComparison(plain.spec(), call, given)
                    .complaint(plain.run(call, state))
                    .or(() -> disagreement(onEachKernel, call, state))
                    .map(failure -> state.mode() + ": " + failure);
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e.toString());
        }
    }

    private static Optional<String> disagreement(List<LayerHandle> onEachKernel, NormCall call, StartingState state) {
        NormResult plain = onEachKernel.get(0).run(call, state);
        return onEachKernel.stream()
                .skip(1)
                .flatMap(other -> other
                        .run(call, state)
                        .firstDifference(plain)
                        .map(difference -> other.kernel() + " against PLAIN: " + difference)
                        .stream())
                .findFirst();
    }

    private static String first(List<String> failures) {
        return failures.isEmpty() ? "none" : failures.get(0);
    }
}
