package io.normforge.processor.testing;

import io.normforge.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One of the kernel classes of a layer: the plain one, or the vector one of a width. */
public record Kernel(Backend backend, int lanes) {

    public static final Kernel PLAIN = new Kernel(Backend.PLAIN, 0);

    /** The property by which a JVM of wide vectors runs narrow kernels too. */
    static final String LANES_PROPERTY = "normforge.lanes";

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** The vector kernels that this JVM runs, widest first; none where it was started without the vector module. */
    public static List<Kernel> vector() {
        int widest = preferredLanes();
        return Stream.of(16, 8, 4)
                .filter(lanes -> lanes <= widest)
                .map(lanes -> new Kernel(Backend.VECTOR, lanes))
                .toList();
    }

    /** All that this JVM runs, the plain one first. */
    public static List<Kernel> all() {
        List<Kernel> kernels = new ArrayList<>(List.of(PLAIN));
        kernels.addAll(vector());
        return kernels;
    }

    private static int preferredLanes() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return 0;
        }
        try {
            Object species = Class.forName(VECTOR_MODULE + ".FloatVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            return (int) Class.forName(VECTOR_MODULE + ".VectorSpecies")
                    .getMethod("length")
                    .invoke(species);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return backend == Backend.PLAIN ? "PLAIN" : "VECTOR" + lanes * Float.SIZE;
    }
}
