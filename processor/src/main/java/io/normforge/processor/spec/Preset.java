package io.normforge.processor.spec;

import io.normforge.Affine;
import io.normforge.NormType;
import java.util.List;
import java.util.Optional;

/**
 * What sets a norm type apart: a rule for axes, a rule for γ and β, and whether it centres. A new type is a row here.
 *
 * @param type the type
 * @param centred whether the mean is subtracted
 * @param defaultAxes the pooled axes where none are declared; negative from the end
 * @param defaultAffine what {@link Affine#BY_TYPE} stands for
 * @param hasBeta whether a β makes sense
 * @param perSample whether a statistic never pools over samples, so that a single element is useless but harmless
 */
public record Preset(
        NormType type,
        boolean centred,
        List<Integer> defaultAxes,
        Affine defaultAffine,
        boolean hasBeta,
        boolean perSample) {

    private static final List<Preset> ROWS = List.of(
            new Preset(NormType.LAYER, true, List.of(-1), Affine.GAMMA_BETA, true, true),
            new Preset(NormType.RMS, false, List.of(-1), Affine.GAMMA, false, true));

    /** The row of a type; empty for one that is not generated yet. */
    public static Optional<Preset> of(NormType type) {
        return ROWS.stream().filter(row -> row.type == type).findFirst();
    }

    /** The types that have a row. */
    public static List<NormType> types() {
        return ROWS.stream().map(Preset::type).toList();
    }
}
