package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void avx2IsForEveryoneWhoCanBeTold() {
        Settings settings = new Settings(Instructions.named("avx2"));
        assertThat(settings.options(1)).contains("-XX:UseAVX=2");
        assertThat(settings.coldOptions("all")).contains("-XX:UseAVX=2");
        assertThat(settings.environment(1))
                .containsEntry("ATEN_CPU_CAPABILITY", "avx2")
                .containsEntry("ONEDNN_MAX_CPU_ISA", "AVX2");
        assertThat(Environment.of(Instructions.AVX2).vectorBits()).isLessThanOrEqualTo(256);
    }

    @Test
    void byThemselvesAllUseWhatTheMachineHas() {
        Settings settings = new Settings(Instructions.named("all"));
        assertThat(settings.options(1)).noneMatch(option -> option.contains("AVX"));
        assertThat(settings.environment(1)).doesNotContainKeys("ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void threadsAreForLayersAndLibraries(int threads) {
        Settings settings = new Settings(Instructions.ALL);
        assertThat(settings.options(threads)).containsAll(List.of("-Dnormforge.threads=" + threads));
        assertThat(settings.environment(threads)).containsEntry("OMP_NUM_THREADS", String.valueOf(threads));
    }
}
