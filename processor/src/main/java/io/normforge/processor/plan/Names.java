package io.normforge.processor.plan;

import io.normforge.Activation;
import java.util.Locale;
import java.util.Set;

/** The names that recipes, schedules and emitters agree on. */
public final class Names {

    public static final String X = "x";
    public static final String Y = "y";
    public static final String RESIDUAL = "residual";
    public static final String GATE = "gate";
    public static final String RESIDUAL_GATE = "residualGate";
    public static final String SUM = "sum";
    public static final String DY = "dy";
    public static final String DX = "dx";
    public static final String DSUM = "dsum";
    public static final String DGATE = "dgate";
    public static final String DRESIDUAL = "dresidual";
    public static final String DRESIDUAL_GATE = "dresidualGate";
    public static final String SCALE = "scale";
    public static final String SHIFT = "shift";
    public static final String DSCALE = "dscale";
    public static final String DSHIFT = "dshift";
    public static final String GAMMA = "gamma";
    public static final String BETA = "beta";
    public static final String GAMMA_BLOCK = "dGamma";
    public static final String BETA_BLOCK = "dBeta";
    public static final String GATE_BLOCK = "dGate";
    public static final String SAVED = "saved";
    public static final String GRADIENTS = "gradients";
    public static final String STATISTIC = "statistic";

    /** The first statistic of a round. */
    public static final String FIRST_STATISTIC = "firstStatistic";

    public static final String SAVED_MEAN = "saved.mean()";
    public static final String SAVED_REMAINDER = "saved.remainder()";
    public static final String SAVED_RSTD = "saved.rstd()";
    public static final String SAVED_VARIANCE = "saved.variance()";
    public static final String SAVED_GRADIENT = "saved.pooledGradient()";
    public static final String SAVED_PRODUCT = "saved.pooledProduct()";
    public static final String COUNT = "COUNT";

    /** One over that, in double. */
    public static final String PER_COUNT = "1.0 / COUNT";

    public static final String EPSILON = "EPSILON";

    /** The same as an argument, where the layer's constructor takes it. */
    public static final String CONFIGURED_EPSILON = "epsilon";

    /** The arrays that have an element for each of x. */
    public static final Set<String> STREAMS = Set.of(X, Y, RESIDUAL, GATE, SUM, DY, DX, DSUM, DGATE, DRESIDUAL);

    private Names() {}

    /** The method of a plain kernel that an activation's value comes from: {@code geluTanh}. */
    public static String valueOf(Activation activation) {
        StringBuilder name = new StringBuilder();
        for (String word : activation.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** The same for its derivative. */
    public static String slopeOf(Activation activation) {
        return valueOf(activation) + "Slope";
    }
}
