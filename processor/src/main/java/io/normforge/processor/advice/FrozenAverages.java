package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** A momentum of 0, which leaves the running statistics where they start. */
final class FrozenAverages implements Advice {

    @Override
    public String id() {
        return "frozen-averages";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.tracks() && each.momentum() == 0)
                .map(each -> Remark.on(
                        declaration.momentum(),
                        "a momentum of 0 leaves the running statistics at 0 and 1",
                        "EVAL then normalizes by them, whatever TRAIN has seen",
                        "write 0.1f, or call freezeStatistics() once they are loaded"));
    }
}
