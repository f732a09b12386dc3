package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.Optional;

/**
 * Statistics over the batch and one further axis of unknown length: samples of unequal lengths, padded to be stacked. Two
 * such axes are an image's, whose batches have one size.
 */
final class PaddingInStatistics implements Advice {

    @Override
    public String id() {
        return "padding-in-statistics";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        List<Integer> positions = Sizes.pooledPositions(spec);
        if (!spec.poolsBatch()
                || spec.channelAxis() < 0
                || spec.masked()
                || positions.size() != 1
                || BatchOnSequences.areTokens(spec)) {
            return Optional.empty();
        }
        return Optional.of(Remark.on(
                declaration.shapes(),
                spec.type() + " pools the batch and axis " + positions.get(0) + ", whose size is DYNAMIC",
                "samples of unequal lengths are padded to be stacked, and the padding counts in mean and variance",
                "write masked = true, and hand over the lengths"));
    }
}
