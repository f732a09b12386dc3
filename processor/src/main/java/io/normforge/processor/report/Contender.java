package io.normforge.processor.report;

import io.normforge.NormType;
import io.normforge.processor.spec.Alternative;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Preset;
import java.util.List;

/**
 * A layer as it would be with one of the types, whatever the shape.
 *
 * @param costs null where the type does not fit
 */
record Contender(NormType type, Alternative alternative, Costs costs) {

    static List<Contender> all(NormSpec own) {
        return Preset.rows().stream().map(preset -> of(own, preset)).toList();
    }

    private static Contender of(NormSpec own, Preset preset) {
        Alternative alternative = Alternative.of(own, preset);
        return new Contender(
                preset.type(), alternative, alternative.spec() == null ? null : Costs.of(alternative.spec()));
    }
}
