package io.normforge.examples.digits;

import io.normforge.Communicator;
import java.util.Arrays;
import java.util.Locale;

/** What carries the ranks' messages. */
enum Transport {
    THREADS,
    MPI,
    JGROUPS;

    static Transport of(String name) {
        return Arrays.stream(values())
                .filter(transport -> transport.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ranks over '" + name + "'; write one of " + Arrays.toString(values())));
    }

    /** The rank that this process is. */
    Communicator connect() {
        throw new IllegalStateException("ranks that are " + this + " have no process of their own");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
