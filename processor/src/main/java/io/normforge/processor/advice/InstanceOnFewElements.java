package io.normforge.processor.advice;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** INSTANCE over a handful of positions. */
final class InstanceOnFewElements implements Advice {

    private static final int FEWEST = 16;

    @Override
    public String id() {
        return "instance-on-few-elements";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.type() == NormType.INSTANCE)
                .flatMap(each -> Sizes.shape(declaration, shape -> isFew(Sizes.pooled(spec, shape))))
                .map(shape -> Remark.on(
                        shape,
                        "INSTANCE over " + Sizes.pooled(spec, Sizes.plain(shape)) + " elements a statistic",
                        "what is left of so few, less their mean and over their spread, is mostly noise",
                        "write type = GROUP, which pools neighbouring channels too"));
    }

    private static boolean isFew(int pooled) {
        return pooled > 0 && pooled < FEWEST;
    }
}
