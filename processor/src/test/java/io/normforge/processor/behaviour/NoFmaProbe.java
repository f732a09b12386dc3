package io.normforge.processor.behaviour;

import io.normforge.NormLayer;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.RandomSpecs;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Runs in a JVM of its own, over layers that {@link NoFmaTest} compiled: says which back end this JVM would choose and why, and
 * a hash of the bits of each layer on plain and some vector kernels, of ordinary inputs and of such as are computed in double.
 */
final class NoFmaProbe {

    static final String CHOICE = "choice ";
    static final String BITS = "bits ";

    /** Without the instruction, vector kernels take thousands of times as long: the first few specs will do. */
    private static final int SPECS_IN_VECTORS = 8;

    private NoFmaProbe() {}

    public static void main(String[] folder) throws Exception {
        URL classes = Path.of(folder[0]).toUri().toURL();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, NoFmaProbe.class.getClassLoader());
        List<RandomSpecs.Sample> samples = NoFmaTest.samples();
        NormLayer undecided = LayerHandle.loadUndecided(
                        loader, LayerCompiler.layerName(0), samples.get(0).spec())
                .layer();
        System.out.println(CHOICE + undecided.backend() + ": " + undecided.backendReason());
        for (int i = 0; i < samples.size(); i++) {
            for (Kernel kernel : Kernel.all().subList(0, i < SPECS_IN_VECTORS ? 2 : 1)) {
                LayerHandle layer = LayerHandle.load(
                        loader, LayerCompiler.layerName(i), samples.get(i).spec(), kernel);
                System.out.println(BITS + layer + ": " + Integer.toHexString(bits(layer, samples.get(i), i)));
            }
        }
    }

    private static int bits(LayerHandle layer, RandomSpecs.Sample sample, int seed) {
        RandomCalls calls = new RandomCalls(new Random(seed));
        int bits = 0;
        for (int[] shape : sample.callShapes()) {
            bits = 31 * bits + hash(layer.run(calls.next(sample.spec(), shape)));
            bits = 31 * bits + hash(layer.run(calls.nextExtreme(sample.spec(), shape)));
        }
        return bits;
    }

    /** Any NaN counts as any other, but 0 not as −0. */
    private static int hash(NormResult result) {
        return result.byName().values().stream()
                .mapToInt(Arrays::hashCode)
                .reduce(1, (left, right) -> 31 * left + right);
    }
}
