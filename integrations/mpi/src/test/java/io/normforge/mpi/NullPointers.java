package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;

/** Null pointers are found by a signal where code is compiled. */
public final class NullPointers implements RankProgram {

    private static final int CALLS = 100_000;
    private static final int EVERY = 100;

    @Override
    public void run(Stage stage) {
        double[] sums = {found(), 1};
        stage.communicator().allReduceSum(sums, new double[2 * stage.size()], 2);
        assertThat(found()).isEqualTo(CALLS / EVERY);
    }

    private static int found() {
        int[] one = {1};
        int found = 0;
        int others = 0;
        for (int call = 0; call < CALLS; call++) {
            try {
                others += length(call % EVERY == 0 ? null : one);
            } catch (NullPointerException e) {
                found++;
            }
        }
        assertThat(found + others).isEqualTo(CALLS);
        return found;
    }

    private static int length(int[] array) {
        return array.length;
    }
}
