package io.normforge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only loops that compute the same may be compared for speed. */
final class NaiveNormTest {

    @ParameterizedTest
    @CsvSource({"LAYER,64", "LAYER,768", "LAYER,1024", "RMS,64", "RMS,768", "RMS,1024"})
    void computesWhatTheGeneratedLayerComputes(NormType type, int width) {
        Buffers buffers = new Buffers();
        buffers.shape = "3x" + width;
        buffers.fill();
        float[] naive = new float[3 * width];

        NaiveNorm.of(type, width).run(buffers.x, naive, 3);
        GeneratedNorm.of(type, width, Mode.EVAL, Backend.PLAIN).forward().run(buffers.x, buffers.out, 3);

        for (int i = 0; i < naive.length; i++) {
            assertThat(buffers.out[i]).as("element %d", i).isCloseTo(naive[i], within(1e-5f));
        }
    }
}
