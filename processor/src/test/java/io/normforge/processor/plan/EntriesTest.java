package io.normforge.processor.plan;

import static io.normforge.Shape.DYNAMIC;
import static io.normforge.processor.plan.RecipeText.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The methods of a layer and of its kernels: what they take and write, and whose statistics they use. */
class EntriesTest {

    private static final LayerSpec LAYER = LayerSpec.layer(DYNAMIC, 8);
    private static final LayerSpec SYNC = LayerSpec.syncBatch(DYNAMIC, 8);

    @ParameterizedTest(name = "residual {0}, gate {1}, {2}, affine {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            NONE   | false | NONE | GAMMA_BETA  | forward(x, y) backward(x, dy, dx)
            NONE   | false | SILU | GAMMA_BETA  | forward(x, y) backward(x, dy, dx)
            NONE   | true  | NONE | GAMMA_BETA  | forward(x, gate, y) backward(x, gate, dy, dx, dgate)
            NONE   | true  | SILU | NONE        | forward(x, gate, y) backward(x, gate, dy, dx, dgate)
            BEFORE | false | NONE | NONE        | forward(x, residual, y) forwardSum(x, residual, sum, y) backward(x, residual, dy, dx) backwardSum(sum, dy, dsum, dx)
            BEFORE | true  | NONE | NONE        | forward(x, residual, gate, y) forwardSum(x, residual, gate, sum, y) backward(x, residual, gate, dy, dx, dgate) backwardSum(sum, gate, dy, dsum, dx, dgate)
            AFTER  | false | NONE | NONE        | forward(x, residual, y) backward(x, dy, dx)
            AFTER  | false | RELU | NONE        | forward(x, residual, y) backward(x, residual, dy, dx, dresidual)
            AFTER  | true  | RELU | NONE        | forward(x, residual, gate, y) backward(x, gate, dy, dx, dgate)
            NONE   | false | NONE | SCALE       | forward(x, scale, y) backward(x, scale, dy, dx, dscale)
            NONE   | false | NONE | SCALE_SHIFT | forward(x, scale, shift, y) backward(x, scale, dy, dx, dscale, dshift)
            NONE   | false | RELU | SCALE_SHIFT | forward(x, scale, shift, y) backward(x, scale, shift, dy, dx, dscale, dshift)
            NONE   | true  | NONE | SCALE_SHIFT | forward(x, gate, scale, shift, y) backward(x, gate, scale, shift, dy, dx, dgate, dscale, dshift)
            BEFORE | false | NONE | SCALE       | forward(x, residual, scale, y) forwardSum(x, residual, scale, sum, y) backward(x, residual, scale, dy, dx, dscale) backwardSum(sum, scale, dy, dsum, dx, dscale)
            GATED  | false | NONE | SCALE       | forwardSum(x, residual, residualGate, scale, sum, y) backwardSum(sum, residual, residualGate, scale, dy, dsum, dx, dresidual, dresidualGate, dscale)
            GATED  | false | NONE | SCALE_SHIFT | forwardSum(x, residual, residualGate, scale, shift, sum, y) backwardSum(sum, residual, residualGate, scale, dy, dsum, dx, dresidual, dresidualGate, dscale, dshift)
            GATED  | true  | RELU | SCALE_SHIFT | forwardSum(x, residual, gate, residualGate, scale, shift, sum, y) backwardSum(sum, residual, gate, residualGate, scale, shift, dy, dsum, dx, dgate, dresidual, dresidualGate, dscale, dshift)
            """)
    void takeWhatTheyNeed(Residual residual, boolean gate, Activation activation, Affine affine, String methods) {
        LayerSpec layer =
                LAYER.withResidual(residual).withActivation(activation).withAffine(affine);
        List<Entry> entries = Entry.of(NormSpecs.of(gate ? layer.withGate() : layer));
        assertThat(entries.stream()
                        .map(entry -> entry.name() + "(" + String.join(", ", entry.arrays()) + ")")
                        .collect(Collectors.joining(" ")))
                .isEqualTo(methods);
        for (Entry entry : entries) {
            assertThat(entry.streams())
                    .isEqualTo(entry.arrays().stream()
                            .filter(Names.STREAMS::contains)
                            .toList());
            assertThat(entry.isBackward()).isEqualTo(entry.name().startsWith("backward"));
        }
    }

    @Test
    void whatACallWritesIsOutputsAndGradientsOfWhatItGives() {
        LayerSpec gated = LAYER.withResidual(Residual.GATED)
                .withAffine(Affine.SCALE_SHIFT)
                .withGate();
        assertThat(entry(gated, "forwardSum").written()).containsExactly("sum", "y");
        assertThat(entry(gated, "backwardSum").written())
                .containsExactly("dx", "dgate", "dresidual", "dresidualGate", "dscale", "dshift");
        assertThat(entry(gated, "backwardSum").outputs()).containsExactly("dx", "dgate", "dresidual");
        assertThat(entry(LAYER, "forward").written()).containsExactly("y");
    }

    @Test
    void parametersHaveNoElementForEachOfX() {
        List<String> parameters = List.of("scale", "shift", "residualGate", "dscale", "dshift", "dresidualGate");
        assertThat(parameters).allMatch(Outline::isParameter);
        assertThat(Names.STREAMS).noneMatch(Outline::isParameter);
        assertThat(parameters.stream().filter(Outline::isParameterGradient))
                .containsExactly("dscale", "dshift", "dresidualGate");
    }

    @Test
    void aLayerThatTracksNothingHasOneFormOfEach() {
        Entry forward = entry(LAYER, "forward");
        assertThat(forward.given()).isNull();
        assertThat(forward.shared()).isNull();
        assertThat(kernel(LAYER)).containsExactly("forward", "backward");
    }

    @Test
    void runningStatisticsAskForTheGivenForm() {
        LayerSpec batch = LayerSpec.batch(DYNAMIC, 8);
        assertThat(entry(batch, "forward").given().name()).isEqualTo("forwardGiven");
        assertThat(entry(batch, "forward").given().usesParameters()).isTrue();
        assertThat(entry(batch, "forward").shared()).isNull();
        assertThat(kernel(batch)).containsExactly("forward", "forwardGiven", "backward", "backwardGiven");
        assertThat(kernel(batch.withTracking(false))).containsExactly("forward", "backward");
        assertThat(kernel(batch.withResidual(Residual.BEFORE)))
                .containsExactly(
                        "forward",
                        "forwardGiven",
                        "forwardSum",
                        "forwardSumGiven",
                        "backward",
                        "backwardGiven",
                        "backwardSum",
                        "backwardSumGiven");
    }

    /** The whole is not there, for no rank has all elements; a method that two need is there once. */
    @Test
    void whereRanksShareStatisticsAKernelHasTheTwoParts() {
        assertThat(kernel(SYNC))
                .containsExactly("statistics", "forwardGiven", "backwardSums", "backwardShared", "backwardGiven");
        assertThat(kernel(SYNC.withResidual(Residual.BEFORE)))
                .containsExactly(
                        "statistics",
                        "forwardGiven",
                        "forwardSumGiven",
                        "backwardSums",
                        "backwardShared",
                        "backwardGiven",
                        "backwardSumSums",
                        "backwardSumShared",
                        "backwardSumGiven");
    }

    @Test
    void whatFindsOnlyWritesNothing() {
        Entry forward = entry(SYNC.withResidual(Residual.BEFORE), "forwardSum");
        assertThat(forward.shared().before().streams()).containsExactly("x", "residual");
        assertThat(forward.shared().before().outputs()).isEmpty();
        assertThat(forward.shared().before().usesParameters()).isFalse();
        Entry backward = entry(SYNC.withResidual(Residual.BEFORE), "backwardSum");
        assertThat(backward.shared().before().streams()).containsExactly("sum", "dy");
        assertThat(backward.shared().before().outputs()).isEmpty();
        assertThat(backward.shared().before().addsToGradients()).isFalse();
        assertThat(backward.shared().after().streams()).containsExactly("sum", "dy", "dsum", "dx");
        assertThat(backward.shared().after().addsToGradients()).isTrue();
        assertThat(entry(SYNC, "forward").shared().before().streams()).containsExactly("x");
    }

    @Test
    void aSumIsWrittenFirstAndThenNormalized() {
        Entry sum = entry(LayerSpec.batch(DYNAMIC, 8).withResidual(Residual.BEFORE), "forwardSum");
        assertThat(sum.stages()).extracting(Recipe::name).containsExactly("add", "normalize");
        assertThat(RecipeText.of(sum.stages().get(0))).isEqualTo(":\n  sum := (x + residual)\n");
        assertThat(sum.stages().get(0).streams()).containsExactly("x", "residual", "sum");
        assertThat(sum.stages().get(1).streams()).containsExactly("sum", "y");
        assertThat(RecipeText.output(sum.last())).startsWith("output:\n  value = sum\n");
        assertThat(sum.given().stages()).extracting(Recipe::name).containsExactly("addGiven", "normalizeGiven");
        assertThat(sum.last()).isSameAs(sum.stages().get(1));
    }

    /** Then the two may not lie in one array. */
    @Test
    void anOutputMayBeWrittenBeforeAnInputIsRead() {
        Entry sum = entry(LAYER.withResidual(Residual.BEFORE).withGate(), "forwardSum");
        assertThat(sum.overwritesUnread("sum", "gate")).isTrue();
        assertThat(sum.overwritesUnread("y", "gate")).isTrue();
        assertThat(sum.overwritesUnread("sum", "x")).isFalse();
        assertThat(sum.overwritesUnread("y", "x")).isFalse();
        Entry gated = entry(LAYER.withResidual(Residual.GATED).withAffine(Affine.SCALE), "backwardSum");
        assertThat(gated.overwritesUnread("dx", "residual")).isTrue();
        assertThat(gated.overwritesUnread("dresidual", "residual")).isFalse();
        assertThat(entry(LAYER, "forward").overwritesUnread("y", "x")).isFalse();
    }

    private static List<String> kernel(LayerSpec layer) {
        return KernelPlan.all(NormSpecs.of(layer)).get(0).ofKernel().stream()
                .map(Entry::name)
                .toList();
    }
}
