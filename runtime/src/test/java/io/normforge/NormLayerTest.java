package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NormLayerTest {

    /** A model whose layer {@link ModelNorm} is; its other layers were never generated. */
    private static final Class<?> MODEL = Model.class;

    @Test
    void isFoundByItsModelAndName() {
        NormLayer layer = NormLayer.of(MODEL, "Norm", Mode.TRAIN);
        assertThat(layer).isInstanceOf(ModelNorm.class).hasToString("Model.Norm");
        assertThat(layer.mode()).isEqualTo(Mode.TRAIN);
    }

    @Test
    void aMissingLayerShowsHowToConfigureTheProcessor() {
        assertThatThrownBy(() -> NormLayer.of(MODEL, "OtherNorm", Mode.EVAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "There is no class io.normforge.ModelOtherNorm.",
                        "has no @Normalize(name = \"OtherNorm\")",
                        "from JDK 23",
                        """
                        <annotationProcessorPaths>
                          <path>
                            <groupId>io.normforge</groupId>
                            <artifactId>normforge-processor</artifactId>
                            <version>""",
                        """
                        </version>
                          </path>
                        </annotationProcessorPaths>
                        """,
                        "annotationProcessor(\"io.normforge:normforge-processor:");
    }

    @Test
    void aClassOfTheNameThatIsNoLayerIsSaidToBeNone() {
        assertThatThrownBy(() -> NormLayer.of(MODEL, "", Mode.EVAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "io.normforge.Model is there, but is no generated layer that a mode alone constructs");
    }

    @Test
    void oneMemberIsForGeneratedCode() {
        assertThat(Stream.of(NormLayer.class.getDeclaredMethods())
                        .filter(method -> Modifier.isProtected(method.getModifiers()))
                        .map(Method::getName))
                .containsExactly("calls");
    }

    @Test
    void parametersStartAsTheIdentity() {
        NormParameters parameters = new ModelNorm(Mode.EVAL).parameters();
        assertThat(parameters.gamma()).containsExactly(1f, 1f);
        assertThat(parameters.beta()).containsExactly(0f, 0f);
    }

    @Test
    void forwardInEvalKeepsNothing() {
        assertThat(new ModelNorm(Mode.EVAL).forward(3)).isNull();
    }

    @Test
    void backwardNeedsAForwardInTrain() {
        ModelNorm layer = new ModelNorm(Mode.EVAL);
        layer.forward(3);
        assertThatThrownBy(() -> layer.backward(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Model.Norm: backward needs a forward call in TRAIN before it; the layer is in EVAL and has"
                        + " kept no statistics");
        layer.train();
        layer.forward(3);
        assertThat(layer.backward(3)).isSameAs(layer.savedStatistics());
    }

    @Test
    void backwardOfOtherSizesIsRefused() {
        ModelNorm layer = new ModelNorm(Mode.TRAIN);
        layer.forward(3);
        assertThatThrownBy(() -> layer.backward(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("over 4 elements and 2 statistics")
                .hasMessageContaining("which had 6 and 3");
        assertThat(layer.savedStatistics().count()).isEqualTo(3);
    }

    @Test
    void backwardOfAnEmptyBatchFollowsAForwardOfOne() {
        ModelNorm layer = new ModelNorm(Mode.TRAIN);
        SavedStatistics kept = layer.forward(0);
        assertThat(layer.backward(0)).isSameAs(kept);
        assertThat(kept.count()).isZero();
    }

    @Test
    void anEvalCallInBetweenLeavesWhatTrainKept() {
        ModelNorm layer = new ModelNorm(Mode.TRAIN);
        layer.forward(3);
        layer.eval();
        layer.forward(5);
        assertThat(layer.backward(3).count()).isEqualTo(3);
    }

    @Test
    void ownArraysAreRefusedAsOutputs() {
        ModelNorm layer = new ModelNorm(Mode.TRAIN);
        for (float[] own : new float[][] {
            layer.parameters().gamma(), layer.parameters().beta(),
            layer.gradients().gamma(), layer.gradients().beta()
        }) {
            assertThatThrownBy(() -> layer.write("y", own)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aModeIsRequired() {
        assertThatThrownBy(() -> new ModelNorm(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("mode: TRAIN or EVAL");
    }
}
