package io.normforge.mpi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a rank tells the others beside operations, in a message of fixed size.
 *
 * @param made how many operations its sender had completed: those succeed everywhere
 * @param text a reason, for those who wait
 */
record Notice(Kind kind, int from, long made, String text) {

    /** What there is to tell. */
    enum Kind {
        /** The group is broken, and why. */
        BROKEN,
        /** The sender has left the group in good order. */
        CLOSED,
        /** The sender has waited long enough for an operation, and asks who else is in it. */
        ROLL_CALL,
        /** The answer of one that is. */
        PRESENT,
        /** The sender's process ends: nothing else comes from it. */
        ENDING
    }

    /** Of a message, in doubles. */
    static final int SIZE = 128;

    private static final int TEXT_AT = 4 * Double.BYTES;
    private static final int LONGEST_TEXT = SIZE * Double.BYTES - TEXT_AT;

    NativeDoubles write() {
        NativeDoubles message = new NativeDoubles(SIZE);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(utf8.length, LONGEST_TEXT);
        ByteBuffer bytes = message.bytes();
        bytes.putLong(0, kind.ordinal());
        bytes.putLong(Double.BYTES, from);
        bytes.putLong(2 * Double.BYTES, made);
        bytes.putLong(3 * Double.BYTES, length);
        bytes.put(TEXT_AT, Arrays.copyOf(utf8, length));
        return message;
    }

    static Notice read(NativeDoubles message) {
        ByteBuffer bytes = message.bytes();
        byte[] utf8 = new byte[(int) bytes.getLong(3 * Double.BYTES)];
        bytes.get(TEXT_AT, utf8);
        return new Notice(
                Kind.values()[(int) bytes.getLong(0)],
                (int) bytes.getLong(Double.BYTES),
                bytes.getLong(2 * Double.BYTES),
                new String(utf8, StandardCharsets.UTF_8));
    }
}
