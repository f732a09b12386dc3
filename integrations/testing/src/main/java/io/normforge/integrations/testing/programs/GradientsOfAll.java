package io.normforge.integrations.testing.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Communicator;
import io.normforge.DataParallel;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Ranks that begin alike and go by the gradients of all, in one message and in slices; and ranks that differ, which are told so. */
public final class GradientsOfAll implements RankProgram {

    /** What a rank reports: a hash of all numbers. */
    public static final String BITS = "bits of gradients";

    private static final int LENGTH = 10_007;

    @Override
    public void run(Stage stage) {
        stage.report(BITS, bits(stage.communicator()));
        differentModelsAreNamed(stage.communicator());
    }

    /** The same whatever carries the messages. */
    public static String bits(Communicator rank) {
        int hash = 0;
        for (int slice : new int[] {rank.size() * 100, 4_099, 1 << 20}) {
            float[] values = numbers(rank.rank(), slice);
            float[] gradient = numbers(rank.rank(), -slice);
            DataParallel parallel = DataParallel.over(rank)
                    .parameter("weight", values, gradient)
                    .sliceLength(slice)
                    .build();
            parallel.start();
            assertThat(values).isEqualTo(numbers(0, slice));
            parallel.averageGradients();
            parallel.sumGradients();
            hash = 31 * (31 * hash + Arrays.hashCode(values)) + Arrays.hashCode(gradient);
        }
        return Integer.toHexString(hash);
    }

    /** Of many magnitudes; of every tenth the sum is 1 in rank order and 0 in most others, rounded to float too. */
    private static float[] numbers(int rank, int seed) {
        SplittableRandom random = new SplittableRandom(1_000L * seed + rank);
        float[] numbers = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            float number = Math.scalb((float) random.nextDouble(-1, 1), random.nextInt(40) - 20);
            numbers[i] = i % 10 > 0 ? number : new float[] {1e16f, -1e16f, 1}[rank % 3];
        }
        return numbers;
    }

    private static void differentModelsAreNamed(Communicator rank) {
        String name = rank.rank() == 1 ? "head" : "stem";
        DataParallel parallel =
                DataParallel.over(rank).state(name, new float[3]).build();
        assertThatThrownBy(parallel::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        ": 'stem', a state of 3 values\n", "\n  on rank 1: 'head', a state of 3 values\n");
        rank.allGather(new double[1], new double[rank.size()], 1);
    }
}
