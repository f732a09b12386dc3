package io.normforge.integrations.testing.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * As many steps as the argument says, after a tenth as many: the process has no more descriptors and threads after them than before, and
 * little more memory, outside Java's heap too. Reports the bits of all steps, and what the process has of each.
 */
public final class Endurance implements RankProgram {

    /** The name of the report of what the process has. */
    public static final String FOOTPRINT = "footprint";

    private static final long GROWTH_KILOBYTES = 32 * 1024;

    @Override
    public void run(Stage stage) throws IOException {
        int steps = Integer.parseInt(stage.arguments().get(0));
        SyncBatchSteps.bits(stage.communicator(), steps / 10);
        Footprint before = Footprint.now();
        stage.report(SyncBatchSteps.BITS, SyncBatchSteps.bits(stage.communicator(), steps));
        Footprint after = Footprint.now();
        stage.report(FOOTPRINT, before + " -> " + after);
        assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors());
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
        assertThat(after.residentKilobytes()).isLessThan(before.residentKilobytes() + GROWTH_KILOBYTES);
    }

    private record Footprint(long residentKilobytes, long descriptors, long threads) {

        static Footprint now() throws IOException {
            System.gc();
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"));
                    Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
                long resident = status.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
                return new Footprint(
                        resident,
                        open.count(),
                        ManagementFactory.getThreadMXBean().getThreadCount());
            }
        }
    }
}
