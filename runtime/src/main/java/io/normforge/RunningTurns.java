package io.normforge;

import java.lang.invoke.VarHandle;
import java.util.function.ObjLongConsumer;

/**
 * Running statistics that one thread at a time replaces while others read, without a lock and without a new object: two sets of
 * values take turns. Version v stands in set v mod 2; the next one is written into the other set and then published.
 *
 * <p>A reader copies what it needs and asks afterwards whether its version is still the last. Then its set was not written
 * meanwhile, by the Java memory model: the set of version v is written again only for version v + 2, hence after v + 1 was
 * published. {@link #next} puts a release fence between that volatile write and the first write to the set, and
 * {@link #isLast} an acquire fence between the copying and the volatile read of the version. So a reader that has seen any of
 * those writes sees a version above v, and copies again (the protocol of {@code StampedLock}'s optimistic reads). And what it
 * copies is all of version v, for it read v, a volatile write that came after all of v's. A reader never waits for a writer: it
 * starts over only if a whole version was published meanwhile.
 */
final class RunningTurns {

    private final RunningValues[] sets;
    private volatile long version;

    RunningTurns(int size) {
        sets = new RunningValues[] {new RunningValues(size), new RunningValues(size)};
    }

    /** The last version; for readers. */
    long version() {
        return version;
    }

    /** The set of a version. */
    private RunningValues of(long someVersion) {
        return sets[(int) (someVersion & 1)];
    }

    /** Whether a version is still the last, after all of what was read of it. */
    private boolean isLast(long seen) {
        VarHandle.acquireFence();
        return version == seen;
    }

    /** Reads a version until nothing came between: the reader gets values, all of one version, and which it is. */
    void read(ObjLongConsumer<RunningValues> reader) {
        long seen;
        do {
            seen = version;
            reader.accept(of(seen), seen);
        } while (!isLast(seen));
    }

    /** The last values; for the thread that writes. */
    RunningValues last() {
        return of(version);
    }

    /** Where to write the values to {@link #publish}; what stands there is older than {@link #last}. */
    RunningValues next() {
        VarHandle.releaseFence();
        return of(version + 1);
    }

    /** What was written is the last from now on. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time writes
    void publish() {
        version = version + 1;
    }
}
