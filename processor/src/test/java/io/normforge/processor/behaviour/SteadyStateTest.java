package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Backend;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CallerSource;
import io.normforge.processor.testing.ForkedJvm;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once compiled, a call allocates nothing: forward and backward, in TRAIN and in EVAL, on both back ends. */
class SteadyStateTest {

    static final int FIRST_JVM_OF_FAST_VECTORS = 25;

    /** A layer and the shape it is called with. */
    private static final Map<LayerSpec, int[]> LAYERS = layers();

    /** Such as two workers share. */
    private static final Map<LayerSpec, int[]> SHARED = Map.of(
            LayerSpec.layer(Shape.DYNAMIC, 130).withConfigured(1).withConfiguredEpsilon(), new int[] {130, 130},
            LayerSpec.rms(Shape.DYNAMIC, 128).withUnitOffset(), new int[] {130, 128},
            LayerSpec.batch(Shape.DYNAMIC, 64, 49), new int[] {6, 64, 49},
            LayerSpec.instance(Shape.DYNAMIC, 6, 1024), new int[] {3, 6, 1024},
            LayerSpec.group(2, Shape.DYNAMIC, 6, 1024), new int[] {3, 6, 1024},
            LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 128).withAffine(Affine.SCALE_SHIFT, 0, -1),
                    new int[] {5, 30, 128},
            LayerSpec.batch(Shape.DYNAMIC, 6, 1024).withAffine(Affine.SCALE_SHIFT, 0, 1), new int[] {3, 6, 1024});

    @TempDir
    private static Path classes;

    @TempDir
    private static Path sharedClasses;

    private static Map<LayerSpec, int[]> layers() {
        Map<LayerSpec, int[]> layers = new LinkedHashMap<>();
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 384).withResidual(Residual.BEFORE), new int[] {3, 384});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 768), new int[] {2, 768});
        layers.put(LayerSpec.rms(Shape.DYNAMIC, 768).withUnitOffset(), new int[] {2, 768});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 64), new int[] {5, 64});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 49).withResidual(Residual.AFTER), new int[] {5, 49});
        layers.put(LayerSpec.rms(Shape.DYNAMIC, 7), new int[] {9, 7});
        layers.put(LayerSpec.rms(Shape.DYNAMIC, 130).withAffine(Affine.NONE), new int[] {4, 130});
        layers.put(LayerSpec.unit(Shape.DYNAMIC, 384), new int[] {3, 384});
        layers.put(LayerSpec.unit(Shape.DYNAMIC, 20, 49).withAxes(1), new int[] {3, 20, 49});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 12, 100).withAxes(1), new int[] {2, 12, 100});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 5, 6, 37).withAxes(1, 3), new int[] {2, 5, 6, 37});
        layers.put(LayerSpec.layer(4, Shape.DYNAMIC).withAffine(Affine.NONE), new int[] {4, 333});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 32, 8).orShape(Shape.DYNAMIC, 9, 8), new int[] {3, 9, 8});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 768).withActivation(Activation.GELU), new int[] {2, 768});
        layers.put(
                LayerSpec.rms(Shape.DYNAMIC, 1024)
                        .withActivation(Activation.SILU)
                        .withGate(),
                new int[] {2, 1024});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, 49).withResidual(Residual.AFTER).withActivation(Activation.GELU_TANH),
                new int[] {5, 49});
        layers.put(LayerSpec.rms(Shape.DYNAMIC, 768).withConfigured(1).withConfiguredEpsilon(), new int[] {5, 768});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 1000).withConfigured(1), new int[] {5, 1000});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, 777)
                        .withActivation(Activation.GELU)
                        .withConfigured(1),
                new int[] {2, 777});
        layers.put(
                LayerSpec.rms(Shape.DYNAMIC, 1001)
                        .withActivation(Activation.SILU)
                        .withGate()
                        .withConfigured(1),
                new int[] {2, 1001});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 6, 49), new int[] {4, 6, 49});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 5, 24).withChannelAxis(-1), new int[] {4, 5, 24});
        layers.put(LayerSpec.syncBatch(Shape.DYNAMIC, 6, 49), new int[] {4, 6, 49});
        layers.put(LayerSpec.instance(Shape.DYNAMIC, 6, 49).withTracking(true), new int[] {4, 6, 49});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 384)
                        .withAffine(Affine.SCALE_SHIFT, 0, -1)
                        .withUnitOffset(),
                new int[] {2, 21, 384});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 384)
                        .withAffine(Affine.SCALE_SHIFT, 0, -1)
                        .withUnitOffset()
                        .withResidual(Residual.GATED),
                new int[] {2, 21, 384});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 6, 49).withAffine(Affine.SCALE_SHIFT, 0, 1), new int[] {4, 6, 49});
        layers.put(
                LayerSpec.instance(Shape.DYNAMIC, 6, 49).withAffine(Affine.SCALE_SHIFT, 0, 1, 2), new int[] {4, 6, 49});
        layers.put(LayerSpec.batch(4, 6, Shape.DYNAMIC).withMask(), new int[] {4, 6, 49});
        layers.put(LayerSpec.group(2, 4, 6, Shape.DYNAMIC).withMask(), new int[] {4, 6, 49});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, 12, 100).withAxes(1).withActivation(Activation.TANH),
                new int[] {2, 12, 100});
        return layers;
    }

    @BeforeAll
    static void compileLayersAndTheirCallers() {
        compile(LAYERS, classes);
        compile(SHARED, sharedClasses);
    }

    static void compile(Map<LayerSpec, int[]> layers, Path folder) {
        List<LayerSpec> specs = List.copyOf(layers.keySet());
        LayerCompiler compiler = LayerCompiler.plainAndVector();
        for (int i = 0; i < specs.size(); i++) {
            compiler = compiler.withSource(
                    CallerSource.name(i), CallerSource.of(i, specs.get(i), layers.get(specs.get(i))));
        }
        compiler.compile(specs).writeTo(folder);
    }

    @Test
    void callsThatWorkersShareAllocateNothing() {
        assertNothingIsAllocated(
                List.of("-Dnormforge.threads=2", "-Dnormforge.threads.least=16384"),
                sharedClasses,
                SHARED,
                Backend.PLAIN,
                IntStream.range(0, SHARED.size()));
    }

    @Test
    void plainKernelsAllocateNothing() {
        assertNothingIsAllocatedOn(Backend.PLAIN);
    }

    @Test
    void vectorKernelsAllocateNothing() {
        assumeTrue(
                Runtime.version().feature() >= FIRST_JVM_OF_FAST_VECTORS,
                "before Java 25 vectors are not always kept out of the heap, and plain kernels are the default");
        assertNothingIsAllocatedOn(Backend.VECTOR);
    }

    /**
     * The last layer in a JVM of its own: beside many others, vector kernels of columns with a long activation keep a few vectors
     * on the heap in some runs, which README's limits say.
     */
    private static void assertNothingIsAllocatedOn(Backend backend) {
        int last = LAYERS.size() - 1;
        assertNothingIsAllocatedOn(backend, IntStream.range(0, last));
        assertNothingIsAllocatedOn(backend, IntStream.of(last));
    }

    private static void assertNothingIsAllocatedOn(Backend backend, IntStream layers) {
        assertNothingIsAllocated(List.of(), classes, LAYERS, backend, layers);
    }

    static void assertNothingIsAllocated(
            List<String> flags, Path folder, Map<LayerSpec, int[]> specs, Backend backend, IntStream layers) {
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), backend.name()));
        List<String> expected = new ArrayList<>();
        layers.forEach(i -> {
            arguments.add(CallerSource.qualifiedName(i));
            expected.add(CallerSource.qualifiedName(i) + " 0");
        });
        assertThat(ForkedJvm.run(flags, SteadyStateProbe.class, arguments.toArray(String[]::new)))
                .as("bytes of 1000 calls; the callers' layers are %s", specs.keySet())
                .isEqualTo(expected);
    }
}
