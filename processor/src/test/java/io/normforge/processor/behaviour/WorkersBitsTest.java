package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.Workers;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.RandomCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers share a call's rows, samples or channels, and its results have the same bits for any number of them. */
@OnceInCi
class WorkersBitsTest {

    private static final int[] WORKERS = {2, 3, 7};

    private static final LayerSpec ONE_SHEET =
            LayerSpec.batch(Shape.DYNAMIC, 24, 40).withChannelAxis(-1);

    /** Layers, and shapes of more elements than the caller does alone; rows of no whole number of pieces. */
    private static final Map<LayerSpec, int[]> LAYERS = layers();

    /** Of [samples, positions, channels] or [samples, channels, positions]; workers share the first two's calls. */
    private static final List<LayerSpec> MASKED = List.of(
            LayerSpec.batch(5, 64, Shape.DYNAMIC).withMask(),
            LayerSpec.syncBatch(5, 64, Shape.DYNAMIC)
                    .withResidual(Residual.AFTER)
                    .withMask(),
            LayerSpec.batch(5, Shape.DYNAMIC, 64).withChannelAxis(-1).withMask(),
            LayerSpec.group(4, 5, 64, Shape.DYNAMIC)
                    .withActivation(Activation.RELU)
                    .withMask(),
            LayerSpec.instance(5, 64, Shape.DYNAMIC).withMask(),
            LayerSpec.layer(5, Shape.DYNAMIC, 64)
                    .withAxes(1)
                    .withAffine(Affine.NONE)
                    .withMask());

    private static final int[] MASKED_LENGTHS = {300, 201, 300, 287, 300};
    private static final int MASKED_POSITIONS = 300;

    private static CompiledLayers compiled;
    private static CompiledLayers compiledMasked;

    private static Map<LayerSpec, int[]> layers() {
        Map<LayerSpec, int[]> layers = new LinkedHashMap<>();
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 384).withResidual(Residual.BEFORE), new int[] {67, 384});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 64), new int[] {645, 64});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 100).withConfigured(1).withConfiguredEpsilon(), new int[] {700, 100});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 65), new int[] {512, 65});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC).withAffine(Affine.NONE), new int[] {200, 143});
        layers.put(LayerSpec.unit(Shape.DYNAMIC, 96).withAffine(Affine.GAMMA), new int[] {203, 96});
        layers.put(LayerSpec.rms(Shape.DYNAMIC, 130).withUnitOffset(), new int[] {203, 130});
        layers.put(
                LayerSpec.rms(Shape.DYNAMIC, 256)
                        .withActivation(Activation.SILU)
                        .withGate(),
                new int[] {131, 256});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 5, 6, 37).withAxes(1, 3), new int[] {70, 5, 6, 37});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 12, 100).withAxes(1), new int[] {40, 12, 100});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 70, 32).withAxes(1), new int[] {66, 70, 32});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 32, 8).orShape(Shape.DYNAMIC, 9, 8), new int[] {400, 9, 8});
        layers.put(LayerSpec.group(4, Shape.DYNAMIC, 8, 30), new int[] {150, 8, 30});
        layers.put(LayerSpec.instance(Shape.DYNAMIC, 6, 49).withTracking(true), new int[] {80, 6, 49});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 37, 7, 7), new int[] {11, 37, 7, 7});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 64, 7, 7).withActivation(Activation.RELU), new int[] {7, 64, 7, 7});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 5, 300).withResidual(Residual.AFTER), new int[] {13, 5, 300});
        layers.put(
                LayerSpec.batch(Shape.DYNAMIC, Shape.DYNAMIC, 20)
                        .withAffine(Affine.NONE)
                        .withTracking(false),
                new int[] {40, 31, 20});
        layers.put(ONE_SHEET, new int[] {20, 24, 40});
        layers.put(LayerSpec.syncBatch(Shape.DYNAMIC, 37, 49), new int[] {12, 37, 49});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 130).withAffine(Affine.SCALE_SHIFT, 0, -1),
                new int[] {5, 70, 130});
        layers.put(LayerSpec.batch(Shape.DYNAMIC, 5, 300).withAffine(Affine.SCALE_SHIFT, 0, 1), new int[] {13, 5, 300});
        layers.put(LayerSpec.instance(Shape.DYNAMIC, 6, 49).withAffine(Affine.SCALE, 0, 1, 2), new int[] {80, 6, 49});
        layers.put(
                LayerSpec.rms(Shape.DYNAMIC, 12, 100)
                        .withAffine(Affine.SCALE_SHIFT, 1, 2)
                        .withActivation(Activation.RELU),
                new int[] {80, 12, 100});
        return layers;
    }

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector().compile(List.copyOf(LAYERS.keySet()));
        compiledMasked = LayerCompiler.plainAndVector().compile(MASKED);
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void anyNumberOfWorkersHasTheBitsOfTheCallerAlone(Kernel kernel) {
        List<LayerSpec> specs = List.copyOf(LAYERS.keySet());
        for (int i = 0; i < specs.size(); i++) {
            List<NormCall> calls = calls(specs.get(i), i);
            List<NormResult> expected = results(compiled.on(kernel, i), Workers.none(), calls);
            for (int threads : WORKERS) {
                List<NormResult> results = results(compiled.on(kernel, i), Workers.of(threads), calls);
                for (int call = 0; call < calls.size(); call++) {
                    assertThat(results.get(call).firstDifference(expected.get(call)))
                            .as("%s on %s, %d workers, call %d", specs.get(i), kernel, threads, call)
                            .isEmpty();
                }
            }
        }
    }

    /** Ordinary numbers, and some that ask for double arithmetic. */
    private static List<NormCall> calls(LayerSpec spec, int seed) {
        RandomCalls random = new RandomCalls(new Random(seed));
        int[] shape = LAYERS.get(spec);
        return List.of(random.next(spec, shape), random.nextExtreme(spec, shape));
    }

    /** Each call from the start, and the last one once more, on top of what it has left in gradients and running statistics. */
    private static List<NormResult> results(LayerHandle layer, Workers workers, List<NormCall> calls) {
        layer.layer().workers(workers);
        List<NormResult> results = new ArrayList<>();
        calls.forEach(call -> results.add(layer.run(call)));
        results.set(calls.size() - 1, layer.more(calls.get(calls.size() - 1)));
        return results;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void byRunningStatisticsToo(Kernel kernel) {
        List<LayerSpec> specs = List.copyOf(LAYERS.keySet());
        for (int i = 0; i < specs.size(); i++) {
            NormCall call = calls(specs.get(i), i).get(0);
            float[] expected = evaluated(compiled.on(kernel, i), Workers.none(), call);
            for (int threads : WORKERS) {
                assertThat(evaluated(compiled.on(kernel, i), Workers.of(threads), call))
                        .as("%s on %s, %d workers", specs.get(i), kernel, threads)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void withMasksToo(Kernel kernel) {
        for (int i = 0; i < MASKED.size(); i++) {
            NormCall call = maskedCall(i);
            NormResult expected = masked(compiledMasked.on(kernel, i), Workers.none(), call, MASKED_LENGTHS);
            for (int threads : WORKERS) {
                NormResult byLengths = masked(compiledMasked.on(kernel, i), Workers.of(threads), call, MASKED_LENGTHS);
                NormResult byFlags = masked(compiledMasked.on(kernel, i), Workers.of(threads), call, maskedFlags());
                for (NormResult result : List.of(byLengths, byFlags)) {
                    assertThat(result.firstDifference(expected))
                            .as("%s on %s, %d workers", MASKED.get(i), kernel, threads)
                            .isEmpty();
                }
            }
        }
    }

    /** Else the comparison above would hold of itself. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aMaskedBatchAsksForHelp(Kernel kernel) {
        for (int i = 0; i < 2; i++) {
            AtomicInteger tasks = new AtomicInteger();
            Workers workers = Workers.on(task -> tasks.incrementAndGet(), 2);
            masked(compiledMasked.on(kernel, i), workers, maskedCall(i), MASKED_LENGTHS);
            assertThat(tasks.get()).as("%s", MASKED.get(i)).isPositive();
        }
    }

    private static NormCall maskedCall(int index) {
        LayerSpec spec = MASKED.get(index);
        int[] shape = spec.shapes().get(0).stream()
                .mapToInt(size -> size == Shape.DYNAMIC ? MASKED_POSITIONS : size)
                .toArray();
        return new RandomCalls(new Random(index)).next(spec, shape);
    }

    private static boolean[] maskedFlags() {
        boolean[] flags = new boolean[MASKED_LENGTHS.length * MASKED_POSITIONS];
        for (int sample = 0; sample < MASKED_LENGTHS.length; sample++) {
            int from = sample * MASKED_POSITIONS;
            Arrays.fill(flags, from, from + MASKED_LENGTHS[sample], true);
        }
        return flags;
    }

    private static NormResult masked(LayerHandle layer, Workers workers, NormCall call, Object valid) {
        layer.layer().workers(workers);
        return layer.run(call, valid);
    }

    private static float[] evaluated(LayerHandle layer, Workers workers, NormCall call) {
        layer.layer().workers(workers);
        layer.run(call);
        layer.layer().eval();
        return layer.evaluate(new NormCall(
                call.shape(), call.x(), call.residual(), call.gate(), call.dy(), null, call.gamma(), call.beta()));
    }

    /** One set of workers for all: who finds them at work for another does its own call alone. */
    @ParameterizedTest
    @MethodSource("kernels")
    void severalLayersCalledAtOnceHaveTheBitsTheyHaveAlone(Kernel kernel) throws Exception {
        List<LayerSpec> specs = List.copyOf(LAYERS.keySet());
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            NormCall call = calls(specs.get(i), i).get(0);
            NormResult expected = compiled.on(kernel, i).run(call);
            LayerHandle layer = compiled.on(kernel, i);
            layer.layer().workers(Workers.of(3));
            tasks.add(() -> differences(layer, call, expected));
        }
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            for (Future<String> difference : callers.invokeAll(tasks)) {
                assertThat(difference.get()).isEmpty();
            }
        } finally {
            callers.shutdown();
        }
    }

    private static String differences(LayerHandle layer, NormCall call, NormResult expected) {
        for (int i = 0; i < 5; i++) {
            String difference = layer.run(call).firstDifference(expected).orElse("");
            if (!difference.isEmpty()) {
                return layer + ": " + difference;
            }
        }
        return "";
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void anExecutorsThreadsToo(Kernel kernel) {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            LayerSpec spec = List.copyOf(LAYERS.keySet()).get(1);
            NormCall call = calls(spec, 1).get(0);
            NormResult expected = compiled.on(kernel, 1).run(call);
            LayerHandle layer = compiled.on(kernel, 1);
            layer.layer().workers(Workers.on(executor, 3));
            assertThat(layer.run(call).firstDifference(expected)).isEmpty();
            executor.shutdown();
            assertThat(layer.run(call).firstDifference(expected)).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Else the comparisons would hold of themselves. */
    @ParameterizedTest
    @MethodSource("kernels")
    void everyLayerButThatOfOneSheetAsksForHelp(Kernel kernel) {
        List<LayerSpec> specs = List.copyOf(LAYERS.keySet());
        for (int i = 0; i < specs.size(); i++) {
            AtomicInteger tasks = new AtomicInteger();
            LayerHandle layer = compiled.on(kernel, i);
            layer.layer().workers(Workers.on(task -> tasks.incrementAndGet(), 2));
            layer.run(calls(specs.get(i), i).get(0));
            boolean isSheet = specs.get(i).equals(ONE_SHEET);
            assertThat(tasks.get()).as("%s", specs.get(i)).isEqualTo(isSheet ? 0 : 1);
        }
    }
}
