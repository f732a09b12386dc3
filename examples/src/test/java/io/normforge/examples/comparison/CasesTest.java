package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CasesTest {

    @Test
    void everyCaseHasANameOfItsOwn() {
        assertThat(Cases.all()).hasSize(63).extracting(Case::name).doesNotHaveDuplicates();
    }

    @Test
    void everyCaseIsFoundByItsName() {
        assertThat(Cases.all())
                .allSatisfy(c -> assertThat(Cases.byName(c.name())).isEqualTo(c));
        assertThatThrownBy(() -> Cases.byName("layer.forward.2x2")).hasMessage("no case layer.forward.2x2");
    }

    @Test
    void anExpressionFitsWholeNames() {
        assertThat(Cases.named("batch\\.train\\..*last"))
                .extracting(Case::name)
                .containsExactly(
                        "batch.train.32x64x56x56.last",
                        "batch.train.32x256x14x14.last",
                        "batch.train.32x2048x7x7.last");
        assertThat(Cases.named("layer\\.forward")).isEmpty();
    }

    @Test
    void trafficIsWhatHasToBeReadAndWritten() {
        assertThat(Cases.byName("layer.forward.128x768").bytes()).isEqualTo(2L * 4 * 128 * 768);
        assertThat(Cases.byName("rms.backward.128x768").bytes()).isEqualTo(3L * 4 * 128 * 768);
        assertThat(Cases.byName("addrms.sum.128x768").bytes()).isEqualTo(4L * 4 * 128 * 768);
    }

    @Test
    void channelsCountTheSameInBothLayouts() {
        Case last = Cases.byName("batch.eval.1x64x56x56.last");
        assertThat(last.width()).isEqualTo(64);
        assertThat(last.plane()).isEqualTo(56 * 56);
        assertThat(last.layer()).isEqualTo("BatchLast1x64x56x56");
    }
}
