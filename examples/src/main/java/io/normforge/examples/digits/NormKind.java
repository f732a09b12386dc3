package io.normforge.examples.digits;

import java.util.function.Supplier;

/** What a network may normalise by. */
enum NormKind implements Supplier<MapNorm> {
    NONE,
    BATCH,
    LAYER,
    INSTANCE,
    GROUP,
    RMS;

    /** A new one, in TRAIN. */
    @Override
    public MapNorm get() {
        return switch (this) {
            case NONE -> new PlainMaps();
            case BATCH -> new BatchMaps();
            case LAYER -> new LayerMaps();
            case INSTANCE -> new InstanceMaps();
            case GROUP -> new GroupMaps();
            case RMS -> new RmsMaps();
        };
    }
}
