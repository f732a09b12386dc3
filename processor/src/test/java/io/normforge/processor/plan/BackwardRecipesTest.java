package io.normforge.processor.plan;

import static io.normforge.Shape.DYNAMIC;
import static io.normforge.processor.plan.RecipeText.entry;
import static io.normforge.processor.plan.RecipeText.output;
import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.testing.LayerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Backward as formulas: the sums that dx is made of, and what is written. */
class BackwardRecipesTest {

    private static final LayerSpec LAYER = LayerSpec.layer(DYNAMIC, 8);
    private static final LayerSpec BATCH = LayerSpec.batch(DYNAMIC, 8);

    private static final String AS_KEPT = """
            statistics, as they were kept:
              then remainder = saved.remainder()
              then rescue all if remainder is NOT_A_NUMBER
              then rstd = saved.rstd()
              then mean = saved.mean()
              then shift = -(remainder * rstd)
            """;

    private static final String FROM_VARIANCE = """
            statistics, as they were kept:
              then rstd = (1 / square_root((saved.variance() + EPSILON)))
              then mean = saved.mean()
              then shift = 0
            """;

    private static final String SUMS_OF_RANKS =
            "  then meanG = saved.pooledGradient()\n  then meanGx = saved.pooledProduct()\n";

    private static final String PARAMETERS = """
            gradients of gamma and beta:
              value = x
              xhat = ((value - mean) * rstd + shift)
              grad = dy
              dGamma += grad * xhat
              dBeta += grad
            """;

    private static final String MEANS = """
              then rescue output if largest = narrow(max(absolute(sumG), absolute(sumGx))); largest is EXTREME
              then meanG = narrow((sumG * 1.0 / COUNT))
              then meanGx = narrow((sumGx * 1.0 / COUNT))
            """;

    private static final String DX = """
            dx:
              value = x
              xhat = ((value - mean) * rstd + shift)
              grad = dy
              g = (grad * gamma)
              dx := ((-xhat * meanGx + (g - meanG)) * rstd)
            """;

    @Test
    void sumsAreFoundOfScaledGradientsAndTheGradientsOfGammaAndBetaWithThem() {
        assertThat(RecipeText.of(backward(LAYER))).isEqualTo(AS_KEPT + """
                gradients of gamma and beta, and what dx pools: sums sumG, sumGx
                  value = x
                  xhat = ((value - mean) * rstd + shift)
                  grad = dy
                  g = (grad * gamma)
                  sumG += g
                  sumGx += g * xhat
                  dGamma += grad * xhat
                  dBeta += grad
                """ + MEANS + DX);
        assertThat(backward(LAYER).statistics()).isEqualTo(Statistics.READ);
    }

    /** γ is then a factor of the sums, which are dβ and dγ too. */
    @Test
    void whereAStatisticHasOneGammaItIsTheSumsThatAreScaled() {
        assertThat(RecipeText.of(backward(BATCH))).isEqualTo(AS_KEPT + """
                gradients of gamma and beta, and what dx pools: sums sumDy, sumDyx
                  value = x
                  xhat = ((value - mean) * rstd + shift)
                  grad = dy
                  sumDy += grad
                  sumDyx += grad * xhat
                  dGamma += grad * xhat
                  dBeta += grad
                  then double sumG = (sumDy * widen(gamma))
                  then double sumGx = (sumDyx * widen(gamma))
                """ + MEANS + DX);
    }

    @Test
    void withoutAMeanThereIsNoMeanOfTheGradient() {
        assertThat(RecipeText.of(backward(LayerSpec.rms(DYNAMIC, 8).withUnitOffset())))
                .isEqualTo("""
                statistics, as they were kept:
                  then remainder = saved.remainder()
                  then rescue all if remainder is NOT_A_NUMBER
                  then rstd = saved.rstd()
                gradients of gamma and beta, and what dx pools: sums sumGx
                  value = x
                  xhat = (value * rstd)
                  grad = dy
                  g = (grad * (gamma + 1))
                  sumGx += g * xhat
                  dGamma += grad * xhat
                  then rescue output if largest = narrow(absolute(sumGx)); largest is EXTREME
                  then meanGx = narrow((sumGx * 1.0 / COUNT))
                dx:
                  value = x
                  xhat = (value * rstd)
                  grad = dy
                  g = (grad * (gamma + 1))
                  dx := ((-xhat * meanGx + g) * rstd)
                """);
    }

    /** Afresh it is the length that is compared; as kept there is only its reciprocal. */
    @Test
    void aLengthThatEpsilonReplacesHasNoGradient() {
        Entry unit = entry(LayerSpec.unit(DYNAMIC, 8), "backward");
        assertThat(RecipeText.of(unit.last())).contains("""
                        what dx pools: sums sumGx
                          value = x
                          xhat = (value * rstd)
                          g = dy
                          sumGx += g * xhat
                          then rescue output if largest = narrow(absolute(sumGx)); largest is EXTREME
                          then alongX = (round((1 / EPSILON)) <= rstd ? 0 : narrow(sumGx))
                        """).endsWith("  dx := ((-xhat * alongX + g) * rstd)\n");
        assertThat(RecipeText.of(unit.rescues().get(0)))
                .contains("then alongX = (length <= EPSILON ? 0 : narrow(sumGx))");
        assertThat(RecipeText.of(unit.rescues().get(1))).contains("(round((1 / EPSILON)) <= rstd ? 0");
    }

    @Test
    void doubleArithmeticFindsStatisticsAnewOrWritesAlone() {
        Entry backward = entry(LAYER, "backward");
        String whole = RecipeText.of(backward.last());
        String forward = RecipeText.of(entry(LAYER, "forward").last());
        String found = forward.substring(0, forward.indexOf("  then saved.mean()"));
        assertThat(backward.rescues()).hasSize(2);
        assertThat(RecipeText.of(backward.rescues().get(0)))
                .isEqualTo(found + whole.substring(whole.indexOf("gradients of gamma")));
        assertThat(RecipeText.of(backward.rescues().get(1)))
                .isEqualTo(whole.replace("gradients of gamma and beta, and what", "what")
                        .replace("  dGamma += grad * xhat\n  dBeta += grad\n", ""));
        assertThat(backward.rescues().get(1).statistics()).isEqualTo(Statistics.WRITTEN);
    }

    /** Forward has kept them. */
    @Test
    void statisticsThatAreFoundAnewAreNotKept() {
        for (LayerSpec layer : List.of(LAYER, BATCH, LayerSpec.rms(DYNAMIC, 8), LayerSpec.unit(DYNAMIC, 8))) {
            assertThat(RecipeText.of(entry(layer, "backward").rescues().get(0))).doesNotContain("saved.");
        }
    }

    @Test
    void byGivenStatisticsNothingIsPooled() {
        Entry given = entry(BATCH, "backward").given();
        String output = """
                dx:
                  grad = dy
                  g = (grad * gamma)
                  dx := (g * rstd)
                """;
        assertThat(RecipeText.of(given.last())).isEqualTo(AS_KEPT + PARAMETERS + output);
        assertThat(RecipeText.of(given.rescues().get(0))).isEqualTo(FROM_VARIANCE + PARAMETERS + output);
        Entry plain = entry(BATCH.withAffine(Affine.NONE), "backward").given();
        assertThat(RecipeText.of(plain.last())).isEqualTo(AS_KEPT + "dx:\n  g = dy\n  dx := (g * rstd)\n");
    }

    @Test
    void ranksShareTheSumsBetweenTwoParts() {
        Entry.Shared shared = entry(LayerSpec.syncBatch(DYNAMIC, 8), "backward").shared();
        String sums = """
                what dx pools: sums sumDy, sumDyx
                  value = x
                  xhat = ((value - mean) * rstd + shift)
                  grad = dy
                  sumDy += grad
                  sumDyx += grad * xhat
                  then double sumG = (sumDy * widen(gamma))
                  then double sumGx = (sumDyx * widen(gamma))
                  then saved.pooledGradient() := narrow(sumG)
                  then saved.pooledProduct() := narrow(sumGx)
                """;
        assertThat(RecipeText.of(shared.before().last())).isEqualTo(AS_KEPT + sums);
        assertThat(RecipeText.of(shared.before().rescues().get(0))).isEqualTo(FROM_VARIANCE + sums);
        assertThat(shared.before().last().statistics()).isEqualTo(Statistics.SUMMED);
        assertThat(RecipeText.of(shared.after().last())).isEqualTo(AS_KEPT + SUMS_OF_RANKS + PARAMETERS + DX);
        assertThat(RecipeText.of(shared.after().rescues().get(0)))
                .isEqualTo(FROM_VARIANCE + SUMS_OF_RANKS + PARAMETERS + DX);
    }

    @Test
    void theGradientOfASumIsAdded() {
        LayerSpec before = LAYER.withResidual(Residual.BEFORE);
        assertThat(output(backward(before))).startsWith("dx:\n  value = (x + residual)\n");
        assertThat(output(entry(before, "backwardSum").last()))
                .startsWith("dx:\n  value = sum\n")
                .endsWith("  dx := (((-xhat * meanGx + (g - meanG)) * rstd) + dsum)\n");
    }

    @Test
    void anActivationsDerivativeIsAFactorOfWhatArrives() {
        LayerSpec relu = LAYER.withActivation(Activation.RELU);
        assertThat(output(backward(relu)))
                .contains("  z = (xhat * gamma + beta)\n  grad = (dy * (z <= 0 ? 0 : 1))\n  g = (grad * gamma)\n");
        assertThat(output(backward(relu.withResidual(Residual.AFTER)))).isEqualTo("""
                dx, dresidual:
                  value = x
                  xhat = ((value - mean) * rstd + shift)
                  z = ((xhat * gamma + beta) + residual)
                  grad = (dy * (z <= 0 ? 0 : 1))
                  g = (grad * gamma)
                  dx := ((-xhat * meanGx + (g - meanG)) * rstd)
                  dresidual := grad
                """);
        assertThat(output(backward(relu.withAffine(Affine.NONE))))
                .contains("  z = xhat\n  grad = (dy * (z <= 0 ? 0 : 1))\n  g = grad\n");
    }

    @Test
    void aGateGetsAGradientOfTheResult() {
        assertThat(output(backward(LAYER.withGate()))).isEqualTo("""
                dx, dgate:
                  value = x
                  xhat = ((value - mean) * rstd + shift)
                  arriving = dy
                  z = gate
                  grad = (arriving * z)
                  g = (grad * gamma)
                  toGate = (arriving * (xhat * gamma + beta))
                  dx := ((-xhat * meanGx + (g - meanG)) * rstd)
                  dgate := toGate
                """);
        assertThat(output(backward(LAYER.withGate().withActivation(Activation.RELU))))
                .contains(
                        "  grad = (arriving * max(z, 0))\n",
                        "  toGate = ((arriving * (xhat * gamma + beta)) * (z <= 0 ? 0 : 1))\n");
    }

    @Test
    void activationsAreCalledWhereTheyAreNotInlined() {
        LayerSpec silu = LayerSpec.syncBatch(DYNAMIC, 8).withActivation(Activation.SILU);
        Entry entry = entry(silu, "backward");
        String called = "grad = (dy * siluSlope(round(z)))";
        for (Entry form : List.of(
                entry, entry.given(), entry.shared().before(), entry.shared().after())) {
            assertThat(RecipeText.of(form.last()))
                    .contains("magnitude = absolute(z)")
                    .doesNotContain("siluSlope");
            assertThat(RecipeText.of(form.last().compact())).contains(called);
            for (Recipe rescue : form.rescues()) {
                assertThat(RecipeText.of(rescue)).contains(called);
                assertThat(rescue.compact()).isNull();
            }
        }
        Entry plain = entry(LayerSpec.syncBatch(DYNAMIC, 8), "backward");
        for (Entry form : List.of(
                plain, plain.given(), plain.shared().before(), plain.shared().after())) {
            assertThat(form.last().compact()).isNull();
        }
    }

    @Test
    void aGateOfTheResidualStandsAroundTheNormalization() {
        LayerSpec gated = LAYER.withResidual(Residual.GATED).withAffine(Affine.SCALE_SHIFT);
        Entry forward = entry(gated, "forwardSum");
        assertThat(RecipeText.of(forward.stages().get(0))).isEqualTo(":\n  sum := (residual * residualGate + x)\n");
        Entry backward = entry(gated, "backwardSum");
        assertThat(output(backward.stages().get(0))).endsWith(" * rstd) + dsum)\n");
        assertThat(RecipeText.of(backward.stages().get(1))).isEqualTo("""
                gradient of the residual's gate:
                  dGate += dx * residual
                dresidual:
                  dresidual := (dx * residualGate)
                """);
        assertThat(backward.stages().get(0).streams()).containsExactly("sum", "dy", "dsum", "dx");
    }

    private static Recipe backward(LayerSpec layer) {
        return entry(layer, "backward").last();
    }
}
