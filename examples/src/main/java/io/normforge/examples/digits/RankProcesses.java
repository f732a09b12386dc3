package io.normforge.examples.digits;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts ranks as processes, on this JVM's JDK and class path, which write where this one does. */
final class RankProcesses {

    /** How long the others may take to notice that one has failed. */
    private static final int SECONDS_TO_NOTICE = 90;

    /** More ranks than cores, who give way while they wait; also for those who are root. Other MPIs ignore these. */
    private static final Map<String, String> OPEN_MPI = Map.of(
            "OMPI_MCA_rmaps_base_oversubscribe", "1",
            "OMPI_MCA_mpi_yield_when_idle", "1",
            "OMPI_ALLOW_RUN_AS_ROOT", "1",
            "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");

    private final int ranks;
    private final String effort;

    RankProcesses(int ranks, String effort) {
        this.ranks = ranks;
        this.effort = effort;
    }

    /** Whether there is an {@code mpirun} to start them. */
    static boolean hasMpi() {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(File.pathSeparator, -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mpirun")));
    }

    /** Has {@code mpirun} start them, and waits for it. */
    int byMpi() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mpirun", "-n", Integer.toString(ranks)));
        command.addAll(java(Transport.MPI));
        return await(List.of(start(command, OPEN_MPI)));
    }

    /** Starts them itself, over JGroups, with the variables that launchers set. */
    int itself() throws IOException, InterruptedException {
        String port = Integer.toString(FreePorts.first(ranks));
        List<Process> started = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            started.add(start(
                    java(Transport.JGROUPS),
                    Map.of(
                            "RANK", Integer.toString(rank),
                            "WORLD_SIZE", Integer.toString(ranks),
                            "MASTER_ADDR", InetAddress.getLoopbackAddress().getHostAddress(),
                            "MASTER_PORT", port)));
        }
        return await(started);
    }

    private static Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> java(Transport transport) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), RankProcess.class.getName()));
        command.addAll(List.of(transport.toString(), effort));
        return command;
    }

    /** Zero if all end well; once one has not, the others have some time to say why, and are ended then. */
    private static int await(List<Process> processes) throws InterruptedException {
        Thread ending = new Thread(() -> processes.forEach(Process::destroy));
        Runtime.getRuntime().addShutdownHook(ending);
        int worst = 0;
        for (Process process : processes) {
            if (worst == 0) {
                worst = process.waitFor();
            } else if (!process.waitFor(SECONDS_TO_NOTICE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        Runtime.getRuntime().removeShutdownHook(ending);
        return worst;
    }
}
