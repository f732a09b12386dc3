package io.normforge.processor.report;

import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Preset;
import java.util.List;

/** A shape, as declared, and what each type makes of it. */
record ShapeReport(List<Integer> sizes, List<Candidate> candidates) {

    static List<ShapeReport> all(NormSpec spec) {
        return spec.shapes().stream().map(shape -> of(spec, shape)).toList();
    }

    private static ShapeReport of(NormSpec spec, List<Integer> shape) {
        return new ShapeReport(
                shape,
                Preset.rows().stream()
                        .map(preset -> Candidate.of(spec, preset, shape))
                        .toList());
    }
}
