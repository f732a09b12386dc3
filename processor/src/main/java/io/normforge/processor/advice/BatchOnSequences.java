package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** Statistics over the batch for tokens: [N, T, C], as transformers have them, without a mask. */
final class BatchOnSequences implements Advice {

    private static final int SEQUENCE_RANK = 3;

    @Override
    public String id() {
        return "batch-on-sequences";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(BatchOnSequences::areTokens)
                .map(each -> Remark.on(
                        declaration.type(),
                        spec.type() + " over the tokens of sequences",
                        "sequences differ in length and in what they say, so that statistics over a batch of them are"
                                + " unsteady, padding counts, and one sequence at a time is served by other numbers",
                        "write type = LAYER or RMS, or masked = true where " + spec.type() + " is meant"));
    }

    static boolean areTokens(NormSpec spec) {
        return spec.poolsBatch()
                && spec.rank() == SEQUENCE_RANK
                && spec.channelAxis() == SEQUENCE_RANK - 1
                && !spec.masked();
    }
}
