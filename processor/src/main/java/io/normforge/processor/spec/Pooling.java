package io.normforge.processor.spec;

import java.util.List;
import java.util.stream.IntStream;

/** The pooled axes of a type, where none are declared. Axis 0 is the batch axis. */
public enum Pooling {
    /** The last axis. */
    LAST,
    /** The batch and space: all axes but the channels'. */
    BATCH,
    /** Space: all axes but the batch's and the channels'. */
    SPACE,
    /** Space and the channels of a group, which are an axis of their own once the channels are split. */
    GROUPS;

    /** Whether the type knows a channel axis. */
    public boolean hasChannels() {
        return this != LAST;
    }

    List<Integer> axes(int rank, int channelAxis) {
        return IntStream.range(0, rank)
                .filter(axis -> switch (this) {
                    case LAST -> axis == rank - 1;
                    case BATCH -> axis != channelAxis;
                    case SPACE -> axis != 0 && axis != channelAxis;
                    case GROUPS -> axis != 0;
                })
                .boxed()
                .toList();
    }
}
