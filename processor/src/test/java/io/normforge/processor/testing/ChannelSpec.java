package io.normforge.processor.testing;

import java.util.Optional;

/**
 * What an annotation says of channels and running statistics.
 *
 * @param axis the channel axis as it is written
 * @param groups 0 where the annotation does not say
 * @param masked whether calls take a mask
 * @param tracks empty for the type's default
 */
public record ChannelSpec(int axis, int groups, float momentum, Optional<Boolean> tracks, boolean masked) {

    /** All that annotations need not name. */
    public static final ChannelSpec DEFAULT = new ChannelSpec(1, 0, 0.1f, Optional.empty(), false);

    ChannelSpec withAxis(int other) {
        return new ChannelSpec(other, groups, momentum, tracks, masked);
    }

    ChannelSpec withGroups(int other) {
        return new ChannelSpec(axis, other, momentum, tracks, masked);
    }

    ChannelSpec withMomentum(float other) {
        return new ChannelSpec(axis, groups, other, tracks, masked);
    }

    ChannelSpec withTracking(Optional<Boolean> other) {
        return new ChannelSpec(axis, groups, momentum, other, masked);
    }

    ChannelSpec withMask(boolean other) {
        return new ChannelSpec(axis, groups, momentum, tracks, other);
    }
}
