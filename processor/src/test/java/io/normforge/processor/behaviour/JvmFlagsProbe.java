package io.normforge.processor.behaviour;

import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.NormCall;
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
 * Runs in a JVM of its own, over layers that {@link JvmFlagsTest} compiled: a hash of the bits of each layer, once for each kernel
 * and, if they change while the JIT is at work, for each time that they do.
 *
 * <p>Arguments: the folder of the compiled classes, how many specs, how often each is called, and whether vector kernels too.
 */
final class JvmFlagsProbe {

    static final String BITS = "bits of ";

    private JvmFlagsProbe() {}

    public static void main(String[] arguments) throws Exception {
        URL classes = Path.of(arguments[0]).toUri().toURL();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, JvmFlagsProbe.class.getClassLoader());
        List<RandomSpecs.Sample> samples = JvmFlagsTest.samples(Integer.parseInt(arguments[1]));
        List<Kernel> kernels = Boolean.parseBoolean(arguments[3]) ? Kernel.all() : List.of(Kernel.PLAIN);
        for (int i = 0; i < samples.size(); i++) {
            RandomSpecs.Sample sample = samples.get(i);
            NormCall call = new RandomCalls(new Random(i))
                    .next(sample.spec(), sample.callShapes().get(0));
            for (Kernel kernel : kernels) {
                LayerHandle layer = LayerHandle.load(loader, LayerCompiler.layerName(i), sample.spec(), kernel);
                tell(i, layer, call, Integer.parseInt(arguments[2]));
            }
        }
    }

    private static void tell(int index, LayerHandle layer, NormCall call, int times) {
        int last = 0;
        for (int time = 0; time < times; time++) {
            int hash = hash(layer.run(call));
            if (time == 0 || hash != last) {
                System.out.println(BITS + index + ": " + Integer.toHexString(hash));
            }
            last = hash;
        }
    }

    private static int hash(NormResult result) {
        return result.byName().values().stream()
                .mapToInt(Arrays::hashCode)
                .reduce(0, (left, right) -> 31 * left + right);
    }
}
