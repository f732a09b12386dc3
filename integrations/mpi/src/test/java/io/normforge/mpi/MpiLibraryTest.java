package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.CommunicatorException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong before MPI has started is named too. */
class MpiLibraryTest {

    @Test
    void whereNoMpiIsInstalledAllThatWasTriedIsNamed() {
        assertThatThrownBy(() -> MpiLibrary.first(List.of("libno-such-mpi.so.1", "/no/such/file.so")))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageStartingWith("no MPI: none of these libraries can be loaded: libno-such-mpi.so.1 (")
                .hasMessageContaining("/no/such/file.so (")
                .hasMessageEndingWith(
                        "; install one, such as Debian's openmpi-bin, or name its file by -Dnormforge.mpi.library");
    }

    @Test
    void aProcessThatIsAloneThoughItsLauncherStartedSeveralIsFoundOut() {
        assertThatThrownBy(() -> Launcher.check(Map.of("PMI_SIZE", "4"), 1, "Open MPI v4.1.4 (libmpi.so.40)"))
                .isInstanceOf(CommunicatorException.class)
                .hasMessage(
                        "PMI_SIZE says that it is one of 4, but it is alone for Open MPI v4.1.4 (libmpi.so.40); start"
                                + " it by the mpirun of that MPI, or name the library of the one that did by"
                                + " -Dnormforge.mpi.library");
        assertThatCode(() -> {
                    Launcher.check(Map.of("PMI_SIZE", "4"), 4, "MPICH");
                    Launcher.check(Map.of("OMPI_COMM_WORLD_SIZE", "1"), 1, "Open MPI");
                    Launcher.check(Map.of(), 1, "Open MPI");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aTimeoutOfAtLeastAMillisecondIsRequired() {
        assertThatThrownBy(() -> MpiCommunicator.world(Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a timeout of PT0.000999999S; it takes at least PT0.001S");
        assertThatThrownBy(() -> MpiCommunicator.world(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("timeout: ");
    }
}
