package io.normforge.processor.report;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.Exchange;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.List;

/**
 * What one type makes of a shape. Where it does not fit, all but the first two components are empty.
 *
 * @param why why it does not fit; empty where it does
 * @param parameters how many elements γ has, and β
 * @param running how many running means there are, and running variances
 * @param exchange what ranks tell each other; null where statistics are a rank's own
 */
record Candidate(
        NormType type,
        String why,
        List<Integer> axes,
        Affine affine,
        List<Integer> affineAxes,
        int channelAxis,
        int groups,
        boolean tracks,
        Size elements,
        Size statistics,
        Size pooled,
        Size parameters,
        Size running,
        Exchange exchange,
        List<NestLoop> nest,
        Costs costs) {

    static Candidate of(Contender contender, List<Integer> shape) {
        NormSpec spec = contender.alternative().spec();
        if (spec == null) {
            return refused(contender.type(), contender.alternative().why());
        }
        CanonicalShape canonical = spec.canonical(shape);
        return new Candidate(
                spec.type(),
                "",
                spec.axes(),
                spec.affine(),
                spec.affineAxes(),
                spec.channelAxis(),
                spec.groups(),
                spec.tracks(),
                canonical.elements(),
                canonical.statistics(),
                canonical.pooled(),
                spec.hasGamma() ? spec.parameters() : Size.NONE,
                spec.tracks() ? spec.running() : Size.NONE,
                Exchange.of(spec.preset()),
                NestLoop.of(canonical),
                contender.costs());
    }

    private static Candidate refused(NormType type, String why) {
        return new Candidate(
                type,
                why,
                List.of(),
                Affine.NONE,
                List.of(),
                -1,
                1,
                false,
                Size.ONE,
                Size.ONE,
                Size.ONE,
                Size.NONE,
                Size.NONE,
                null,
                List.of(),
                null);
    }
}
