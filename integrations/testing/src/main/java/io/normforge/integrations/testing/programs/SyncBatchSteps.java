package io.normforge.integrations.testing.programs;

import io.normforge.Communicator;
import io.normforge.NormLayer;
import io.normforge.UnaryNorm;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import io.normforge.integrations.testing.model.Ranked;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Seeded steps through two SYNC_BATCH layers, each rank with a part of the batch, which changes in size from step to step and is now
 * and then empty. What all of them wrote is reported as one number, the same for the same bits.
 */
public final class SyncBatchSteps implements RankProgram {

    /** The name of the report. */
    public static final String BITS = "bits";

    /** How many there are where nobody asks for more. */
    public static final int STEPS = 40;

    @Override
    public void run(Stage stage) {
        stage.report(BITS, bits(stage.communicator(), STEPS));
    }

    /** What a rank must report, whatever connects it with the others. */
    public static String bits(Communicator rank, int steps) {
        NormLayer rows = Ranked.layer(false, true, 37, rank);
        NormLayer maps = Ranked.layer(true, true, 5, rank);
        SplittableRandom random = new SplittableRandom(rank.rank());
        Bits bits = new Bits();
        for (int step = 0; step < steps; step++) {
            // Rank 0 always has two samples and more: a batch of one element is refused.
            int samples = rank.rank() == 0 ? 2 + random.nextInt(3) : random.nextInt(5);
            step(rows, new int[] {samples, 37}, random, bits);
            step(maps, new int[] {samples, 5, 3, 3}, random, bits);
        }
        for (NormLayer layer : new NormLayer[] {rows, maps}) {
            bits.add(layer.runningStatistics().mean());
            bits.add(layer.runningStatistics().variance());
            bits.add(layer.gradients().gamma());
            bits.add(layer.gradients().beta());
        }
        return bits.toString();
    }

    private static void step(NormLayer layer, int[] shape, SplittableRandom random, Bits bits) {
        int elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] x = floats(elements, random);
        float[] dy = floats(elements, random);
        float[] y = new float[elements];
        float[] dx = new float[elements];
        ((UnaryNorm) layer).forward(x, shape, y);
        ((UnaryNorm) layer).backward(x, shape, dy, dx);
        bits.add(y);
        bits.add(dx);
    }

    private static float[] floats(int length, SplittableRandom random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextDouble() * 4 - 1);
        }
        return values;
    }

    /** Their order counts. */
    private static final class Bits {

        private long hash = 0xcbf29ce484222325L;

        void add(float[] values) {
            for (float value : values) {
                hash = (hash ^ Float.floatToRawIntBits(value)) * 0x100000001b3L;
                hash ^= hash >>> 29;
            }
        }

        @Override
        public String toString() {
            return Long.toHexString(hash);
        }
    }
}
