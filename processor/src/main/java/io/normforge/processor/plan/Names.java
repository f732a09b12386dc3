package io.normforge.processor.plan;

/** The names that recipes, schedules and emitters agree on. */
public final class Names {

    public static final String X = "x";
    public static final String Y = "y";
    public static final String RESIDUAL = "residual";
    public static final String SUM = "sum";
    public static final String DY = "dy";
    public static final String DX = "dx";
    public static final String DSUM = "dsum";
    public static final String GAMMA = "gamma";
    public static final String BETA = "beta";
    public static final String GAMMA_BLOCK = "dGamma";
    public static final String BETA_BLOCK = "dBeta";
    public static final String SAVED = "saved";
    public static final String GRADIENTS = "gradients";
    public static final String STATISTIC = "statistic";
    public static final String SAVED_MEAN = "saved.mean()";
    public static final String SAVED_REMAINDER = "saved.remainder()";
    public static final String SAVED_RSTD = "saved.rstd()";
    public static final String COUNT = "COUNT";
    public static final String EPSILON = "EPSILON";

    private Names() {}
}
