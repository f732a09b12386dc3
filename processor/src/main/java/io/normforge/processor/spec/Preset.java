package io.normforge.processor.spec;

import io.normforge.Affine;
import io.normforge.NormType;
import java.util.List;
import java.util.Optional;

/**
 * What sets a norm type apart: a rule for axes, a rule for γ and β, whether it centres, and whose statistics it uses. A
 * new type is a row here.
 *
 * @param type the type
 * @param centred whether the mean is subtracted
 * @param pooling the pooled axes where none are declared
 * @param defaultAffine what {@link Affine#BY_TYPE} stands for
 * @param hasBeta whether a β makes sense
 * @param tracking whether there are running statistics
 */
public record Preset(
        NormType type, boolean centred, Pooling pooling, Affine defaultAffine, boolean hasBeta, Tracking tracking) {

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
            new Preset(NormType.BATCH, true, Pooling.BATCH, Affine.GAMMA_BETA, true, Tracking.BY_DEFAULT),
            new Preset(NormType.SYNC_BATCH, true, Pooling.BATCH, Affine.GAMMA_BETA, true, Tracking.BY_DEFAULT),
            new Preset(NormType.LAYER, true, Pooling.LAST, Affine.GAMMA_BETA, true, Tracking.NEVER),
            new Preset(NormType.RMS, false, Pooling.LAST, Affine.GAMMA, false, Tracking.NEVER),
            new Preset(NormType.INSTANCE, true, Pooling.SPACE, Affine.NONE, true, Tracking.ON_REQUEST),
            new Preset(NormType.GROUP, true, Pooling.GROUPS, Affine.GAMMA_BETA, true, Tracking.NEVER));

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

    /** Whether a single pooled element is useless but harmless, and no sign of a batch or an image too small. */
    public boolean toleratesSingleElement() {
        return !pooling.hasChannels();
    }
}
