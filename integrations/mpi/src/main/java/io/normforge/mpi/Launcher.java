package io.normforge.mpi;

import java.util.Arrays;
import java.util.Map;

/** What MPI's launchers say to a process by environment variables, before MPI itself can be asked. */
enum Launcher {
    OPEN_MPI("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"),
    /** MPICH, and others that start processes as it does. */
    PMI("PMI_RANK", "PMI_SIZE");

    private final String rank;
    private final String size;

    Launcher(String rank, String size) {
        this.rank = rank;
        this.size = size;
    }

    /** This process, for messages. */
    static String title(Map<String, String> environment) {
        return Arrays.stream(values())
                .filter(launcher -> environment.containsKey(launcher.rank) && environment.containsKey(launcher.size))
                .findFirst()
                .map(launcher -> "rank " + environment.get(launcher.rank) + " of " + environment.get(launcher.size))
                .orElse("this process");
    }

    /** Finds out a process that is one of several for its launcher, and alone for the MPI that it has loaded. */
    static void check(Map<String, String> environment, int size, Object mpi) {
        for (Launcher launcher : values()) {
            String said = environment.getOrDefault(launcher.size, "1");
            if (size == 1 && !said.equals("1")) {
                throw new MpiException(
                        launcher.size + " says that it is one of " + said + ", but it is alone for " + mpi
                                + "; start it by the mpirun of that MPI, or name the library of the one that did by -D"
                                + MpiLibrary.PROPERTY,
                        null);
            }
        }
    }
}
