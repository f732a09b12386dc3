package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.CommunicatorException;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;

/** What MPI refuses is an exception with its own text, and ends no process. */
public final class Errors implements RankProgram {

    @Override
    public void run(Stage stage) {
        Mpi mpi = new Mpi(MpiLibrary.load());
        mpi.init();
        long all = mpi.duplicateWorld();
        NativeDoubles values = new NativeDoubles(1);
        assertThatThrownBy(() -> mpi.send(all, values.address(), 1, 99, 7, new NativeDoubles(1).address()))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageStartingWith("MPI_Isend fails: ")
                .hasMessageContaining("rank");
        assertThatThrownBy(() -> mpi.allGather(all, values.address(), 0, -3, values.address()))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageStartingWith("MPI_Iallgather fails: ");
        mpi.finish();
        // What comes too late is not given to MPI, which would end the process.
        mpi.send(all, values.address(), 1, 0, 7, new NativeDoubles(1).address());
    }
}
