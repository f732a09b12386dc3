package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same bits from every kernel, whatever the machine's vectors and the batch around a row: at every row length from
 * 1 to 260 and some larger ones, in JVMs that allow vectors of 16, 32 and 64 bytes.
 */
class SameBitsTest {

    @TempDir
    private static Path classes;

    private static final Map<Integer, List<String>> OUTPUT = new TreeMap<>();

    @BeforeAll
    static void runEveryKernelAtEveryVectorSize() {
        RowLengths.compiled().writeTo(classes);
        for (int bytes : new int[] {16, 32, 64}) {
            List<String> flags = List.of("-XX:MaxVectorSize=" + bytes);
            OUTPUT.put(bytes, ForkedJvm.run(flags, SameBitsProbe.class, classes.toString()));
        }
    }

    @Test
    void everyKernelHasTheBitsOfThePlainOneAndEveryRowThoseItHasAlone() {
        OUTPUT.forEach((bytes, lines) -> assertThat(lines.stream()
                        .filter(line -> line.startsWith(SameBitsProbe.DIFFERENCE))
                        .toList())
                .as("-XX:MaxVectorSize=%d", bytes)
                .isEmpty());
    }

    @Test
    void allJvmsHaveTheSameBits() {
        assertThat(OUTPUT.values().stream()
                        .map(lines -> line(lines, SameBitsProbe.CHECKSUM))
                        .distinct())
                .hasSize(1);
    }

    /** The comparison would hold of itself where there is nothing to compare. */
    @Test
    void everyJvmHasVectorKernels() {
        assertThat(line(OUTPUT.get(16), SameBitsProbe.KERNELS)).contains("PLAIN", "VECTOR128");
        OUTPUT.forEach((bytes, lines) -> {
            System.out.println("-XX:MaxVectorSize=" + bytes + ": " + line(lines, SameBitsProbe.KERNELS));
            assertThat(line(lines, SameBitsProbe.KERNELS)).contains("VECTOR");
        });
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }
}
