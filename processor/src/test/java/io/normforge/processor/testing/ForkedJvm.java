package io.normforge.processor.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs a main class of the tests in a JVM of its own, with the flags under test and the vector module. */
public final class ForkedJvm {

    private static final int MINUTES = 5;

    private ForkedJvm() {}

    /** What it printed, line by line; a failure of the other JVM is one of the test. */
    public static List<String> run(List<String> flags, Class<?> main, String... arguments) {
        List<String> options = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector", "-Xmx1g"));
        options.addAll(flags);
        options.addAll(List.of("-cp", classPath(), main.getName()));
        options.addAll(Arrays.asList(arguments));
        return run(options, "the JVM with " + flags);
    }

    /**
     * What a main class of a named module printed, line by line, in a JVM that has nothing but the module path.
     *
     * @param main {@code module/class}
     */
    public static List<String> runModule(List<Path> modulePath, String main) {
        String path = modulePath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return run(List.of("-Xmx1g", "--module-path", path, "--module", main), "the JVM of " + main);
    }

    /** What a main class printed, line by line, in a JVM that has nothing but a class path. */
    public static List<String> runPlainly(List<String> flags, List<Path> classPath, String main) {
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(flags);
        options.addAll(List.of("-Xmx1g", "-Dstdout.encoding=UTF-8", "-cp", path, main));
        return run(options, "the JVM of " + main);
    }

    private static List<String> run(List<String> options, String what) {
        List<String> command = new ArrayList<>(options);
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        try {
            return outputOf(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), what);
        } catch (IOException e) {
            throw new AssertionError("cannot start " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> outputOf(Process process, String what) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(what + " failed:\n" + output);
        }
        return output.lines()
                .filter(line -> !line.contains("Using incubator modules"))
                .toList();
    }

    /** Surefire keeps the real class path in a property of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
