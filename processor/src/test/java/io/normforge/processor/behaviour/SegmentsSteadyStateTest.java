package io.normforge.processor.behaviour;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Backend;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CallerSource;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Once compiled, a call over native memory allocates nothing: forward and backward, in TRAIN and in EVAL. */
class SegmentsSteadyStateTest {

    private static final Map<LayerSpec, int[]> LAYERS = layers();

    @TempDir
    private Path classes;

    private static Map<LayerSpec, int[]> layers() {
        Map<LayerSpec, int[]> layers = new LinkedHashMap<>();
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 768), new int[] {1, 768});
        layers.put(LayerSpec.rms(Shape.DYNAMIC, 768), new int[] {5, 768});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 384).withResidual(Residual.BEFORE), new int[] {3, 384});
        layers.put(LayerSpec.rms(Shape.DYNAMIC, 768).withConfigured(1), new int[] {1, 768});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 1000).withConfigured(1), new int[] {5, 1000});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 768).withActivation(Activation.GELU), new int[] {2, 768});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, 32, 14, 14).withAxes(1, 2, 3).withAffine(Affine.GAMMA_BETA, 1),
                new int[] {4, 32, 14, 14});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 6, 49), new int[] {4, 6, 49});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 6, 3136), new int[] {4, 6, 3136});
        layers.put(LayerSpec.group(2, Shape.DYNAMIC, 8, 256), new int[] {4, 8, 256});
        layers.put(LayerSpec.instance(Shape.DYNAMIC, 6, 49), new int[] {4, 6, 49});
        return layers;
    }

    @Test
    void vectorKernelsOnNativeMemoryAllocateNothing() {
        assertNothingIsAllocated(List.of());
    }

    @Test
    void norDoThoseOfAMachineWhoseVectorsHaveHalfTheLength() {
        assertNothingIsAllocated(List.of("-XX:MaxVectorSize=32"));
    }

    /** What is refused may stay where every vector is an object, until someone calls it more often than these callers do. */
    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void noMethodIsTooMuchForTheFirstCompiler(int bytes) {
        assumeFastVectors();
        compile();
        CompiledByTheJvmTest.assertNothingIsRefused(bytes, classes, LAYERS.size());
    }

    private static void assumeFastVectors() {
        assumeTrue(
                Runtime.version().feature() >= SteadyStateTest.FIRST_JVM_OF_FAST_VECTORS,
                "memory segments are there from JDK 22 on, and before Java 25 vectors are not always kept out of the heap");
    }

    private void assertNothingIsAllocated(List<String> flags) {
        assumeFastVectors();
        compile();
        SteadyStateTest.assertNothingIsAllocated(
                flags, classes, LAYERS, Backend.VECTOR, IntStream.range(0, LAYERS.size()));
    }

    private void compile() {
        List<LayerSpec> specs = List.copyOf(LAYERS.keySet());
        LayerCompiler compiler = LayerCompiler.plainAndVector().onSegments();
        for (int i = 0; i < specs.size(); i++) {
            compiler = compiler.withSource(
                    CallerSource.name(i), onSegments(CallerSource.of(i, specs.get(i), LAYERS.get(specs.get(i)))));
        }
        compiler.compile(specs).writeTo(classes);
    }

    /** A caller whose arrays are native segments, which have no offsets. */
    private static String onSegments(String caller) {
        String method = """
                    private static MemorySegment segment(float[] values) {
                        return Arena.global().allocateFrom(ValueLayout.JAVA_FLOAT, values);
                    }
                """;
        return caller.replace("import io.normforge.*;", "import io.normforge.*;\nimport java.lang.foreign.*;")
                .replace("private static float[] bell(", method.strip() + "\n\n    private static float[] numbers(")
                .replaceAll("bell\\((\\d)\\)", "segment(numbers($1))")
                .replaceAll("(?<!values) = new float\\[ELEMENTS\\]", " = segment(new float[ELEMENTS])")
                .replace("private final float[]", "private final MemorySegment")
                .replaceAll("\\b([a-z]+), 0(?=[,)])", "$1");
    }
}
