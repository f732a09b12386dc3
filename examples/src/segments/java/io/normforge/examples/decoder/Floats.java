package io.normforge.examples.decoder;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Floats off the heap, as safetensors files and layers over memory segments have them. */
final class Floats {

    /** Of files, whatever the machine; some put tensors at any address. */
    static final ValueLayout.OfFloat LAYOUT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int CACHE_LINE = 64;

    private Floats() {}

    /** So many zeros, for as long as anything refers to them. */
    static MemorySegment zeros(int count) {
        return Arena.ofAuto().allocate((long) count * Float.BYTES, CACHE_LINE);
    }

    static int count(MemorySegment floats) {
        return Math.toIntExact(floats.byteSize() / Float.BYTES);
    }

    static float get(MemorySegment floats, int at) {
        return floats.getAtIndex(LAYOUT, at);
    }

    static void set(MemorySegment floats, int at, float value) {
        floats.setAtIndex(LAYOUT, at, value);
    }

    static void add(MemorySegment floats, int at, float value) {
        set(floats, at, get(floats, at) + value);
    }
}
