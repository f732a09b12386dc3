package io.normforge.mpi;

import io.normforge.Communicator;
import io.normforge.integrations.testing.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Ranks that {@code mpirun} starts on this machine; {@code -Dnormforge.mpirun} names the launcher of another MPI, with {@code
 * -Dnormforge.mpi.library}.
 */
public final class MpiTransport implements Transport {

    private static final String MPIRUN = System.getProperty("normforge.mpirun", "mpirun");

    /**
     * More ranks than cores, of which those that wait leave theirs to others; root, too, and containers that may not read each other's
     * memory. MPIs other than Open MPI ignore these.
     */
    private static final Map<String, String> OPEN_MPI = Map.of(
            "OMPI_MCA_rmaps_base_oversubscribe", "1",
            "OMPI_MCA_mpi_yield_when_idle", "1",
            "OMPI_MCA_btl_vader_single_copy_mechanism", "none",
            "OMPI_ALLOW_RUN_AS_ROOT", "1",
            "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");

    private final Map<String, String> settings;

    /** One that kills what is left of a job at once when it is over, which saves a second a test. */
    public MpiTransport() {
        this(Map.of("OMPI_MCA_odls_base_sigkill_timeout", "0"));
    }

    /** One with other settings of Open MPI's, as variables of the environment. */
    MpiTransport(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "MPI";
    }

    @Override
    public String missing() {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(MPIRUN)));
        return there ? "" : "no " + MPIRUN + " on the PATH: install Debian's openmpi-bin to test ranks over MPI";
    }

    /** One launcher, which gives each rank arguments of its own. */
    @Override
    public List<Process> launch(List<List<String>> ranks, Starter start) throws IOException {
        List<String> command = new ArrayList<>(List.of(MPIRUN));
        for (List<String> rank : ranks) {
            command.addAll(List.of("-np", "1"));
            command.addAll(rank);
            command.add(":");
        }
        command.remove(command.size() - 1);
        ProcessBuilder launcher = new ProcessBuilder(command);
        launcher.environment().putAll(OPEN_MPI);
        launcher.environment().putAll(settings);
        return List.of(start.start(launcher));
    }

    @Override
    public Communicator connect(int rank, int size, Duration timeout) {
        return MpiCommunicator.world(timeout);
    }

    @Override
    public boolean launcherEndsAll() {
        return true;
    }
}
