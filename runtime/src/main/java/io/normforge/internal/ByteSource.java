package io.normforge.internal;

import io.normforge.StateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file, or its bytes in memory, read by position. */
public interface ByteSource {

    /** What messages call it. */
    String label();

    /** Bytes in all. */
    long size() throws IOException;

    /** Fills the buffer with what stands at a position. */
    void read(long position, ByteBuffer target) throws IOException;

    /** A failure of this source. */
    default StateException fault(String what) {
        return new StateException(label() + ": " + what);
    }

    /** A file that is open. */
    static ByteSource of(String label, FileChannel channel) {
        return new OpenFile(label, channel);
    }

    /** An array, not copied. */
    static ByteSource of(String label, byte[] bytes) {
        return new InMemory(label, ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    /** A file that is open. */
    record OpenFile(String label, FileChannel channel) implements ByteSource {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            long next = position;
            while (target.hasRemaining()) {
                int count = channel.read(target, next);
                if (count < 0) {
                    throw fault("the file ends at byte " + next + ", though it was longer when reading began");
                }
                next += count;
            }
        }
    }

    /** Bytes in memory. */
    record InMemory(String label, ByteBuffer bytes) implements ByteSource {

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public void read(long position, ByteBuffer target) {
            target.put(bytes.slice((int) position, target.remaining()));
        }
    }
}
