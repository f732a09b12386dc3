package io.normforge.processor.advice;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.Optional;

/** BATCH over a constant batch of few samples or few elements. */
final class SmallBatch implements Advice {

    private static final int FEWEST_SAMPLES = 8;
    private static final int FEWEST_ELEMENTS = 32;

    @Override
    public String id() {
        return "small-batch";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.type() == NormType.BATCH)
                .flatMap(each -> Sizes.shape(declaration, shape -> isSmall(spec, shape)))
                .map(shape -> Remark.on(
                        shape.value().get(0),
                        "BATCH over a batch of " + shape.value().get(0).value() + elements(spec, Sizes.plain(shape)),
                        "mean and variance of so few scatter from batch to batch, and the averages that EVAL takes fit none of them",
                        "write type = GROUP (SYNC_BATCH where other ranks have more), or DYNAMIC for a batch that"
                                + " differs"));
    }

    private static boolean isSmall(NormSpec spec, List<Integer> shape) {
        int batch = shape.get(0);
        int pooled = Sizes.pooled(spec, shape);
        return batch > 1 && (batch < FEWEST_SAMPLES || (pooled > 0 && pooled < FEWEST_ELEMENTS));
    }

    private static String elements(NormSpec spec, List<Integer> shape) {
        int pooled = Sizes.pooled(spec, shape);
        return pooled == 0 ? "" : ", " + pooled + " elements a statistic";
    }
}
