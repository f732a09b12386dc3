package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** Channels first, and sizes that look like channels last. */
final class ChannelAxisLooksWrong implements Advice {

    @Override
    public String id() {
        return "channel-axis-looks-wrong";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.channelAxis() == 1)
                .flatMap(each -> Sizes.shape(declaration, ImageSizes::areChannelsLast))
                .map(shape -> Remark.on(
                        shape,
                        "the sizes look like [N, H, W, C], and the channel axis is 1",
                        "statistics, gamma and beta would be those of "
                                + shape.value().get(1).value() + " rows of pixels",
                        "write channelAxis = -1, or the sizes as [N, C, H, W]"));
    }
}
