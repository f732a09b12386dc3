package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormDescriptor;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a constructor's arguments make of a layer, and those that make none. */
class ConfigurationTest {

    private static final List<Integer> ANY = List.of(Shape.DYNAMIC, Shape.CONFIGURED);

    private static Configuration of(NormType type, List<List<Integer>> shapes, List<Integer> axes, int channelAxis) {
        return Configuration.of(new NormDescriptor(
                "Norm",
                "io.normforge.Model",
                type,
                shapes,
                axes,
                List.of(1),
                Affine.GAMMA_BETA,
                Shape.CONFIGURED,
                false,
                Shape.CONFIGURED,
                Residual.NONE,
                Activation.NONE,
                0.01f,
                false,
                channelAxis,
                1,
                Shape.CONFIGURED,
                false,
                type == NormType.BATCH ? Shape.CONFIGURED : 0,
                "nothing"));
    }

    private static Configuration layer() {
        return of(NormType.LAYER, List.of(List.of(Shape.DYNAMIC, 64), ANY), List.of(1), -1);
    }

    private static void assertRefused(ThrowingCallable construction, String message) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void parametersAndRunningStatisticsHaveItsSize() {
        NormDescriptor descriptor = of(NormType.BATCH, List.of(ANY), List.of(0), 1)
                .size(1, 48)
                .epsilon(1e-6f)
                .momentum(Normalize.CUMULATIVE)
                .descriptor();
        assertThat(descriptor.shapes()).containsExactly(List.of(Shape.DYNAMIC, 48));
        assertThat(descriptor.kernels()).containsExactly(ANY);
        assertThat(descriptor.parameterCount()).isEqualTo(48);
        assertThat(descriptor.runningCount()).isEqualTo(48);
        assertThat(descriptor.epsilon()).isEqualTo(1e-6f);
        assertThat(descriptor.momentum()).isEqualTo(Normalize.CUMULATIVE);
        assertThat(descriptor.describe()).endsWith("This one has size1 = 48, epsilon = 1.0E-6, momentum = -1.0.");
    }

    @Test
    void aSizeThatAKernelIsForHasItBesideTheGeneralOne() {
        NormDescriptor descriptor = layer().size(1, 64).epsilon(1f).descriptor();
        assertThat(descriptor.shapes()).containsExactly(List.of(Shape.DYNAMIC, 64));
        assertThat(descriptor.kernels()).containsExactly(List.of(Shape.DYNAMIC, 64), ANY);
        assertThat(layer().size(1, 65).epsilon(1f).descriptor().kernels()).containsExactly(ANY);
    }

    @Test
    void sizesAreOneOrMore() {
        assertRefused(() -> layer().size(1, 0), "Model.Norm: size1 is 0; the size of axis 1 is 1 or more");
        assertRefused(() -> layer().size(1, Shape.DYNAMIC), "Model.Norm: size1 is -1; the size of axis 1 is 1 or more");
    }

    @Test
    void aCallTakesTheElements() {
        List<Integer> two = List.of(Shape.DYNAMIC, Shape.CONFIGURED, Shape.CONFIGURED);
        assertRefused(
                () -> of(NormType.LAYER, List.of(two), List.of(1, 2), -1)
                        .size(1, 70_000)
                        .size(2, 40_000)
                        .descriptor(),
                "Model.Norm: size1 = 70000, size2 = 40000 make a shape of more than the 2147418112 elements of a call:"
                        + " [size0, 70000, 40000]");
    }

    @Test
    void thereIsAKernelForThem() {
        List<Integer> first = List.of(64, Shape.CONFIGURED);
        List<Integer> second = List.of(Shape.CONFIGURED, 32);
        assertRefused(
                () -> of(NormType.LAYER, List.of(first, second), List.of(1), -1)
                        .size(0, 8)
                        .size(1, 16)
                        .descriptor(),
                "Model.Norm: there is no kernel for size0 = 8, size1 = 16; it is declared for [64, size1] and"
                        + " [size0, 32]");
    }

    @Test
    void groupsDivideTheChannels() {
        Configuration group = of(NormType.GROUP, List.of(ANY), List.of(1), 1).size(1, 48);
        assertRefused(() -> group.groups(0), "Model.Norm: groups is 0; channels are split into 1 group or more");
        assertRefused(
                () -> of(NormType.GROUP, List.of(ANY), List.of(1), 1)
                        .size(1, 48)
                        .groups(7)
                        .descriptor(),
                "Model.Norm: 48 channels, the size of axis 1, do not split evenly into 7 groups");
    }

    @Test
    void epsilonIsPositiveAndFinite() {
        for (float wrong : new float[] {0, -1e-5f, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertRefused(
                    () -> layer().epsilon(wrong),
                    "Model.Norm: epsilon is " + wrong + "; it is positive and finite, such as 1e-6f");
        }
    }

    @Test
    void momentumIsAShare() {
        for (float wrong : new float[] {-0.1f, 1.5f, Float.NaN}) {
            assertRefused(
                    () -> layer().momentum(wrong),
                    "Model.Norm: momentum is " + wrong + "; it is from 0 to 1, or Normalize.CUMULATIVE");
        }
    }
}
