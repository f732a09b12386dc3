package io.normforge.processor.report;

import io.normforge.processor.plan.Cost;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.spec.NormSpec;
import java.util.List;

/**
 * What a layer's calls cost for each element.
 *
 * @param train forward by the statistics of the call's own elements
 * @param eval forward in EVAL: the same, or by running statistics
 * @param backward the gradient of {@code train}
 */
record Costs(Cost train, Cost eval, Cost backward) {

    static Costs of(NormSpec spec) {
        List<Entry> entries = Entry.of(spec);
        Entry forward = entries.get(0);
        Entry backward = entries.stream().filter(Entry::isBackward).findFirst().orElseThrow();
        return new Costs(Cost.of(forward), Cost.of(spec.tracks() ? forward.given() : forward), Cost.of(backward));
    }
}
