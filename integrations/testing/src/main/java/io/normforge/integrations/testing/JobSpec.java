package io.normforge.integrations.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What processes to start. They have this process's JDK, class path, and system properties that begin with {@code normforge.}.
 *
 * @param program which ranks run, by class
 * @param timeout how long a rank waits for the others
 * @param arguments the same for all ranks
 */
public record JobSpec(
        Transport transport,
        int ranks,
        Class<? extends RankProgram> program,
        Duration timeout,
        List<String> arguments) {

    /** Small processes that start quickly; what they compute does not depend on it. */
    private static final List<String> OPTIONS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    /** With an argument more. */
    public JobSpec with(String argument) {
        List<String> all = new ArrayList<>(arguments);
        all.add(argument);
        return new JobSpec(transport, ranks, program, timeout, List.copyOf(all));
    }

    List<List<String>> commands(Path folder) {
        return IntStream.range(0, ranks).mapToObj(rank -> command(folder, rank)).toList();
    }

    private List<String> command(Path folder, int rank) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("normforge."))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RankMain.class.getName()));
        command.addAll(Stream.of(folder, rank, ranks, timeout.toMillis())
                .map(Object::toString)
                .toList());
        command.addAll(List.of(transport.getClass().getName(), program.getName()));
        command.addAll(arguments);
        return command;
    }
}
