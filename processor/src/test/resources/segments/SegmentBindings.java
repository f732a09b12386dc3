package testing;

import io.normforge.NormLayer;
import io.normforge.processor.testing.Bindings;
import io.normforge.processor.testing.SegmentBridge.Place;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Binds by reflection. What is bound starts in the middle of a segment, and may not be written. */
public final class SegmentBindings implements Bindings {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final NormLayer layer;
    private final Arena arena = Arena.ofShared();

    public SegmentBindings(NormLayer layer) {
        this.layer = layer;
    }

    @Override
    public void bind(Place memory, float[] gamma, float[] beta) {
        Object[] segments = beta.length == 0
                ? new Object[] {segment(memory, gamma)}
                : new Object[] {segment(memory, gamma), segment(memory, beta)};
        Class<?>[] types = new Class<?>[segments.length];
        Arrays.fill(types, MemorySegment.class);
        invoke("bind", types, segments);
    }

    @Override
    public void unbind() {
        invoke("unbind", new Class<?>[0]);
    }

    @Override
    public void close() {
        arena.close();
    }

    private MemorySegment segment(Place memory, float[] numbers) {
        long bytes = 4L * numbers.length;
        MemorySegment segment = switch (memory) {
            case NATIVE -> arena.allocate(bytes + 4, 8).asSlice(4);
            case MAPPED -> mapped(bytes + 12).asSlice(12);
            default -> MemorySegment.ofArray(new float[numbers.length]);
        };
        MemorySegment.copy(numbers, 0, segment, FLOAT, 0, numbers.length);
        return segment.asReadOnly();
    }

    private MemorySegment mapped(long bytes) {
        try {
            Path file = Files.createTempFile("parameters", ".bin");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(MapMode.READ_WRITE, 0, bytes, arena);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void invoke(String method, Class<?>[] types, Object... values) {
        try {
            Method target = layer.getClass().getDeclaredMethod(method, types);
            target.setAccessible(true);
            target.invoke(layer, values);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
