package io.normforge.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import org.junit.jupiter.api.Test;

/** Running statistics vary along all axes that are kept, and INSTANCE's along its channels, not over the samples. */
class RunningAxesTest {

    @Test
    void ofBatchAreAllThatAreKept() {
        assertThat(NormSpecs.of(LayerSpec.batch(4, 6, 5)).runningAxes()).containsExactly(1);
        assertThat(NormSpecs.of(LayerSpec.batch(4, 6, 5).withAxes(0)).runningAxes())
                .containsExactly(1, 2);
    }

    @Test
    void ofInstanceAreTheChannels() {
        NormSpec instance = NormSpecs.of(LayerSpec.instance(4, 6, 5).withTracking(true));
        assertThat(instance.runningAxes()).containsExactly(1);
        assertThat(instance.running().factor()).isEqualTo(6);
    }
}
