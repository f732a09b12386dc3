package io.normforge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.normforge.Backend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only loops that compute the same may be compared for speed. */
final class RunnerNormTest {

    @ParameterizedTest
    @ValueSource(ints = {2048, 4096})
    void loopsByHandComputeWhatGeneratedLayersCompute(int width) {
        Buffers buffers = new Buffers();
        buffers.shape = "1x" + width;
        buffers.fill();
        RunnerBenchmark.Generated generated = new RunnerBenchmark.Generated();
        generated.backend = Backend.PLAIN;
        generated.create(buffers);
        float[] configured = new float[width];
        float[] scalar = new float[width];
        float[] vectors = new float[width];

        generated.constant.run(buffers.x, buffers.out, 1);
        generated.configured.run(buffers.x, configured, 1);
        RunnerNorm byHand = new RunnerNorm(width);
        byHand.scalar(buffers.x, scalar);
        byHand.vectors(buffers.x, vectors);

        assertThat(configured).isEqualTo(buffers.out);
        for (int i = 0; i < width; i++) {
            assertThat(scalar[i]).as("element %d", i).isCloseTo(buffers.out[i], within(1e-4f));
            assertThat(vectors[i]).as("element %d", i).isCloseTo(buffers.out[i], within(1e-4f));
        }
    }
}
