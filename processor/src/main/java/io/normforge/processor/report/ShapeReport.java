package io.normforge.processor.report;

import io.normforge.processor.spec.NormSpec;
import java.util.List;

/** A shape, as declared, and what each type makes of it. */
record ShapeReport(List<Integer> sizes, List<Candidate> candidates) {

    static List<ShapeReport> all(NormSpec spec) {
        List<Contender> contenders = Contender.all(spec);
        return spec.shapes().stream().map(shape -> of(contenders, shape)).toList();
    }

    private static ShapeReport of(List<Contender> contenders, List<Integer> shape) {
        return new ShapeReport(
                shape,
                contenders.stream()
                        .map(contender -> Candidate.of(contender, shape))
                        .toList());
    }
}
