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
        assertThat(layer.pooling().axes(3, -1)).containsExactly(2);
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
    void unitDividesByTheLengthAndLearnsNothing() {
        Preset unit = Preset.of(NormType.UNIT).orElseThrow();
        assertThat(unit.divisor()).isEqualTo(Divisor.LENGTH);
        assertThat(unit.centred()).isFalse();
        assertThat(unit.usualEpsilon()).isEqualTo(1e-12f);
        assertThat(unit.defaultAffine()).isEqualTo(Affine.NONE);
    }

    @Test
    void typesWithChannelsPoolTheBatchSpaceOrBoth() {
        assertThat(pooled(NormType.BATCH, 4, 1)).containsExactly(0, 2, 3);
        assertThat(pooled(NormType.BATCH, 4, 3)).containsExactly(0, 1, 2);
        assertThat(pooled(NormType.BATCH, 2, 1)).containsExactly(0);
        assertThat(pooled(NormType.INSTANCE, 4, 1)).containsExactly(2, 3);
        assertThat(pooled(NormType.INSTANCE, 3, 2)).containsExactly(1);
        assertThat(pooled(NormType.GROUP, 4, 1)).containsExactly(1, 2, 3);
    }

    private static List<Integer> pooled(NormType type, int rank, int channelAxis) {
        return Preset.of(type).orElseThrow().pooling().axes(rank, channelAxis);
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
