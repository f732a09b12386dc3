package io.normforge.processor.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A layer tells a log what its Javadoc tells its author. */
class DescribeTest {

    private static final CompiledLayers LAYERS = LayerCompiler.plainOnly()
            .compile(List.of(
                    LayerSpec.layer(-1, 64).withActivation(Activation.GELU),
                    LayerSpec.batch(-1, 8, 3, 3),
                    LayerSpec.rms(2, 4).orShape(6, 4),
                    LayerSpec.instance(-1, 8, -1).withMask()));

    @Test
    void ofALayer() {
        assertThat(describe(0)).isEqualTo("""
                        M0.Norm: LAYER normalization of [size0, 64], one statistic over axis 1.

                        mean = mean(x)
                        rstd = 1 / sqrt(mean((x - mean)^2) + 1.0E-5)
                        y    = gelu((x - mean) * rstd * gamma + beta)
                        gelu(z) = z * (1 + erf(z / sqrt(2))) / 2

                        For [size0, 64] the loops are [size0 keep] [64 reduce affine]. Cells with one letter are
                        pooled together:

                        a a a a
                        b b b b

                        A forward call over size0*64 elements finds size0 statistics of 64 elements each, computes 64
                        flops an element and moves 8 bytes an element between memory and cache, beside the parameters. As
                        passes of their own, the steps would move 16.

                        gamma and beta have 64 elements, along axis 1.""");
    }

    @Test
    void hasTheRunningStatisticsOfBatch() {
        assertThat(describe(1))
                .contains("[size0 reduce] [8 keep affine] [9 reduce]")
                .containsPattern("8\\srunning\\smeans\\sand\\svariances\\sfollow\\sthem\\swith\\smomentum\\s0.1");
    }

    @Test
    void hasAllShapes() {
        assertThat(describe(2)).contains("For [2, 4] the loops are").contains("For [6, 4] the loops are");
    }

    @Test
    void isTextWithoutTags() {
        for (int i = 0; i < LAYERS.specs().size(); i++) {
            assertThat(describe(i))
                    .doesNotContain("<", "{@", "&")
                    .isEqualTo(describe(i).strip());
        }
    }

    /** A string constant has 64 KiB. */
    @Test
    void hasTheFirstOfManyShapes() {
        LayerSpec spec = LayerSpec.rms(1, 4);
        for (int rows = 2; rows <= 20; rows++) {
            spec = spec.orShape(rows, 4);
        }
        String text = LayerCompiler.plainOnly()
                .compile(List.of(spec))
                .on(Kernel.PLAIN, 0)
                .layer()
                .descriptor()
                .describe();
        assertThat(text).contains("For [16, 4]").doesNotContain("For [17, 4]").endsWith("There are 4 more shapes.");
    }

    private static String describe(int index) {
        return LAYERS.on(Kernel.PLAIN, index).layer().descriptor().describe();
    }
}
