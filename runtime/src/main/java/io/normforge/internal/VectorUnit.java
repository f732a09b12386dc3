package io.normforge.internal;

import java.util.Arrays;
import java.util.Optional;

/**
 * What this JVM says of its vectors. The runtime must link where {@code jdk.incubator.vector} is absent, so it asks by
 * reflection, once.
 */
final class VectorUnit {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String LANES_PROPERTY = "normforge.lanes";

    private VectorUnit() {}

    /** The width that the machine prefers, asked for when it is first needed: it takes some 20 ms. */
    private static final class Preferred {
        static final int LANES = preferredLanes();
    }

    /** Why a layer with kernels of these widths cannot run vector code here; null where it can. */
    static String obstacle(Class<?> layer, int[] generatedLanes) {
        String absence = absence(layer, generatedLanes);
        if (absence == null && lanes(generatedLanes) == 0) {
            String limit = System.getProperty(LANES_PROPERTY) == null
                    ? "this machine prefers vectors of " + Preferred.LANES * Float.SIZE + " bits"
                    : "-D" + LANES_PROPERTY + "=" + System.getProperty(LANES_PROPERTY) + " limits them";
            return limit + ", and the layer has kernels for " + BackendChoice.widths(generatedLanes);
        }
        return absence;
    }

    /** The same without the question of their width, which leaves the vector module alone. */
    static String absence(Class<?> layer, int[] generatedLanes) {
        if (generatedLanes.length == 0) {
            return "the layer was compiled without --add-modules " + MODULE + ", so it has plain kernels only";
        }
        Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
        if (vectors.isEmpty()) {
            return "the JVM was started without --add-modules " + MODULE;
        }
        if (!layer.getModule().canRead(vectors.get())) {
            return layer.getModule() + " does not read " + MODULE + "; add \"requires " + MODULE + ";\" to it";
        }
        return null;
    }

    /** The widest generated kernel that the machine's registers hold; 0 where none is narrow enough. */
    static int lanes(int[] generatedLanes) {
        int limit = Integer.getInteger(LANES_PROPERTY, Preferred.LANES);
        return Arrays.stream(generatedLanes)
                .filter(lanes -> lanes <= limit)
                .max()
                .orElse(0);
    }

    private static int preferredLanes() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return 0;
        }
        try {
            Object species = Class.forName(MODULE + ".FloatVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            return (int)
                    Class.forName(MODULE + ".VectorSpecies").getMethod("length").invoke(species);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(MODULE + " is there, but does not say which width it prefers", e);
        }
    }
}
