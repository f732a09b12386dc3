package testing;

import io.normforge.NormLayer;
import io.normforge.processor.testing.SegmentBridge;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Calls methods that take memory segments. Arguments that lie in one array lie in one segment. */
public final class SegmentCalls implements SegmentBridge {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final Place[] PLACES = {Place.NATIVE, Place.FLOATS, Place.BYTES, Place.MAPPED, Place.BUFFER};

    private int shift;

    @Override
    public void call(NormLayer layer, String method, Place place, List<Argument> arguments, Object mask, int... sizes)
            throws Throwable {
        try (Arena arena = place == Place.CONFINED ? Arena.ofConfined() : Arena.ofShared()) {
            Map<float[], MemorySegment> wholes = new IdentityHashMap<>();
            List<Class<?>> types = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            for (Argument argument : arguments) {
                int number = wholes.size();
                MemorySegment whole = wholes.computeIfAbsent(argument.whole(), array -> segment(array, place, number, arena));
                types.add(MemorySegment.class);
                values.add(whole.asSlice(4L * argument.offset(), 4L * argument.length()));
            }
            if (mask != null) {
                types.add(mask.getClass());
                values.add(mask);
            }
            for (int size : sizes) {
                types.add(int.class);
                values.add(size);
            }
            invoke(layer, method, types, values);
            wholes.forEach((array, whole) -> MemorySegment.copy(whole, FLOAT, 0, array, 0, array.length));
        }
    }

    private static void invoke(NormLayer layer, String method, List<Class<?>> types, List<Object> values) throws Throwable {
        Method target = layer.getClass().getDeclaredMethod(method, types.toArray(Class<?>[]::new));
        target.setAccessible(true);
        try {
            target.invoke(layer, values.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A copy of an array in a segment; native ones start at every place of a cache line in turn. */
    private MemorySegment segment(float[] array, Place place, int number, Arena arena) {
        long bytes = 4L * array.length;
        MemorySegment segment = switch (place) {
            case NATIVE, CONFINED -> arena.allocate(bytes + 64, 64).asSlice(4 * (shift++ % 16), bytes);
            case FLOATS -> MemorySegment.ofArray(new float[array.length]);
            case BYTES -> MemorySegment.ofArray(new byte[(int) bytes]);
            case MAPPED -> mapped(bytes, arena);
            case BUFFER -> MemorySegment.ofBuffer(
                    ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
            case MIXED -> segment(array, PLACES[number % PLACES.length], number, arena);
        };
        MemorySegment.copy(array, 0, segment, FLOAT, 0, array.length);
        return segment;
    }

    private static MemorySegment mapped(long bytes, Arena arena) {
        try {
            Path file = Files.createTempFile("segment", ".bin");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(MapMode.READ_WRITE, 0, bytes, arena);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
