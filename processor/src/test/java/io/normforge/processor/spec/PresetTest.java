package io.normforge.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Affine;
import io.normforge.NormType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetTest {

    @Test
    void layerCentresAndPoolsTheLastAxis() {
        Preset layer = Preset.of(NormType.LAYER).orElseThrow();
        assertThat(layer.centred()).isTrue();
        assertThat(layer.defaultAxes()).isEqualTo(List.of(-1));
        assertThat(layer.defaultAffine()).isEqualTo(Affine.GAMMA_BETA);
    }

    @Test
    void rmsNeitherCentresNorShifts() {
        Preset rms = Preset.of(NormType.RMS).orElseThrow();
        assertThat(rms.centred()).isFalse();
        assertThat(rms.hasBeta()).isFalse();
        assertThat(rms.defaultAffine()).isEqualTo(Affine.GAMMA);
    }

    @Test
    void everyRowIsFoundByItsTypeAndNoOtherTypeIs() {
        for (NormType type : NormType.values()) {
            assertThat(Preset.of(type).isPresent()).isEqualTo(Preset.types().contains(type));
        }
        assertThat(Preset.types()).doesNotHaveDuplicates();
    }

    @Test
    void noPresetStartsWithABetaThatItHasNot() {
        for (NormType type : Preset.types()) {
            Preset preset = Preset.of(type).orElseThrow();
            assertThat(preset.defaultAffine()).isNotEqualTo(Affine.BY_TYPE);
            assertThat(preset.hasBeta() || preset.defaultAffine() != Affine.GAMMA_BETA)
                    .isTrue();
        }
    }
}
