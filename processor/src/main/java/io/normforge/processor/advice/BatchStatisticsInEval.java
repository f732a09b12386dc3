package io.normforge.processor.advice;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** BATCH without running statistics: a sample's result depends on its neighbours when serving, too. */
final class BatchStatisticsInEval implements Advice {

    @Override
    public String id() {
        return "batch-statistics-in-eval";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.type() == NormType.BATCH && !each.tracks())
                .map(each -> Remark.on(
                        declaration.trackRunningStats(),
                        "BATCH without running statistics",
                        "in EVAL, too, a sample's result depends on the others of its batch, and changes with their number",
                        "leave trackRunningStats out, or write type = GROUP or LAYER"));
    }
}
