package io.normforge;

import io.normforge.internal.BackendChoice;
import java.util.List;
import java.util.Random;

/** What a generated SYNC_BATCH over [size0, channels] is to the runtime, by what it finds in a batch. */
final class SyncedNorm extends NormLayer {

    private final int channels;

    SyncedNorm(String name, int channels, Communicator rank) {
        super(
                new NormDescriptor(
                        name,
                        "io.normforge.Model",
                        NormType.SYNC_BATCH,
                        List.of(List.of(Shape.DYNAMIC, channels)),
                        List.of(0),
                        List.of(1),
                        Affine.GAMMA_BETA,
                        channels,
                        false,
                        1e-5f,
                        Residual.NONE,
                        Activation.NONE,
                        0.01f,
                        false,
                        1,
                        1,
                        0.1f,
                        false,
                        channels,
                        "nothing"),
                Mode.TRAIN,
                BackendChoice.forLayer(SyncedNorm.class),
                rank);
        this.channels = channels;
    }

    /** A forward call over so many elements, whose statistics the seed tells. */
    void forward(long seed, int elements) {
        Random random = new Random(seed);
        SavedStatistics found = calls().statisticsToShare(channels, elements * channels);
        for (int i = 0; i < channels; i++) {
            found.mean()[i] = (float) random.nextGaussian();
            found.remainder()[i] = 0;
            found.variance()[i] = random.nextFloat();
        }
        calls().shareStatistics(elements);
        calls().trackSharedStatistics();
    }

    /** The backward call of it, whose sums the seed tells. */
    void backward(long seed, int elements) {
        Random random = new Random(seed);
        SavedStatistics kept = calls().keptStatistics(channels, elements * channels);
        for (int i = 0; i < channels; i++) {
            kept.pooledGradient()[i] = random.nextFloat();
            kept.pooledProduct()[i] = random.nextFloat();
        }
        calls().shareGradients();
    }
}
