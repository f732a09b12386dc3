package io.normforge.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles.Lookup;

/**
 * Sees to it that {@link Math#fma} in plain kernels costs little on every machine, with the same bits.
 *
 * <p>Where the processor has no instruction for it, {@link Math#fma} reckons in decimals, over a thousand times as long. There,
 * before a plain kernel is loaded, its class file is made to call {@link RoundingToOdd} in its place. Whether that is so, the
 * clock says, once. On all other machines kernels are left alone: a method between them and the instruction would cost a fifth
 * of the time of the first calls, and as much for good in methods so large that the JIT does not inline it.
 *
 * <p>Where only the JIT knows the instruction and the interpreter does not, kernels stay with the other for the life of the
 * process: bearable, and the same bits.
 *
 * <p>Thread-safe.
 */
public final class FusedMultiplyAdd {

    private static final boolean BY_THE_PROCESSOR = FusedMultiplyAddTrial.isFast();

    private FusedMultiplyAdd() {}

    /** Whether this JVM has an instruction for it, as far as the clock can tell. */
    static boolean isByTheProcessor() {
        return BY_THE_PROCESSOR;
    }

    /**
     * What a layer calls when its class is initialised, before any of its kernels can have been used.
     *
     * @param layer the layer's own look-up, to define classes beside it
     * @param kernels the simple names of the layer's plain kernels
     */
    public static void link(Lookup layer, String... kernels) {
        if (BY_THE_PROCESSOR) {
            return;
        }
        for (String kernel : kernels) {
            replace(layer, kernel);
        }
    }

    /** Where it cannot be done, the kernel is slow and otherwise the same. */
    private static void replace(Lookup layer, String kernel) {
        try {
            byte[] classFile = read(layer.lookupClass(), kernel + ".class");
            layer.defineClass(MethodReferences.moved(classFile, Math.class, "fma", RoundingToOdd.class));
        } catch (IOException | IllegalAccessException | LinkageError | SecurityException e) {
            String message = kernel + " of " + layer.lookupClass().getName()
                    + " stays with Math.fma, which takes over a hundred times as long on this machine as it would have to";
            System.getLogger("io.normforge").log(Level.INFO, message, e);
        }
    }

    private static byte[] read(Class<?> layer, String file) throws IOException {
        try (InputStream in = layer.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("the class loader of " + layer.getName() + " has no resource " + file);
            }
            return in.readAllBytes();
        }
    }
}
