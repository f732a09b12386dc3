package testing;

import io.normforge.NormLayer;
import io.normforge.processor.testing.WrongCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Calls by chance, each with one segment that is wrong. */
public final class WrongSegmentCalls implements WrongCalls {

    private static final int ROWS = 3;
    private static final int ELEMENTS = ROWS * ROW;

    private enum Fault {
        NULL("is null"),
        CLOSED("the arena of %s is closed"),
        OF_ANOTHER_THREAD("%s belongs to another thread"),
        READ_ONLY("%s is read-only"),
        MISALIGNED("%s starts at an address that is no multiple of 4"),
        HALF_AN_ELEMENT("%s has \\d+ bytes, which is no multiple of 4"),
        SHORT("%s has length \\d+, but " + ELEMENTS + " is needed"),
        LONG("%s has length \\d+, but the sizes say " + ELEMENTS),
        OVERLAPPING("%s and \\w+ overlap|\\w+ and %s overlap");

        private final String message;

        Fault(String message) {
            this.message = message;
        }
    }

    private final Random random;
    private final NormLayer layer;

    public WrongSegmentCalls(NormLayer layer, long seed) {
        this.layer = layer;
        random = new Random(seed);
    }

    @Override
    public List<String> complaints(int calls) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            try (Arena arena = Arena.ofShared()) {
                String complaint = one(arena);
                if (!complaint.isEmpty()) {
                    complaints.add("call " + i + ": " + complaint);
                }
            }
        }
        return complaints;
    }

    private String one(Arena arena) throws Exception {
        boolean forward = random.nextBoolean();
        List<String> names = forward ? List.of("x", "y") : List.of("x", "dy", "dx");
        MemorySegment memory = random.nextBoolean()
                ? arena.allocate(4L * 8 * ELEMENTS, 8)
                : MemorySegment.ofArray(new float[8 * ELEMENTS]);
        for (int i = 0; i < 8 * ELEMENTS; i++) {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i, i % 7);
        }
        MemorySegment[] segments = new MemorySegment[names.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = memory.asSlice(4L * (2 * i * ELEMENTS + random.nextInt(16)), 4L * ELEMENTS);
        }
        int output = segments.length - 1;
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        int wrong = fault == Fault.READ_ONLY || fault == Fault.OVERLAPPING ? output : random.nextInt(segments.length);
        segments[wrong] = spoilt(fault, segments, wrong);
        byte[] before = memory.toArray(ValueLayout.JAVA_BYTE);
        String message = call(forward ? "forward" : "backward", segments);
        String expected = fault.message.replace("%s", "\\b" + names.get(wrong) + "\\b");
        if (!message.startsWith(TITLE + ": ") || !Pattern.compile(expected).matcher(message).find()) {
            return fault + " of " + names.get(wrong) + " says " + message;
        }
        return Arrays.equals(before, memory.toArray(ValueLayout.JAVA_BYTE)) ? "" : fault + " has written something";
    }

    private MemorySegment spoilt(Fault fault, MemorySegment[] segments, int wrong) throws Exception {
        MemorySegment segment = segments[wrong];
        return switch (fault) {
            case NULL -> null;
            case CLOSED -> closed();
            case OF_ANOTHER_THREAD -> ofAnotherThread();
            case READ_ONLY -> segment.asReadOnly();
            case MISALIGNED -> segments[wrong].isNative()
                    ? Arena.ofAuto().allocate(4L * ELEMENTS + 4, 4).asSlice(1 + random.nextInt(3), 4L * ELEMENTS)
                    : MemorySegment.ofArray(new byte[4 * ELEMENTS + 4]).asSlice(1 + random.nextInt(3), 4L * ELEMENTS);
            case HALF_AN_ELEMENT -> segment.asSlice(0, 4L * ELEMENTS - 1 - random.nextInt(3));
            case SHORT -> segment.asSlice(0, 4L * random.nextInt(ELEMENTS));
            case LONG -> Arena.ofAuto().allocate(4L * (ELEMENTS + 1 + random.nextInt(5)), 4);
            case OVERLAPPING -> overlapping(segments, random.nextInt(wrong));
        };
    }

    /** The same memory for an input, and for the output some of it. */
    private MemorySegment overlapping(MemorySegment[] segments, int input) {
        MemorySegment both = segments[0].isNative()
                ? Arena.ofAuto().allocate(4L * 2 * ELEMENTS, 4)
                : MemorySegment.ofArray(new float[2 * ELEMENTS]);
        segments[input] = both.asSlice(0, 4L * ELEMENTS);
        return both.asSlice(4L * (1 + random.nextInt(ELEMENTS - 1)), 4L * ELEMENTS);
    }

    private static MemorySegment closed() {
        try (Arena arena = Arena.ofConfined()) {
            return arena.allocate(4L * ELEMENTS, 4);
        }
    }

    private static MemorySegment ofAnotherThread() throws InterruptedException {
        MemorySegment[] there = new MemorySegment[1];
        Thread thread = new Thread(() -> there[0] = Arena.ofConfined().allocate(4L * ELEMENTS, 4));
        thread.start();
        thread.join();
        return there[0];
    }

    /** What the call says; empty if it says nothing. */
    private String call(String method, MemorySegment[] segments) throws ReflectiveOperationException {
        Class<?>[] types = new Class<?>[segments.length + 1];
        Object[] values = new Object[segments.length + 1];
        Arrays.fill(types, MemorySegment.class);
        System.arraycopy(segments, 0, values, 0, segments.length);
        types[segments.length] = int.class;
        values[segments.length] = ROWS;
        Method target = layer.getClass().getDeclaredMethod(method, types);
        target.setAccessible(true);
        try {
            target.invoke(layer, values);
            return "";
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause().getMessage());
        }
    }
}
