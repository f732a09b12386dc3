package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final AtomicFile.Content NEW = channel -> channel.write(ByteBuffer.wrap("new".getBytes()));

    @TempDir
    Path directory;

    @Test
    void theNewContentReplacesTheOld() throws IOException {
        Path file = Files.writeString(directory.resolve("state"), "old and longer");
        AtomicFile.write(file, NEW);
        assertThat(file).hasContent("new");
        assertOnlyFileIs(file);
    }

    @Test
    void aDiskThatFillsUpHalfwayLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(directory.resolve("state"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    NEW.writeTo(channel);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThat(file).hasContent("old");
        assertOnlyFileIs(file);
    }

    @Test
    void anErrorWhileWritingLeavesNothingWhereNothingWas() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(directory.resolve("state"), channel -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatIsNotThereIsReportedByName() {
        assertThatThrownBy(() -> AtomicFile.write(directory.resolve("none/state"), NEW))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
    }

    @Test
    void throughASymbolicLinkTheFileItPointsToIsReplaced() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(directory.resolve("state"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        AtomicFile.write(link, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void theFileHasThePermissionsOfAnyNewFile() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path plain = Files.writeString(directory.resolve("plain"), "");
        Path file = directory.resolve("state");
        AtomicFile.write(file, NEW);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    private void assertOnlyFileIs(Path file) throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
