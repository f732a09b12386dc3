package io.normforge.mpi;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;

/** Doubles at a fixed address, outside Java's heap, for as long as this object is reachable. */
final class NativeDoubles {

    private final ByteBuffer bytes;
    private final DoubleBuffer doubles;
    private final long address;

    NativeDoubles(int length) {
        bytes = ByteBuffer.allocateDirect(Math.multiplyExact(Math.max(1, length), Double.BYTES))
                .order(ByteOrder.nativeOrder());
        doubles = bytes.asDoubleBuffer();
        address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
    }

    /** This one if it is long enough, or another one, with room for more than is needed now. */
    NativeDoubles orLonger(int length) {
        return length <= length() ? this : new NativeDoubles(Math.max(length, Math.min(2 * length(), LONGEST)));
    }

    private static final int LONGEST = Integer.MAX_VALUE / Double.BYTES;

    int length() {
        return doubles.capacity();
    }

    long address() {
        return address;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    void put(int at, double value) {
        doubles.put(at, value);
    }

    double get(int at) {
        return doubles.get(at);
    }

    void put(int at, double[] from, int offset, int length) {
        doubles.put(at, from, offset, length);
    }

    void get(int at, double[] to, int offset, int length) {
        doubles.get(at, to, offset, length);
    }
}
