package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Backend;
import io.normforge.NormLayer;
import io.normforge.Shape;
import io.normforge.processor.testing.CallerSource;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.ForkedJvm;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A layer that nobody gave a back end starts in PLAIN and finds the faster one. Which one that is depends on the machine; what
 * these tests say holds on all.
 */
class BackendTrialTest {

    private static final String UNTRIED =
            " is PLAIN so far: vector kernels are tried once calls have shown that it matters";
    private static final String TIMES =
            "on trial a call took [0-9.]+ µs( and [0-9]+ bytes)? in VECTOR, [0-9.]+ µs in PLAIN";
    private static final List<LayerSpec> SPECS =
            List.of(LayerSpec.layer(Shape.DYNAMIC, 768), LayerSpec.batch(Shape.DYNAMIC, 6, 20));
    private static final int[] OF_LAYER = {2, 768};
    private static final int[] OF_BATCH = {3, 6, 20};

    @TempDir
    private static Path classes;

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector()
                .withSource(CallerSource.name(0), CallerSource.of(0, SPECS.get(0), OF_LAYER))
                .withSource(CallerSource.name(1), CallerSource.of(1, SPECS.get(1), OF_BATCH))
                .compile(SPECS);
        compiled.writeTo(classes);
    }

    private static void assumeTrials() {
        assumeTrue(Runtime.version().feature() >= 25, "before Java 25 layers stay in PLAIN without a trial");
    }

    private static List<String> probe(List<String> flags, int layer, int calls) {
        return ForkedJvm.run(
                flags,
                BackendTrialProbe.class,
                classes.toString(),
                CallerSource.qualifiedName(layer),
                String.valueOf(calls));
    }

    @Test
    void fewCallsStayInPlainAndThenEveryMethodIsSettled() {
        assumeTrials();
        List<String> said = probe(List.of(), 0, 100);
        assertThat(said).hasSizeBetween(2, 3);
        assertThat(said.get(0)).isEqualTo("PLAIN: forward" + UNTRIED + "; backward" + UNTRIED);
        assertThat(said.get(said.size() - 1))
                .matches("(PLAIN|VECTOR): forward is (PLAIN|VECTOR): " + TIMES + "; backward is (PLAIN|VECTOR): "
                        + TIMES);
        assertThat(said.subList(1, said.size() - 1)).isSubsetOf("normforge-trial daemon");
    }

    @Test
    void formsByRunningStatisticsAreSettledApart() {
        assumeTrials();
        List<String> said = probe(List.of(), 1, 10);
        assertThat(said.get(said.size() - 1))
                .matches("(PLAIN|VECTOR): forward is (PLAIN|VECTOR): " + TIMES
                        + "; forward by running statistics is (PLAIN|VECTOR): " + TIMES
                        + "; backward is (PLAIN|VECTOR): " + TIMES
                        + "; backward by running statistics is (PLAIN|VECTOR): " + TIMES);
    }

    /** HotSpot's first compiler keeps vectors on the heap. */
    @Test
    void aJvmWithoutItsSecondCompilerStaysInPlain() {
        assumeTrials();
        List<String> said = probe(List.of("-XX:TieredStopAtLevel=1"), 0, 100);
        assertThat(said.get(said.size() - 1))
                .matches("PLAIN: forward is PLAIN: " + TIMES + "; backward is PLAIN: " + TIMES);
        assertThat(said)
                .anyMatch(line -> line.startsWith("INFO: M0.Norm: forward stays in PLAIN: on trial a call took"));
    }

    @Test
    void withoutTrialsVectorsAreChosenFromTheStart() {
        assumeTrials();
        String said = "VECTOR: Java " + Runtime.version().feature()
                + " has jdk.incubator.vector and the layer a kernel for it";
        assertThat(probe(List.of("-Dnormforge.trial=off"), 0, 1)).containsExactly(said, said);
    }

    @Test
    void aForcedBackEndIsNotTried() {
        String said = "PLAIN: -Dnormforge.backend=plain asks for it";
        assertThat(probe(List.of("-Dnormforge.backend=plain"), 0, 100_000)).containsExactly(said, said);
    }

    @Test
    void layersOfAClassShareWhatWasFoundAndNothingKeepsTheirClass() throws Exception {
        assumeTrials();
        WeakReference<ClassLoader> loader = settleTwoLayers();
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(loader.get()).isNull();
    }

    private static WeakReference<ClassLoader> settleTwoLayers() throws ReflectiveOperationException {
        ClassLoader loader = compiled.loader();
        NormLayer first = called(loader);
        first.warmUp();
        NormLayer second = (NormLayer) ((Supplier<?>) caller(loader)).get();
        assertThat(second.backendReason()).isEqualTo(first.backendReason()).contains("on trial a call took");
        assertThat(second.backend()).isEqualTo(first.backend());
        return new WeakReference<>(loader);
    }

    private static NormLayer called(ClassLoader loader) throws ReflectiveOperationException {
        Object caller = caller(loader);
        ((IntConsumer) caller).accept(1);
        return (NormLayer) ((Supplier<?>) caller).get();
    }

    private static Object caller(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass(CallerSource.qualifiedName(0))
                .getConstructor(Backend.class)
                .newInstance((Object) null);
    }
}
