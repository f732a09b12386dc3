package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** A mask where no call can have padding. */
final class NeedlessMask implements Advice {

    @Override
    public String id() {
        return "needless-mask";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(NormSpec::masked)
                .filter(each -> each.shapes().get(0).get(0) == 1)
                .map(each -> Remark.on(
                        declaration.masked(),
                        "a mask over a batch of one sample",
                        "padding brings samples to one length, and one alone has it already; the mask costs two copies",
                        "leave masked out, and make the sample's length DYNAMIC"));
    }
}
