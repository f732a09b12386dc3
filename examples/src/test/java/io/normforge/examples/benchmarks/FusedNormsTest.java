package io.normforge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.normforge.Backend;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the benchmark compares computes the same: to the bit where it is ours, closely where it is by hand. */
class FusedNormsTest {

    private static final int ROWS = 3;
    private static final int WIDTH = 768;

    private final float[] x = normals(1);
    private final float[] gate = normals(2);

    @ParameterizedTest
    @EnumSource(FusedNorm.class)
    void inOnePassAndApartHaveTheSameBits(FusedNorm norm) {
        float[] fused = result(GeneratedFused.inOnePass(norm, WIDTH, Backend.PLAIN));
        assertThat(result(GeneratedFused.apart(norm, WIDTH, Backend.PLAIN))).containsExactly(fused);
        assertThat(result(GeneratedFused.apart(norm, WIDTH, Backend.VECTOR))).containsExactly(fused);
        assertThat(result(GeneratedFused.inOnePass(norm, WIDTH, Backend.VECTOR)))
                .containsExactly(fused);
    }

    @ParameterizedTest
    @EnumSource(FusedNorm.class)
    void theLoopByHandAgrees(FusedNorm norm) {
        float[] fused = result(GeneratedFused.inOnePass(norm, WIDTH, Backend.PLAIN));
        assertThat(result(NaiveFused.of(norm, WIDTH))).containsExactly(fused, within(1e-5f));
    }

    private float[] result(Fused fused) {
        float[] y = new float[ROWS * WIDTH];
        fused.run(x, gate, y, ROWS);
        return y;
    }

    private static float[] normals(int seed) {
        Random random = new Random(seed);
        float[] numbers = new float[ROWS * WIDTH];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
