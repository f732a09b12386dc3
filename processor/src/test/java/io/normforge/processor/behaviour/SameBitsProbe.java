package io.normforge.processor.behaviour;

import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Runs in a JVM of its own, over layers that {@link SameBitsTest} compiled: says which kernels this JVM has, what
 * differs between them, what differs between a row alone and in a batch, and a checksum of all bits.
 */
final class SameBitsProbe {

    static final String KERNELS = "kernels ";
    static final String DIFFERENCE = "difference ";
    static final String CHECKSUM = "checksum ";

    private static final int ROWS = 5;

    /** The plain kernel and the widest that this JVM's vectors allow; the narrower ones have JVMs of their own. */
    private static final List<Kernel> KERNELS_UNDER_TEST =
            Kernel.all().stream().limit(2).toList();

    private SameBitsProbe() {}

    public static void main(String[] folder) throws MalformedURLException {
        System.out.println(KERNELS + KERNELS_UNDER_TEST);
        URL classes = Path.of(folder[0]).toUri().toURL();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, SameBitsProbe.class.getClassLoader());
        List<LayerSpec> specs = RowLengths.specs();
        CRC32 checksum = new CRC32();
        for (int i = 0; i < specs.size(); i++) {
            NormCall call = call(specs.get(i), i);
            NormResult plain = onEveryKernel(loader, i, specs.get(i), call);
            update(checksum, plain);
        }
        System.out.println(CHECKSUM + Long.toHexString(checksum.getValue()));
    }

    private static NormCall call(LayerSpec spec, int seed) {
        return new RandomCalls(new Random(seed)).next(spec, ROWS, RowLengths.of(spec));
    }

    private static NormResult onEveryKernel(ClassLoader loader, int index, LayerSpec spec, NormCall call) {
        NormResult plain = null;
        for (Kernel kernel : KERNELS_UNDER_TEST) {
            LayerHandle layer = LayerHandle.load(loader, LayerCompiler.layerName(index), spec, kernel);
            NormResult result = layer.run(call);
            if (plain == null) {
                plain = result;
            }
            result.firstDifference(plain)
                    .ifPresent(difference -> System.out.println(DIFFERENCE + layer + " to PLAIN: " + difference));
            compareParts(layer, call, result);
        }
        return plain;
    }

    /** Every row alone, and batches that start and end inside the whole one. */
    private static void compareParts(LayerHandle layer, NormCall call, NormResult whole) {
        for (int[] part : new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {1, 4}, {0, 2}}) {
            NormResult alone = layer.run(call.rows(part[0], part[1]));
            alone.rows(0, part[1] - part[0], part[1] - part[0])
                    .firstDifference(whole.rows(part[0], part[1], ROWS))
                    .ifPresent(difference -> System.out.println(DIFFERENCE + layer + " rows " + part[0] + " to "
                            + part[1] + " alone to the batch: " + difference));
        }
    }

    private static void update(CRC32 checksum, NormResult result) {
        result.byName().values().forEach(values -> {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
            bytes.asFloatBuffer().put(values);
            checksum.update(bytes);
        });
    }
}
