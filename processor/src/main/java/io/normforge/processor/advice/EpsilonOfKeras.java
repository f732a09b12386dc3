package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** Keras's default of ε, beside types for which weights mostly come from elsewhere. Convolutional networks use it with BATCH. */
final class EpsilonOfKeras implements Advice {

    private static final float KERAS = 1e-3f;

    @Override
    public String id() {
        return "epsilon-of-keras";
    }

    @Override
    public Level level() {
        return Level.NOTE;
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.preset().divisor().addsEpsilon() && !each.poolsBatch() && each.epsilon() == KERAS)
                .map(each -> Remark.on(
                        declaration.epsilon(),
                        "an epsilon of 1e-3 is Keras's default",
                        "weights that were trained with another, such as PyTorch's 1e-5, give other results with it",
                        "write 1e-5f unless the weights come from Keras"));
    }
}
