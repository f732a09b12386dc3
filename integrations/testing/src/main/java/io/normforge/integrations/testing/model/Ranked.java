package io.normforge.integrations.testing.model;

import static io.normforge.Affine.NONE;
import static io.normforge.NormType.SYNC_BATCH;
import static io.normforge.Shape.CONFIGURED;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Communicator;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.Normalize;
import io.normforge.Shape;

/** Rows of channels, and maps of 3 × 3, of any number of channels. */
@Normalize(name = "Rows", type = SYNC_BATCH, shapes = @Shape({DYNAMIC, CONFIGURED}))
@Normalize(name = "PlainRows", type = SYNC_BATCH, shapes = @Shape({DYNAMIC, CONFIGURED}), affine = NONE)
@Normalize(name = "Maps", type = SYNC_BATCH, shapes = @Shape({DYNAMIC, CONFIGURED, 3, 3}))
@Normalize(name = "PlainMaps", type = SYNC_BATCH, shapes = @Shape({DYNAMIC, CONFIGURED, 3, 3}), affine = NONE)
public final class Ranked {

    private Ranked() {}

    /** A layer in TRAIN; every one is a {@link io.normforge.UnaryNorm}. */
    public static NormLayer layer(boolean maps, boolean affine, int channels, Communicator rank) {
        if (maps) {
            return affine
                    ? new RankedMaps(channels, Mode.TRAIN, rank)
                    : new RankedPlainMaps(channels, Mode.TRAIN, rank);
        }
        return affine ? new RankedRows(channels, Mode.TRAIN, rank) : new RankedPlainRows(channels, Mode.TRAIN, rank);
    }
}
