package io.normforge.internal;

import io.normforge.Backend;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;

/**
 * Which kernel class of a layer runs on this machine, and why.
 *
 * @param backend the kind
 * @param lanes floats in a vector; 0 for PLAIN
 * @param reason a sentence for people
 */
public record BackendChoice(Backend backend, int lanes, String reason) {

    private static final Logger LOG = System.getLogger("io.normforge");

    /** The JVM from which the Vector API is fast enough to be the default. */
    private static final int FIRST_FAST_JVM = 25;

    /** The choice for a layer on this JVM, with {@code -Dnormforge.backend} taken into account. */
    public static BackendChoice forLayer(Class<?> layer, int... generatedLanes) {
        String wish = System.getProperty("normforge.backend", "");
        BackendChoice choice = switch (wish) {
            case "" -> byMachine(layer, generatedLanes);
            case "plain" -> new BackendChoice(Backend.PLAIN, 0, "-Dnormforge.backend=plain asks for it");
            case "vector" -> vector(layer, generatedLanes, "-Dnormforge.backend=vector asks for it");
            default ->
                throw new IllegalStateException("-Dnormforge.backend=" + wish + " is unknown; write plain or vector");
        };
        LOG.log(Level.DEBUG, () -> layer.getName() + " runs on " + choice.describe());
        return choice;
    }

    /** The choice for a layer whose caller names the back end. */
    public static BackendChoice explicit(Backend backend, Class<?> layer, int... generatedLanes) {
        String reason = "the constructor asks for it";
        return backend == Backend.PLAIN
                ? new BackendChoice(Backend.PLAIN, 0, reason)
                : vector(layer, generatedLanes, reason);
    }

    /** The back end, its width and the reason, in one line. */
    public String describe() {
        String width = lanes == 0 ? "" : " with " + lanes * Float.SIZE + "-bit vectors";
        return backend + width + ": " + reason;
    }

    private static BackendChoice byMachine(Class<?> layer, int[] generatedLanes) {
        String obstacle = VectorUnit.obstacle(layer, generatedLanes);
        if (obstacle != null) {
            return new BackendChoice(Backend.PLAIN, 0, obstacle);
        }
        int jvm = Runtime.version().feature();
        if (jvm < FIRST_FAST_JVM) {
            return new BackendChoice(
                    Backend.PLAIN,
                    0,
                    "on Java " + jvm + " plain kernels are the faster ones; vector" + " kernels are chosen from Java "
                            + FIRST_FAST_JVM);
        }
        return vectors(generatedLanes, "Java " + jvm + " has jdk.incubator.vector and the layer a kernel for it");
    }

    private static BackendChoice vector(Class<?> layer, int[] generatedLanes, String reason) {
        String obstacle = VectorUnit.obstacle(layer, generatedLanes);
        if (obstacle != null) {
            throw new IllegalStateException(
                    "VECTOR cannot run " + layer.getName() + ", though " + reason + ": " + obstacle);
        }
        return vectors(generatedLanes, reason);
    }

    private static BackendChoice vectors(int[] generatedLanes, String reason) {
        int lanes = VectorUnit.lanes(generatedLanes);
        VectorOperations.useOnce(lanes);
        return new BackendChoice(Backend.VECTOR, lanes, reason);
    }

    /** Generated widths in the way messages show them. */
    static String widths(int[] generatedLanes) {
        return Arrays.toString(
                Arrays.stream(generatedLanes).map(lanes -> lanes * Float.SIZE).toArray());
    }
}
