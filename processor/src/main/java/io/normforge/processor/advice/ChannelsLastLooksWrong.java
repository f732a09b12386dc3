package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** Channels last, and sizes that look like channels first. */
final class ChannelsLastLooksWrong implements Advice {

    @Override
    public String id() {
        return "channels-last-looks-wrong";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.channelAxis() == each.rank() - 1)
                .flatMap(each -> Sizes.shape(declaration, ImageSizes::areChannelsFirst))
                .map(shape -> Remark.on(
                        declaration.channelAxis(),
                        "the sizes look like [N, C, H, W], and the channel axis is the last",
                        "statistics, gamma and beta would be those of "
                                + shape.value().get(spec.rank() - 1).value() + " columns of pixels",
                        "leave channelAxis out, or write the sizes as [N, H, W, C]"));
    }
}
