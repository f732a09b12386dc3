package io.normforge.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that appears whole or not at all. */
public final class AtomicFile {

    private AtomicFile() {}

    /** What writes the bytes. */
    public interface Content {
        /** Writes all of them; the channel is closed by the caller. */
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /**
     * Writes to a temporary file in the same directory, which is the same file system and so can be moved in one step.
     * Through a symbolic link the file it points to is replaced.
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // Not Files.createTempFile: its file, and then the target, would be readable by its owner alone.
        Path temporary = target.resolveSibling(".normforge-" + UUID.randomUUID() + ".tmp");
        try {
            writeThrough(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeThrough(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
            // Before the move: after a crash a name must not point to bytes that never reached the disk.
            channel.force(true);
        }
    }
}
