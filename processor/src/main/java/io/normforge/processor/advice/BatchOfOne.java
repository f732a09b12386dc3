package io.normforge.processor.advice;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** BATCH over a constant batch of one sample. Ranks may have one sample each: SYNC_BATCH pools them all. */
final class BatchOfOne implements Advice {

    @Override
    public String id() {
        return "batch-of-one";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.type() == NormType.BATCH)
                .flatMap(each -> Sizes.batch(declaration, size -> size == 1))
                .map(size -> Remark.on(
                        size,
                        "BATCH over a batch of one sample",
                        "TRAIN normalizes by the sample's own statistics and EVAL by averages over many, so that the model is served"
                                + " with numbers it was not trained on",
                        "write type = GROUP or INSTANCE, or DYNAMIC for a batch that differs"));
    }
}
