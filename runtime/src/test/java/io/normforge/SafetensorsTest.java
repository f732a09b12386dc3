package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    private static final NormState BATCH_NORM = NormState.empty()
            .with("weight", StateTensor.of(new float[] {1f, 1.25f}, 2))
            .with("bias", StateTensor.of(new float[] {-0.5f, 0.25f}, 2))
            .with("running_mean", StateTensor.of(new float[] {1.5f, -2f}, 2))
            .with("running_var", StateTensor.of(new float[] {0.75f, 4f}, 2))
            .with("num_batches_tracked", StateTensor.scalar(7));

    @TempDir
    Path directory;

    @Test
    void aFileAsPyTorchWritesItIsReadInTheOrderOfItsHeader() {
        NormState read = Safetensors.read(SafetensorsBytes.torchBatchNorm());
        assertThat(read).isEqualTo(BATCH_NORM);
        assertThat(read.names())
                .containsExactly("num_batches_tracked", "bias", "running_mean", "running_var", "weight");
    }

    @Test
    void theSameStateIsWrittenWithTheVeryBytesOfPyTorch() {
        assertThat(Safetensors.toBytes(BATCH_NORM)).isEqualTo(SafetensorsBytes.torchBatchNorm());
    }

    @Test
    void readingWhatWasWrittenGivesAnEqualState() throws IOException {
        Path file = directory.resolve("norm.safetensors");
        Safetensors.write(file, BATCH_NORM);
        assertThat(Safetensors.read(file)).isEqualTo(BATCH_NORM);
        assertThat(Files.readAllBytes(file)).isEqualTo(Safetensors.toBytes(BATCH_NORM));
    }

    @Test
    void theBytesDependOnTheTensorsAndNotOnTheirOrder() {
        Map<String, StateTensor> reversed = new LinkedHashMap<>();
        List<String> names = List.copyOf(BATCH_NORM.names());
        for (int i = names.size() - 1; i >= 0; i--) {
            reversed.put(names.get(i), BATCH_NORM.get(names.get(i)));
        }
        assertThat(Safetensors.toBytes(NormState.of(reversed))).isEqualTo(Safetensors.toBytes(BATCH_NORM));
    }

    @Test
    void theHeaderEndsOnAMultipleOfEightWhateverTheNames() {
        for (int length = 1; length <= 16; length++) {
            NormState state = NormState.empty().with("x".repeat(length), StateTensor.scalar(1));
            byte[] bytes = Safetensors.toBytes(state);
            long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
            assertThat(header % 8).isZero();
            assertThat(bytes).hasSize((int) header + 16);
        }
    }

    @Test
    void namesOfAnyCharactersSurviveAndAreEscapedInTheHeader() {
        String name = "a\"b\\c/\b\f\n\r\t\u0001\u007fγ😀";
        NormState state = NormState.empty().with(name, StateTensor.scalar(1)).with("", StateTensor.scalar(2));
        byte[] bytes = Safetensors.toBytes(state);
        assertThat(Safetensors.read(bytes)).isEqualTo(state);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\u007fγ😀\":{");
    }

    @Test
    void escapesOfOtherWritersAreUnderstood() {
        String entry = "\":{\"\\u0064type\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}";
        byte[] bytes = SafetensorsBytes.file("{\"\\u03b3\\uD83D\\uDE00\\/" + entry, new byte[8]);
        assertThat(Safetensors.read(bytes).names()).containsExactly("γ😀/");
    }

    @Test
    void emptyStatesEmptyTensorsAndFilesWithoutMetadataAreRead() {
        assertThat(Safetensors.read(Safetensors.toBytes(NormState.empty()))).isEqualTo(NormState.empty());
        assertThat(Safetensors.read(SafetensorsBytes.file("{}"))).isEqualTo(NormState.empty());
        NormState noElements = NormState.empty()
                .with("a", StateTensor.of(new float[0], 0, 3))
                .with("b", StateTensor.of(new float[] {1f}, 1, 1))
                .with("c", StateTensor.of(new float[0], 0));
        assertThat(Safetensors.read(Safetensors.toBytes(noElements))).isEqualTo(noElements);
    }

    @Test
    void tensorsLongerThanOnePieceOfReadingAreReadWhole() throws IOException {
        float[] floats = new float[100_003];
        long[] longs = new long[20_011];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(i * 31_991);
        }
        for (int i = 0; i < longs.length; i++) {
            longs[i] = i * 0x9E3779B97F4A7C15L;
        }
        NormState state = NormState.empty()
                .with("floats", StateTensor.of(floats, floats.length))
                .with("longs", StateTensor.of(longs, longs.length));
        Path file = directory.resolve("long.safetensors");
        Safetensors.write(file, state);
        assertThat(Safetensors.read(file)).isEqualTo(state);
    }

    @Test
    void onlySelectedTensorsAreReadAndTheOthersMayBeOfAnyType() throws IOException {
        String header = "{\"ids\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"new\":{\"dtype\":\"Q3\",\"shape\":[9],\"data_offsets\":[4,8]},"
                + "\"weight\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        byte[] data = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(8, 2.5f)
                .array();
        Path file = Files.write(directory.resolve("model.safetensors"), SafetensorsBytes.file(header, data));
        assertThat(Safetensors.read(file, "weight"::equals))
                .isEqualTo(NormState.empty().with("weight", StateTensor.of(new float[] {2.5f}, 1)));
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(StateException.class)
                .hasMessage(
                        file + ": tensor 'ids' is I32[1]; the types that can be read are F32, F64, F16, BF16 and I64,"
                                + " and the names to read can be selected");
    }

    @Test
    void aFileThatIsNotThereIsAnIoExceptionAndNoStateException() {
        assertThatThrownBy(() -> Safetensors.read(directory.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoTemporaryOne() throws IOException {
        Path occupied = Files.createDirectory(directory.resolve("occupied"));
        Files.writeString(occupied.resolve("old"), "old");
        assertThatThrownBy(() -> Safetensors.write(occupied, BATCH_NORM)).isInstanceOf(IOException.class);
        try (var entries = Files.list(directory)) {
            assertThat(entries).containsExactly(occupied);
        }
        assertThat(occupied.resolve("old")).hasContent("old");
    }

    @Test
    void aSpaceInANameIsWrittenAndReadAsItIs() {
        NormState state = NormState.empty().with("block 1", StateTensor.of(new float[] {1f}, 1));
        byte[] bytes = Safetensors.toBytes(state);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("\"block 1\"");
        assertThat(Safetensors.read(bytes)).isEqualTo(state);
    }
}
