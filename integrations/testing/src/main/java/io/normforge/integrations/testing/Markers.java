package io.normforge.integrations.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The folder by which a job's processes and the test speak: a file is there, with all of its text, or it is not. */
public record Markers(Path folder) {

    /** What every rank leaves first. */
    static final String PID = "pid";

    /** What every rank leaves last. */
    public static final String OUTCOME = "outcome";

    void write(int rank, String name, String text) {
        Path file = file(rank, name);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> read(int rank, String name) {
        Path file = file(rank, name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(int rank, String name) {
        return Files.exists(file(rank, name));
    }

    /** Whether it came true in time. */
    static boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    private Path file(int rank, String name) {
        return folder.resolve("rank-" + rank + "." + name);
    }
}
