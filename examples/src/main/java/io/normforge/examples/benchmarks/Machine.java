package io.normforge.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures depend on beside the code. */
public final class Machine {

    private static final Path LINUX_CPUS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** In a line. */
    public static String describe() {
        return String.format(
                "JDK %s (%s), %s, %d processors, vectors of %d bits (%d floats)",
                Runtime.version(),
                System.getProperty("java.vendor"),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                Yardstick.SPECIES.vectorBitSize(),
                Yardstick.SPECIES.length());
    }

    /** Java does not name the processor; Linux and Windows do, each in its way. */
    public static String cpu() {
        String fallback = System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
        if (!Files.isReadable(LINUX_CPUS)) {
            return fallback;
        }
        try (Stream<String> lines = Files.lines(LINUX_CPUS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(fallback);
        } catch (IOException e) {
            return fallback;
        }
    }
}
