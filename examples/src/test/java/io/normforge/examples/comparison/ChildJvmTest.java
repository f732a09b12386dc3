package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {

    @TempDir
    Path directory;

    @Test
    void aColdStartIsAProcessOfItsOwn() {
        ColdRun run = start("PLAIN").orElseThrow();
        assertThat(run.ran()).isEqualTo("PLAIN");
        assertThat(run.compilers()).isEqualTo("C1");
        assertThat(run.micros()).containsOnlyKeys(1, 100, 1_000, 10_000);
        assertThat(List.copyOf(run.micros().values())).isSorted();
    }

    @Test
    void aProcessThatFailsIsNoEndOfTheComparison() {
        assertThat(start("FPGA")).isEmpty();
    }

    private Optional<ColdRun> start(String contender) {
        ChildJvm jvm = new ChildJvm(new Settings(Instructions.ALL).coldOptions("C1"), Map.of(), directory);
        return jvm.run(ColdProcess.class, List.of(contender, "C1", "1"), ColdRun.class);
    }
}
