package io.normforge.examples.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs a class in a JVM of its own, on this JVM's JDK and class path. */
final class ChildJvm {

    /**
     * Vectors; native code; an option that newer JDKs want and JDK 17 does not know, which the one before it allows. The serial
     * collector has no threads that could be in the way of what is measured.
     */
    static final List<String> BASE = List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC");

    private final List<String> options;
    private final Map<String, String> environment;
    private final Path directory;

    /** A JVM with these options and variables, whose files go to the directory. */
    ChildJvm(List<String> options, Map<String, String> environment, Path directory) {
        this.options = List.copyOf(options);
        this.environment = new TreeMap<>(environment);
        this.directory = directory;
    }

    /** Runs it to its end, and reads what it wrote to the file that is its last argument. Nothing if it failed. */
    <T> Optional<T> run(Class<?> main, List<String> arguments, Class<T> result) {
        Path file = directory.resolve("child.json");
        Path log = directory.resolve("child.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // Where JavaCPP unpacks native libraries; once for all processes.
        command.add("-Dorg.bytedeco.javacpp.cachedir="
                + directory.resolve("javacpp").toAbsolutePath());
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        command.add(file.toString());
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(file);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            int exit = builder.redirectOutput(log.toFile()).start().waitFor();
            if (exit == 0) {
                return Optional.of(Json.read(file, result));
            }
            System.err.printf("failed with %d: %s%n%s%n", exit, arguments, Files.readString(log));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
