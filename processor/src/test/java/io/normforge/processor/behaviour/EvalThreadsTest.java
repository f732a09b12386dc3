package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.RandomCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In EVAL many threads call one layer at once, and each gets the bits it would get alone. */
class EvalThreadsTest {

    private static final int THREADS = 8;
    private static final int CALLS = 300;

    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.layer(Shape.DYNAMIC, 100),
            LayerSpec.rms(Shape.DYNAMIC, 384),
            LayerSpec.layer(Shape.DYNAMIC, 6, 20).withAxes(1),
            LayerSpec.layer(Shape.DYNAMIC, 3, 5, 33).withAxes(1, 3),
            LayerSpec.batch(Shape.DYNAMIC, 6, 20),
            LayerSpec.batch(Shape.DYNAMIC, 3, 37).withChannelAxis(-1),
            LayerSpec.instance(Shape.DYNAMIC, 6, 20).withTracking(true));

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector().compile(SPECS);
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void concurrentCallsGiveTheBitsOfSingleOnes(Kernel kernel) throws Exception {
        for (LayerHandle layer : compiled.on(kernel)) {
            assertConcurrentCallsGiveTheBitsOfSingleOnes(layer);
        }
    }

    private static void assertConcurrentCallsGiveTheBitsOfSingleOnes(LayerHandle layer) throws Exception {
        List<NormCall> calls = IntStream.range(0, THREADS)
                .mapToObj(thread -> new RandomCalls(new Random(thread)).next(layer.spec(), shape(layer, 1 + thread)))
                .map(call -> new NormCall(call.shape(), call.x(), null, null, call.dy(), null, null, null))
                .toList();
        calls.forEach(layer::run);
        layer.layer().eval();
        List<float[]> alone = calls.stream().map(layer::evaluate).toList();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Boolean>> tasks = IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(thread -> () -> {
                    start.await();
                    return alwaysGives(layer, calls.get(thread), alone.get(thread));
                })
                .toList();
        assertThat(resultsOf(tasks)).as("%s", layer).containsOnly(true);
    }

    private static boolean alwaysGives(LayerHandle layer, NormCall call, float[] expected) {
        for (int i = 0; i < CALLS; i++) {
            if (!Arrays.equals(layer.evaluate(call), expected)) {
                return false;
            }
        }
        return true;
    }

    private static List<Boolean> resultsOf(List<Callable<Boolean>> tasks)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** Every thread brings another batch. */
    private static int[] shape(LayerHandle layer, int batch) {
        int[] shape = layer.spec().shapes().get(0).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        shape[0] = batch;
        return shape;
    }
}
