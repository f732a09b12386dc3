package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Activation;
import io.normforge.Backend;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CallerSource;
import io.normforge.processor.testing.ForkedJvm;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HotSpot's first compiler holds every vector method. It inlines the Vector API by force and then has some ten thousand
 * virtual registers for all of it; a method that needs more can stay where its vectors are objects, for good.
 */
class CompiledByTheJvmTest {

    private static final int FIRST_JVM_OF_FAST_VECTORS = 25;

    /** The bytecode where it is entered stands behind the name. */
    private static final String ENTERED_IN_A_LOOP = ".*NormVector\\d+(Segments)?::backwardRow @ \\d+ .*";

    /** A layer and the shape it is called with. */
    private static final Map<LayerSpec, int[]> LAYERS = layers();

    private static Map<LayerSpec, int[]> layers() {
        Map<LayerSpec, int[]> layers = new LinkedHashMap<>();
        for (int length : new int[] {7, 31, 33, 49, 64, 97, 127, 128, 129, 384}) {
            ofLength(length).forEach(spec -> layers.put(spec, new int[] {5, length}));
        }
        ofLength(391)
                .map(spec -> spec.withConfigured(1).withConfiguredEpsilon())
                .forEach(spec -> layers.put(spec, new int[] {5, 391}));
        layers.put(masked(LayerSpec.group(2, 2, 4, Shape.DYNAMIC, 20)), new int[] {2, 4, 5, 20});
        layers.put(masked(LayerSpec.group(2, 2, Shape.DYNAMIC, 4, 3, 5).withChannelAxis(2)), new int[] {2, 3, 4, 3, 5});
        return layers;
    }

    /** What takes most in backward: a residual that is added after, behind it an activation, and rows of no constant length. */
    private static LayerSpec masked(LayerSpec spec) {
        return spec.withMask().withResidual(Residual.AFTER).withActivation(Activation.RELU);
    }

    private static Stream<LayerSpec> ofLength(int length) {
        return Stream.of(
                LayerSpec.layer(Shape.DYNAMIC, length).withResidual(Residual.BEFORE),
                LayerSpec.rms(Shape.DYNAMIC, length),
                LayerSpec.layer(Shape.DYNAMIC, length).withActivation(Activation.GELU),
                LayerSpec.layer(Shape.DYNAMIC, length)
                        .withResidual(Residual.AFTER)
                        .withActivation(Activation.SILU),
                LayerSpec.rms(Shape.DYNAMIC, length)
                        .withActivation(Activation.SILU)
                        .withGate());
    }

    @TempDir
    private static Path classes;

    @BeforeAll
    static void compileLayersAndTheirCallers() {
        SteadyStateTest.compile(LAYERS, classes);
    }

    /** Nor where it is entered in the middle of a loop, which takes a twentieth more. */
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void noVectorMethodIsTooMuchForTheFirstCompiler(int bytes) {
        assumeTrue(
                Runtime.version().feature() >= FIRST_JVM_OF_FAST_VECTORS,
                "before Java 25 plain kernels are the default");
        assertNothingIsRefused(bytes, classes, LAYERS.size());
    }

    /** Of the kernels in vectors of this length that the callers of a folder call. */
    static void assertNothingIsRefused(int bytes, Path classes, int callers) {
        assumeTrue(
                Kernel.vector().stream().anyMatch(kernel -> kernel.lanes() * Float.BYTES == bytes),
                "this machine has no vectors of " + bytes + " bytes");
        List<String> flags = List.of(
                "-XX:MaxVectorSize=" + bytes,
                "-XX:TieredStopAtLevel=3",
                "-Xbatch",
                "-XX:Tier3InvocationThreshold=20",
                "-XX:Tier3MinInvocationThreshold=10",
                "-XX:Tier3CompileThreshold=40",
                "-XX:Tier3BackEdgeThreshold=1",
                "-XX:Tier0BackedgeNotifyFreqLog=0",
                "-XX:+PrintCompilation");
        List<String> arguments = new ArrayList<>(List.of(classes.toString(), Backend.VECTOR.name(), "30"));
        for (int i = 0; i < callers; i++) {
            arguments.add(CallerSource.qualifiedName(i));
        }
        List<String> output = ForkedJvm.run(flags, CallerProbe.class, arguments.toArray(String[]::new));
        assertThat(output).as("what the JVM compiled").anyMatch(line -> line.contains("NormVector" + bytes * 8));
        assertThat(output).as("what it entered in a loop").anyMatch(line -> line.matches(ENTERED_IN_A_LOOP));
        assertThat(output.stream()
                        .filter(line -> line.contains("layers.") && line.contains("COMPILE SKIPPED"))
                        .toList())
                .isEmpty();
    }
}
