package io.normforge.jgroups;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One message of ours: {@value #HEADER} bytes of header, then values or a text. Nothing is allocated by what a header
 * says, only kept of what has come.
 *
 * @param call of which kind the operation is, for messages with values
 * @param group the group's id, so that nothing of an earlier group is taken for this one's
 * @param operation the operation's number, from 1
 * @param subject the rank that the message is about: for {@code HELLO} the sender's, if it was given one, else −1; for
 *     {@code SEEK} and its answers the one that is gone
 * @param length how many values the rank gives in the operation; for {@code HELLO} the group's size
 * @param offset which of them comes first here
 * @param body what follows the header
 */
record Frame(
        FrameKind kind, Call call, long group, long operation, int subject, int length, int offset, ByteBuffer body) {

    static final int HEADER = 40;

    /** The values of one message: long arrays go in several, so that others get their turn between them. */
    static final int MOST_VALUES = 8192;

    private static final int MAGIC = 0x4e464a47;
    private static final byte VERSION = 1;
    private static final int MOST_BYTES = HEADER + MOST_VALUES * Double.BYTES;
    private static final int MOST_TEXT = 4096;
    private static final FrameKind[] KINDS = FrameKind.values();
    private static final Call[] CALLS = Call.values();
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    static Frame of(FrameKind kind, long group, long operation, int subject) {
        return new Frame(kind, Call.ALL_GATHER, group, operation, subject, 0, 0, EMPTY);
    }

    static Frame hello(long group, int rank, int size) {
        return new Frame(FrameKind.HELLO, Call.ALL_GATHER, group, 0, rank, size, 0, EMPTY);
    }

    /** The same greeting, to be left unanswered. */
    Frame asAnswer() {
        return new Frame(kind, call, group, 1, subject, length, offset, body);
    }

    boolean wantsAnswer() {
        return kind == FrameKind.HELLO && operation == 0;
    }

    static Frame broken(long group, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.wrap(text, 0, Math.min(text.length, MOST_TEXT));
        return new Frame(FrameKind.BROKEN, Call.ALL_GATHER, group, 0, 0, 0, 0, body);
    }

    /** What a message says, or null if it is none of ours. */
    static Frame read(byte[] array, int start, int bytes) {
        if (bytes < HEADER || bytes > MOST_BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(array, start, bytes).slice().order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt() != MAGIC || in.get() != VERSION) {
            return null;
        }
        int kind = in.get();
        int call = in.getShort();
        if (kind < 0 || kind >= KINDS.length || call < 0 || call >= CALLS.length) {
            return null;
        }
        Frame frame = new Frame(
                KINDS[kind],
                CALLS[call],
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt() == bytes - HEADER ? in.slice().order(ByteOrder.LITTLE_ENDIAN) : null);
        return frame.isWhole() ? frame : null;
    }

    /** The same values, in the hands of another rank than they are of. */
    Frame passedOn(int rank) {
        return new Frame(FrameKind.PASSED_ON, call, group, operation, rank, length, offset, body);
    }

    /** A message with some of a rank's values. */
    static byte[] values(Frame header, double[] values, int start, int count) {
        byte[] message = new byte[HEADER + count * Double.BYTES];
        ByteBuffer out = header.startOf(message);
        out.slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values, start, count);
        return message;
    }

    byte[] bytes() {
        byte[] message = new byte[HEADER + body.remaining()];
        startOf(message).put(body.duplicate());
        return message;
    }

    int count() {
        return body.remaining() / Double.BYTES;
    }

    /** The values as they were sent, to the bit. */
    void copyTo(double[] to, int at) {
        body.asDoubleBuffer().get(to, at + offset, count());
    }

    String text() {
        return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }

    private ByteBuffer startOf(byte[] message) {
        return ByteBuffer.wrap(message)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .put(VERSION)
                .put((byte) kind.ordinal())
                .putShort((short) call.ordinal())
                .putLong(group)
                .putLong(operation)
                .putInt(subject)
                .putInt(length)
                .putInt(offset)
                .putInt(message.length - HEADER);
    }

    /** Whether all that was sent is there, and its numbers can be right. */
    private boolean isWhole() {
        if (body == null || operation < 0 || length < 0 || offset < 0) {
            return false;
        }
        return switch (kind) {
            case VALUES, PASSED_ON ->
                body.remaining() % Double.BYTES == 0
                        && (long) offset + count() <= length
                        && (count() > 0 || length == 0)
                        && operation > 0;
            case BROKEN -> body.remaining() <= MOST_TEXT;
            default -> !body.hasRemaining();
        };
    }
}
