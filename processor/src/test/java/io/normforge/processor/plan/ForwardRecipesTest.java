package io.normforge.processor.plan;

import static io.normforge.Shape.DYNAMIC;
import static io.normforge.processor.plan.RecipeText.entry;
import static io.normforge.processor.plan.RecipeText.output;
import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.testing.LayerSpec;
import org.junit.jupiter.api.Test;

/** Forward as formulas: how statistics are found, what is kept of them, and what becomes of an element. */
class ForwardRecipesTest {

    private static final LayerSpec LAYER = LayerSpec.layer(DYNAMIC, 8);
    private static final LayerSpec RMS = LayerSpec.rms(DYNAMIC, 8);
    private static final LayerSpec UNIT = LayerSpec.unit(DYNAMIC, 8);
    private static final LayerSpec BATCH = LayerSpec.batch(DYNAMIC, 8);

    private static final String KEEPS_VARIANCE = "then saved.variance() := narrow(variance)";
    private static final String ASKS_FOR_TINY = "if underRoot is TINY";

    /** The bound below which squares have lost bits. */
    private static final float TINY = 0x1p-100f;

    @Test
    void aVarianceIsFoundInASecondPassAndCorrected() {
        assertThat(RecipeText.of(forward(LAYER))).isEqualTo("""
                mean: sums total
                  value = x
                  total += value
                  then estimate = narrow((total * 1.0 / COUNT))
                variance: squared deviations, and what rounding left in the mean: sums rest, squares
                  value = x
                  deviation = (value - estimate)
                  rest += deviation
                  squares += deviation * deviation
                  then spread = narrow((squares * 1.0 / COUNT))
                  then rescue all if spread is NOT_FINITE or spread is VANISHED beside rest
                  then ofRest = narrow((rest * 1.0 / COUNT))
                  then ofTotal = narrow(((total * 1.0 / COUNT) - widen(estimate)))
                  then left = (spread <= (estimate * estimate) ? ofRest : ofTotal)
                  then double variance = max(((squares * 1.0 / COUNT) - widen((left * left))), 0)
                  then rstd = narrow((1 / square_root((variance + EPSILON))))
                  then mean = round((estimate + left))
                  then remainder = ((estimate - mean) + left)
                  then shift = -(remainder * rstd)
                  then saved.mean() := mean
                  then saved.remainder() := remainder
                  then saved.rstd() := rstd
                output:
                  value = x
                  xhat = ((value - mean) * rstd + shift)
                  y := (xhat * gamma + beta)
                """);
        assertThat(forward(LAYER).statistics()).isEqualTo(Statistics.KEPT);
    }

    @Test
    void aMeanSquareNeedsOnePass() {
        assertThat(RecipeText.of(forward(RMS.withUnitOffset()))).isEqualTo("""
                mean square: sums squares
                  value = x
                  squares += value * value
                  then double meanSquare = (squares * 1.0 / COUNT)
                  then spread = narrow(meanSquare)
                  then rescue all if spread is NOT_FINITE
                  then rstd = narrow((1 / square_root((meanSquare + EPSILON))))
                  then saved.mean() := 0
                  then saved.remainder() := 0
                  then saved.rstd() := rstd
                output:
                  value = x
                  xhat = (value * rstd)
                  y := (xhat * (gamma + 1))
                """);
    }

    @Test
    void aLengthIsAtLeastEpsilon() {
        assertThat(RecipeText.of(forward(UNIT))).isEqualTo("""
                length: sums squares
                  value = x
                  squares += value * value
                  then spread = narrow(squares)
                  then rescue all if spread is NOT_FINITE
                  then double length = max(square_root(squares), EPSILON)
                  then rstd = narrow((1 / length))
                  then saved.mean() := 0
                  then saved.remainder() := 0
                  then saved.rstd() := rstd
                output:
                  value = x
                  xhat = (value * rstd)
                  y := xhat
                """);
    }

    /** Backward then knows that floats did not do. */
    @Test
    void doubleArithmeticLeavesAMarkInThePlaceOfTheRemainder() {
        for (LayerSpec layer : new LayerSpec[] {LAYER, RMS, UNIT, BATCH}) {
            Entry forward = entry(layer, "forward");
            assertThat(forward.rescues()).hasSize(1);
            assertThat(RecipeText.of(forward.rescues().get(0)))
                    .isEqualTo(RecipeText.of(forward.stages().get(0))
                            .replaceFirst("saved.remainder\\(\\) := \\w+", "saved.remainder() := Float.NaN"));
        }
    }

    @Test
    void varianceIsKeptWhereStatisticsAreTracked() {
        assertThat(RecipeText.of(forward(BATCH))).contains(KEEPS_VARIANCE);
        assertThat(RecipeText.of(forward(BATCH.withTracking(false)))).doesNotContain(KEEPS_VARIANCE);
    }

    @Test
    void aSmallEpsilonHidesNoLostBits() {
        for (LayerSpec layer : new LayerSpec[] {LAYER, RMS}) {
            assertThat(RecipeText.of(forward(layer.withEpsilon(TINY)))).doesNotContain(ASKS_FOR_TINY);
            assertThat(RecipeText.of(forward(layer.withEpsilon(Math.nextDown(TINY)))))
                    .contains(ASKS_FOR_TINY);
        }
        assertThat(RecipeText.of(forward(LAYER.withEpsilon(Math.nextDown(TINY)))))
                .contains("then underRoot = narrow((variance + EPSILON))")
                .doesNotContain("VANISHED");
        assertThat(RecipeText.of(forward(RMS.withEpsilon(Math.nextDown(TINY)))))
                .contains("then underRoot = narrow((meanSquare + EPSILON))");
    }

    /** Of a length it is the square that stands beside Σx². */
    @Test
    void ofALengthTheSquareOfEpsilonCounts() {
        assertThat(RecipeText.of(forward(UNIT.withEpsilon(0x1p-50f)))).doesNotContain(ASKS_FOR_TINY);
        assertThat(RecipeText.of(forward(UNIT.withEpsilon(Math.nextDown(0x1p-50f)))))
                .contains("then underRoot = narrow((length * length))", ASKS_FOR_TINY);
    }

    @Test
    void anEpsilonOfTheConstructorMayBeAny() {
        for (LayerSpec layer : new LayerSpec[] {LAYER, RMS, UNIT}) {
            assertThat(RecipeText.of(forward(layer.withEpsilon(Shape.CONFIGURED))))
                    .contains(ASKS_FOR_TINY)
                    .contains(" epsilon)")
                    .doesNotContain("EPSILON");
        }
        assertThat(RecipeText.of(forward(LAYER.withEpsilon(Shape.CONFIGURED)))).contains("VANISHED beside rest");
    }

    @Test
    void givenStatisticsAreRead() {
        Entry given = entry(BATCH, "forward").given();
        assertThat(RecipeText.of(given.last())).isEqualTo("""
                statistics, as they were kept:
                  then remainder = saved.remainder()
                  then rescue all if remainder is NOT_A_NUMBER
                  then rstd = saved.rstd()
                  then mean = saved.mean()
                output:
                  value = x
                  xhat = ((value - mean) * rstd)
                  y := (xhat * gamma + beta)
                """);
        assertThat(RecipeText.of(given.rescues().get(0))).isEqualTo("""
                statistics, as they were kept:
                  then rstd = (1 / square_root((saved.variance() + EPSILON)))
                  then mean = saved.mean()
                  then shift = 0
                output:
                  value = x
                  xhat = ((value - mean) * rstd + shift)
                  y := (xhat * gamma + beta)
                """);
    }

    /** Everything but the output. */
    @Test
    void whatRanksShareIsFoundAndKept() {
        Entry.Shared shared = entry(LayerSpec.syncBatch(DYNAMIC, 8), "forward").shared();
        String whole = RecipeText.of(forward(BATCH));
        assertThat(RecipeText.of(shared.before().last())).isEqualTo(whole.substring(0, whole.indexOf("output:")));
        assertThat(RecipeText.of(shared.before().rescues().get(0))).contains("saved.remainder() := Float.NaN");
        assertThat(shared.before().last().statistics()).isEqualTo(Statistics.FOUND);
        assertThat(RecipeText.of(shared.after().last()))
                .as("as a running mean, but for what rounding has left of it")
                .isEqualTo(RecipeText.of(entry(BATCH, "forward").given().last())
                        .replace("output:", "  then shift = -(remainder * rstd)\noutput:")
                        .replace("* rstd)\n  y", "* rstd + shift)\n  y"));
    }

    @Test
    void anElementIsScaledAndShiftedAsFarAsTheLayerHasGammaAndBeta() {
        assertThat(output(forward(LAYER.withAffine(Affine.NONE)))).endsWith("y := xhat\n");
        assertThat(output(forward(LAYER.withAffine(Affine.GAMMA)))).endsWith("y := (xhat * gamma)\n");
        assertThat(output(forward(LAYER.withUnitOffset()))).endsWith("y := (xhat * (gamma + 1) + beta)\n");
    }

    @Test
    void aResidualIsAddedBeforeOrAfter() {
        Recipe before = forward(LAYER.withResidual(Residual.BEFORE));
        assertThat(RecipeText.of(before)).containsOnlyOnce("total += value").contains("  value = (x + residual)\n");
        assertThat(output(before))
                .startsWith("output:\n  value = (x + residual)\n")
                .endsWith("y := (xhat * gamma + beta)\n");
        assertThat(output(forward(LAYER.withResidual(Residual.AFTER))))
                .endsWith("  y := ((xhat * gamma + beta) + residual)\n");
    }

    @Test
    void anActivationOrAGateTakesTheResult() {
        LayerSpec relu = LAYER.withActivation(Activation.RELU);
        assertThat(output(forward(relu))).endsWith("  z = (xhat * gamma + beta)\n  y := max(z, 0)\n");
        assertThat(output(forward(relu.withResidual(Residual.AFTER))))
                .endsWith("  z = ((xhat * gamma + beta) + residual)\n  y := max(z, 0)\n");
        assertThat(output(forward(LAYER.withGate()))).endsWith("  z = gate\n  y := ((xhat * gamma + beta) * z)\n");
        assertThat(output(forward(relu.withGate())))
                .endsWith("  z = gate\n  y := ((xhat * gamma + beta) * max(z, 0))\n");
        assertThat(output(forward(relu.withGate().withResidual(Residual.AFTER))))
                .endsWith("  z = gate\n  y := ((xhat * gamma + beta) * max(z, 0) + residual)\n");
    }

    /** Its text would be too long there, or its arithmetic another. */
    @Test
    void activationsAreCalledWhereTheyAreNotInlined() {
        for (Entry form : forms(BATCH.withActivation(Activation.SILU))) {
            assertThat(output(form.last())).contains("magnitude = absolute(z)").doesNotContain("silu");
            assertThat(output(form.last().compact())).endsWith("  y := silu(round(z))\n");
            assertThat(output(form.rescues().get(0))).endsWith("  y := silu(round(z))\n");
        }
        for (Entry form : forms(BATCH)) {
            assertThat(form.last().compact()).isNull();
            assertThat(form.rescues().get(0).compact()).isNull();
        }
    }

    /** What an activation is applied to waits in y, unless a residual is added behind the gate. */
    @Test
    void anActivationMayBeAppliedApart() {
        LayerSpec relu = BATCH.withActivation(Activation.RELU);
        for (Entry form : forms(relu)) {
            String shift = form.last().statistics() == Statistics.GIVEN ? "" : " + shift";
            assertThat(RecipeText.of(form.last().apart().before())).isEqualTo("""
                    output:
                      value = x
                      xhat = ((value - mean) * rstd%s)
                      y := (xhat * gamma + beta)
                    """.formatted(shift));
            assertThat(RecipeText.of(form.last().apart().after())).isEqualTo(":\n  z = y\n  y := max(z, 0)\n");
        }
        Recipe gated = forward(relu.withGate());
        assertThat(RecipeText.of(gated.apart().before())).endsWith("  y := (xhat * gamma + beta)\n");
        assertThat(RecipeText.of(gated.apart().after())).isEqualTo(":\n  z = gate\n  y := (y * max(z, 0))\n");
        Recipe added = forward(relu.withResidual(Residual.AFTER));
        assertThat(RecipeText.of(added.apart().before())).endsWith("  y := ((xhat * gamma + beta) + residual)\n");
        assertThat(forward(relu.withGate().withResidual(Residual.AFTER)).apart())
                .isNull();
        assertThat(forward(BATCH.withGate()).apart()).isNull();
        assertThat(forward(BATCH).apart()).isNull();
    }

    /** The entry itself and that by given statistics. */
    private static Entry[] forms(LayerSpec layer) {
        Entry entry = entry(layer, "forward");
        return new Entry[] {entry, entry.given()};
    }

    private static Recipe forward(LayerSpec layer) {
        return entry(layer, "forward").last();
    }
}
