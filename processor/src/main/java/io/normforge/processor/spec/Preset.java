package io.normforge.processor.spec;

import io.normforge.Affine;
import io.normforge.NormType;
import java.util.List;
import java.util.Optional;

/**
 * What sets a norm type apart: a rule for axes, a rule for γ and β, what it divides by, and whose statistics it uses. A
 * new type is a row here.
 *
 * @param type the type
 * @param divisor what elements are divided by, and whether the mean is subtracted before
 * @param usualEpsilon the ε where none is declared
 * @param pooling the pooled axes where none are declared
 * @param defaultAffine what {@link Affine#BY_TYPE} stands for
 * @param hasBeta whether a β makes sense
 * @param tracking whether there are running statistics
 */
public record Preset(
        NormType type,
        Divisor divisor,
        float usualEpsilon,
        Pooling pooling,
        Affine defaultAffine,
        boolean hasBeta,
        Tracking tracking) {

    /** Whether a layer keeps running statistics. */
    public enum Tracking {
        /** It cannot: its statistics are a sample's own, in evaluation too. */
        NEVER,
        /** If the annotation asks for it. */
        ON_REQUEST,
        /** Unless the annotation forbids it. */
        BY_DEFAULT
    }

    private static final List<Preset> ROWS = List.of(
            centred(NormType.BATCH, Pooling.BATCH, Affine.GAMMA_BETA, Tracking.BY_DEFAULT),
            centred(NormType.SYNC_BATCH, Pooling.BATCH, Affine.GAMMA_BETA, Tracking.BY_DEFAULT),
            centred(NormType.LAYER, Pooling.LAST, Affine.GAMMA_BETA, Tracking.NEVER),
            uncentred(NormType.RMS, Divisor.ROOT_MEAN_SQUARE, 1e-5f, Affine.GAMMA),
            centred(NormType.INSTANCE, Pooling.SPACE, Affine.NONE, Tracking.ON_REQUEST),
            centred(NormType.GROUP, Pooling.GROUPS, Affine.GAMMA_BETA, Tracking.NEVER),
            uncentred(NormType.UNIT, Divisor.LENGTH, 1e-12f, Affine.NONE));

    private static Preset centred(NormType type, Pooling pooling, Affine affine, Tracking tracking) {
        return new Preset(type, Divisor.DEVIATION, 1e-5f, pooling, affine, true, tracking);
    }

    /** Without a mean there is nothing for a β to bring back. */
    private static Preset uncentred(NormType type, Divisor divisor, float usualEpsilon, Affine affine) {
        return new Preset(type, divisor, usualEpsilon, Pooling.LAST, affine, false, Tracking.NEVER);
    }

    /** The row of a type; empty for one that is not generated yet. */
    public static Optional<Preset> of(NormType type) {
        return ROWS.stream().filter(row -> row.type == type).findFirst();
    }

    /** The rows, in order. */
    public static List<Preset> rows() {
        return ROWS;
    }

    /** The types that have a row. */
    public static List<NormType> types() {
        return ROWS.stream().map(Preset::type).toList();
    }

    /** Whether the mean is subtracted. */
    public boolean centred() {
        return divisor.isCentred();
    }

    /** Whether a single pooled element is useless but harmless, and no sign of a batch or an image too small. */
    public boolean toleratesSingleElement() {
        return !pooling.hasChannels();
    }
}
