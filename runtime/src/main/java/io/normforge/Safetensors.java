package io.normforge;

import io.normforge.internal.AtomicFile;
import io.normforge.internal.ByteSource;
import io.normforge.internal.SafetensorsHeader;
import io.normforge.internal.StoredTensor;
import io.normforge.internal.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads and writes states as safetensors files (<a href="https://github.com/huggingface/safetensors">the format</a>),
 * which PyTorch, Flax and Keras read and write too.
 *
 * <p>Read are the types F32 and I64, and as F32 also F16 and BF16 (exactly) and F64 (rounded to the nearest float; a
 * finite number beyond float's range is an error). {@code __metadata__} is checked and left out. Written are F32 and
 * I64, laid out as the reference implementation does and with its metadata {@code {"format":"pt"}}: equal states give
 * equal bytes, in whatever order they hold their tensors.
 *
 * <p>A file need not be trusted: everything its header claims is checked against the file's size before memory is
 * taken for it, and a header of more than 100 MB is refused. Whatever breaks the format throws {@link StateException},
 * naming the file, what is wrong and where. Stateless, so any number of threads may call at once.
 */
public final class Safetensors {

    /** The one name in a header that is no tensor's. */
    static final String METADATA = SafetensorsHeader.METADATA;

    private Safetensors() {}

    /**
     * All tensors of a file, in the order of its header.
     *
     * @throws StateException if the file breaks the format, or holds a tensor of a type that is not read
     * @throws IOException if the file cannot be read
     */
    public static NormState read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /**
     * Some tensors of a file. Only their data are read, so the file may be larger than memory, and the others may be of
     * any type; the header is checked whole.
     *
     * @param names which tensors to read: {@code name -> name.contains(".norm")}
     * @throws StateException if the file breaks the format, or a selected tensor is of a type that is not read
     * @throws IOException if the file cannot be read
     */
    public static NormState read(Path file, Predicate<String> names) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(ByteSource.of(file.toString(), channel), names);
        }
    }

    /**
     * All tensors of a file's bytes.
     *
     * @throws StateException if they break the format, or hold a tensor of a type that is not read
     */
    public static NormState read(byte[] bytes) {
        try {
            return read(ByteSource.of("safetensors bytes", bytes), name -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no array throws it
        }
    }

    /**
     * Writes a file whole or not at all: into a temporary file beside it, through to the disk, then moved into place in
     * one step. If this fails, a file that was there before is untouched and the temporary one is gone.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, NormState state) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter(state);
        AtomicFile.write(file, writer::writeTo);
    }

    /**
     * The bytes that {@link #write} would write.
     *
     * @throws IllegalArgumentException if they are more than an array can hold
     */
    public static byte[] toBytes(NormState state) {
        SafetensorsWriter writer = new SafetensorsWriter(state);
        if (writer.size() > TensorData.MAX_ELEMENTS) {
            throw new IllegalArgumentException(
                    "the state takes " + writer.size() + " bytes, more than an array can hold; write it to a file");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) writer.size());
        try {
            writer.writeTo(Channels.newChannel(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no array throws it
        }
        return bytes.toByteArray();
    }

    private static NormState read(ByteSource source, Predicate<String> names) throws IOException {
        SafetensorsHeader header = SafetensorsHeader.read(source);
        List<StoredTensor> selected = header.tensors().stream()
                .filter(stored -> names.test(stored.name()))
                .toList();
        // All of them before the first array is filled: a type that is not read shows at once, not after gigabytes.
        for (StoredTensor stored : selected) {
            TensorData.checkReadable(source, stored);
        }
        Map<String, StateTensor> tensors = new LinkedHashMap<>();
        for (StoredTensor stored : selected) {
            tensors.put(stored.name(), tensor(source, header.dataStart(), stored));
        }
        return NormState.of(tensors);
    }

    private static StateTensor tensor(ByteSource source, long dataStart, StoredTensor stored) throws IOException {
        List<Integer> shape = stored.shape().stream().map(Math::toIntExact).toList();
        return stored.isInteger()
                ? StateTensor.adopt(TensorData.longs(source, dataStart, stored), shape)
                : StateTensor.adopt(TensorData.floats(source, dataStart, stored), shape);
    }
}
