package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;

/** Ranks of even and of odd number in parts of their own, which go on beside the whole; one part is split again. */
public final class Parts implements RankProgram {

    @Override
    public void run(Stage stage) {
        MpiCommunicator whole = (MpiCommunicator) stage.communicator();
        assertThat(whole.mpi()).containsIgnoringCase("mpi");
        assertThatThrownBy(() -> whole.split(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(whole + ": the colour is -1; write 0 or more");
        MpiCommunicator part = whole.split(whole.rank() % 2);
        assertThat(part.size()).isEqualTo((whole.size() + 1 - whole.rank() % 2) / 2);
        assertThat(part.rank()).isEqualTo(whole.rank() / 2);
        // Parts make different numbers of calls.
        for (int call = 0; call < 3 + whole.rank() % 2; call++) {
            double[] sums = {whole.rank(), 1};
            part.allReduceSum(sums, new double[2 * part.size()], 2);
            assertThat(sums[0]).isEqualTo(sumOfEverySecond(whole.rank() % 2, whole.size()));
            assertThat(sums[1]).isEqualTo(part.size());
        }
        MpiCommunicator alone = part.split(part.rank());
        assertThat(alone.size()).isEqualTo(1);
        double[] all = new double[1];
        alone.allGather(new double[] {7}, all, 1);
        assertThat(all).containsExactly(7);
        part.close();
        assertThatThrownBy(() -> part.allGather(new double[1], new double[part.size()], 1))
                .hasMessageContaining("has closed its communicator");
        callsThatAllHaveMadeSucceedThoughOneLeavesAtOnce(whole);
        double[] sums = {1};
        whole.allReduceSum(sums, new double[whole.size()], 1);
        assertThat(sums).containsExactly(whole.size());
    }

    /** Often, since it is about timing. */
    private static void callsThatAllHaveMadeSucceedThoughOneLeavesAtOnce(MpiCommunicator whole) {
        for (int run = 0; run < 50; run++) {
            MpiCommunicator part = whole.split(0);
            part.allGather(new double[2000], new double[2000 * part.size()], 2000);
            part.close();
        }
    }

    private static double sumOfEverySecond(int first, int end) {
        double sum = 0;
        for (int rank = first; rank < end; rank += 2) {
            sum += rank;
        }
        return sum;
    }
}
