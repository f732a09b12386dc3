package io.normforge.internal;

import io.normforge.Backend;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;

/**
 * Which kernel class a layer runs, and why: settled when it is constructed, or by trials while it is called.
 *
 * <p>Both kernels return the same bits, so the choice is about time. Where nobody forces it and nothing stands in the way of
 * vectors, it is left to the clock.
 */
public final class BackendChoice {

    private static final Logger LOG = System.getLogger("io.normforge");
    private static final String BACKEND_PROPERTY = "normforge.backend";
    private static final String TRIAL_PROPERTY = "normforge.trial";

    /** The JVM from which the Vector API is fast enough to be tried. */
    private static final int FIRST_FAST_JVM = 25;

    private static final String NO_FMA =
            "this JVM has no instruction for fused multiply-add, without which vector kernels are many times slower";

    private final Backend backend;
    private final int lanes;
    private final String reason;
    private final LayerTrials<?> trials;

    private BackendChoice(Backend backend, int lanes, String reason, LayerTrials<?> trials) {
        this.backend = backend;
        this.lanes = lanes;
        this.reason = reason;
        this.trials = trials;
    }

    /** The choice for a layer that comes with plain kernels only. */
    public static BackendChoice forLayer(Class<?> layer) {
        return byProperties(layer, new int[0], null);
    }

    /** The choice for a layer, with {@code -Dnormforge.backend} and {@code -Dnormforge.trial} taken into account. */
    public static BackendChoice forLayer(LayerTrials<?> trials) {
        return byProperties(trials.type(), trials.generatedLanes(), trials);
    }

    /** The choice for a layer whose caller names the back end. */
    public static BackendChoice explicit(Backend backend, LayerTrials<?> trials) {
        return explicit(backend, trials.type(), trials.generatedLanes());
    }

    /** The same, by the widths of its vector kernels: none for a layer that comes with plain ones only. */
    public static BackendChoice explicit(Backend backend, Class<?> layer, int... generatedLanes) {
        String reason = "the constructor asks for it";
        return backend == Backend.PLAIN ? plain(reason) : vector(layer, generatedLanes, reason);
    }

    private static BackendChoice byProperties(Class<?> layer, int[] generatedLanes, LayerTrials<?> trials) {
        String wish = System.getProperty(BACKEND_PROPERTY, "");
        BackendChoice choice = switch (wish) {
            case "" -> byMachine(layer, generatedLanes, trials);
            case "plain" -> plain("-D" + BACKEND_PROPERTY + "=plain asks for it");
            case "vector" -> vector(layer, generatedLanes, "-D" + BACKEND_PROPERTY + "=vector asks for it");
            default -> throw unknown(BACKEND_PROPERTY, wish, "plain or vector");
        };
        LOG.log(Level.DEBUG, () -> layer.getName() + " runs on " + choice.describe());
        return choice;
    }

    private static IllegalStateException unknown(String property, String value, String known) {
        return new IllegalStateException("-D" + property + "=" + value + " is unknown; write " + known);
    }

    private static BackendChoice byMachine(Class<?> layer, int[] generatedLanes, LayerTrials<?> trials) {
        String absence = VectorUnit.absence(layer, generatedLanes);
        if (absence != null) {
            return plain(absence);
        }
        if (!FusedMultiplyAdd.isByTheProcessor()) {
            return plain(NO_FMA);
        }
        int jvm = Runtime.version().feature();
        if (jvm < FIRST_FAST_JVM) {
            return plain("on Java " + jvm + " plain kernels are the faster ones; vector kernels are tried from Java "
                    + FIRST_FAST_JVM);
        }
        if (trials != null && isTrialOn()) {
            return new BackendChoice(Backend.PLAIN, 0, "", trials);
        }
        String obstacle = VectorUnit.obstacle(layer, generatedLanes);
        return obstacle != null
                ? plain(obstacle)
                : vectors(generatedLanes, "Java " + jvm + " has jdk.incubator.vector and the layer a kernel for it");
    }

    private static boolean isTrialOn() {
        String wish = System.getProperty(TRIAL_PROPERTY, "on");
        return switch (wish) {
            case "on" -> true;
            case "off" -> false;
            default -> throw unknown(TRIAL_PROPERTY, wish, "on or off");
        };
    }

    private static BackendChoice plain(String reason) {
        return new BackendChoice(Backend.PLAIN, 0, reason, null);
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
        return new BackendChoice(Backend.VECTOR, lanes, reason, null);
    }

    /** The kind of kernel that runs: VECTOR where it is left to trials as soon as a method has moved to it. */
    public Backend backend() {
        return trials == null ? backend : trials.backend();
    }

    /** Floats in a vector, where the choice is settled; 0 for PLAIN. */
    public int lanes() {
        return lanes;
    }

    /** A sentence for people. */
    public String reason() {
        return trials == null ? reason : trials.reason();
    }

    /** What it is left to; null where it is settled. */
    public LayerTrials<?> trials() {
        return trials;
    }

    /** Waits until trials of what was called are over. */
    public void settle() {
        if (trials != null) {
            trials.settle();
        }
    }

    /** The back end, its width and the reason, in one line. */
    public String describe() {
        String width = lanes == 0 ? "" : " with " + lanes * Float.SIZE + "-bit vectors";
        return backend() + width + ": " + reason();
    }

    /** Generated widths in the way messages show them. */
    static String widths(int[] generatedLanes) {
        return Arrays.toString(
                Arrays.stream(generatedLanes).map(lanes -> lanes * Float.SIZE).toArray());
    }
}
