package io.normforge.examples.comparison;

import io.normforge.examples.benchmarks.Machine;
import io.normforge.examples.benchmarks.Yardstick;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What figures depend on beside the code.
 *
 * @param date when the comparison began
 * @param machine operating system and architecture
 * @param cpu as the system calls it
 * @param processors that the JVM sees
 * @param jdk version and vendor
 * @param vectorBits of the vectors that the Vector API prefers, by the instructions it may use
 */
record Environment(String date, String machine, String cpu, int processors, String jdk, int vectorBits) {

    static Environment of(Instructions instructions) {
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                Machine.cpu(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")",
                Math.min(Yardstick.SPECIES.vectorBitSize(), instructions.mostBits()));
    }

    String describe() {
        return cpu + ", " + processors + " processors, vectors of " + vectorBits + " bits, " + machine + ", JDK " + jdk;
    }
}
