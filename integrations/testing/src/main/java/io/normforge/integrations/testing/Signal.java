package io.normforge.integrations.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a test does to a rank's process. */
public enum Signal {
    KILL,
    STOP,
    CONT;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Fails if there is no such process. The shell's own kill is there where the program is not installed. */
    void to(long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid)
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("no process " + pid + " takes the signal " + name());
        }
        if (this == STOP && !Markers.await(() -> hasStopped(pid), LIMIT)) {
            throw new AssertionError("process " + pid + " does not stop");
        }
    }

    /** A thread takes the signal for all, so on a busy machine the others run on for a while. */
    private static boolean hasStopped(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            List<Path> all = threads.toList();
            for (Path thread : all) {
                if (!hasStopped(thread)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new AssertionError("the state of process " + pid + " cannot be read", e);
        }
    }

    /** By the state behind the name, which stands in parentheses. */
    private static boolean hasStopped(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
