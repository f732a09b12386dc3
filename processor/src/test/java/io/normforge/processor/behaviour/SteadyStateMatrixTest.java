package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Backend;
import io.normforge.NormType;
import io.normforge.processor.testing.LayerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link SteadyStateTest} says of chosen layers, of every type, residual, mask, rank and mode. A build takes some by chance,
 * {@code -Dnormforge.steady=N} more (1000 are all), {@code -Dnormforge.seed=S} others.
 */
class SteadyStateMatrixTest {

    private static final int LAYERS = Integer.getInteger("normforge.steady", 12);
    private static final long SEED = Long.getLong("normforge.seed", 20261128L);

    /** As many as a program has: a JVM makes up its mind about methods of the runtime by all of its layers. */
    private static final int IN_ONE_JVM = 12;

    private static final Map<LayerSpec, int[]> SOME = SteadyStateLayers.some(LAYERS, SEED);

    @TempDir
    private static Path classes;

    @BeforeAll
    static void compileLayersAndTheirCallers() {
        SteadyStateTest.compile(SOME, classes);
    }

    @Test
    void theMatrixHasEveryTypeWithEveryResidualMaskedAndNot() {
        long kinds = SteadyStateLayers.all().keySet().stream()
                .map(spec ->
                        List.of(spec.type(), spec.residual(), spec.channels().masked()))
                .distinct()
                .count();
        assertThat(kinds).isEqualTo(NormType.values().length * 3 * 2);
    }

    @Test
    void plainKernelsAllocateNothing() {
        assertNothingIsAllocatedOn(Backend.PLAIN);
    }

    @Test
    void vectorKernelsAllocateNothing() {
        assumeTrue(
                Runtime.version().feature() >= SteadyStateTest.FIRST_JVM_OF_FAST_VECTORS,
                "before Java 25 vectors are not always kept out of the heap, and plain kernels are the default");
        assertNothingIsAllocatedOn(Backend.VECTOR);
    }

    private static void assertNothingIsAllocatedOn(Backend backend) {
        SoftAssertions all = new SoftAssertions();
        for (int first = 0; first < SOME.size(); first += IN_ONE_JVM) {
            IntStream layers = IntStream.range(first, Math.min(first + IN_ONE_JVM, SOME.size()));
            all.check(() -> SteadyStateTest.assertNothingIsAllocated(List.of(), classes, SOME, backend, layers));
        }
        all.assertAll();
    }
}
