package io.normforge.processor.plan;

import static io.normforge.Shape.CONFIGURED;
import static io.normforge.Shape.DYNAMIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kernels of each shape are called, and along what their statistics vary. */
class KernelPlanTest {

    @Test
    void severalShapesNameTheirKernels() {
        List<KernelPlan> plans = plans(LayerSpec.layer(DYNAMIC, 8).orShape(4, 8).orShape(CONFIGURED, 8));
        assertThat(plans.stream().map(KernelPlan::shapeName)).containsExactly("Nx8", "4x8", "Cx8");
        assertThat(plans.stream().map(plan -> plan.className("Vector512", false)))
                .containsExactly("ModelNormVector512ForNx8", "ModelNormVector512For4x8", "ModelNormVector512ForCx8");
        KernelPlan single = plan(LayerSpec.layer(DYNAMIC, 8));
        assertThat(single.className("Plain", false)).isEqualTo("ModelNormPlain");
        assertThat(single.className("Plain", true)).isEqualTo("ModelNormPlainSegments");
    }

    @Test
    void statisticsVaryAlongTheKeptAxes() {
        assertThat(statisticAxes(LayerSpec.layer(2, 3, 4, 5).withAxes(1, 3))).containsExactly("k0", "k1");
        assertThat(statisticAxes(LayerSpec.layer(8))).isEmpty();
    }

    /** The round is none of them: each has its own. */
    @Test
    void inARoundTheyVaryAlongTheAxesWithin() {
        LayerSpec rounds = LayerSpec.layer(2, 3, 8).withAffine(Affine.SCALE, 0, 2);
        assertThat(plan(rounds).nest().rounds()).isNotNull();
        assertThat(statisticAxes(rounds)).containsExactly("k1");
    }

    @Test
    void ofACallsScaleTheNestSaysThatItStartsSomewhere() {
        assertThat(plan(LayerSpec.layer(2, 8).withAffine(Affine.SCALE)).nest().startsParameters())
                .isTrue();
        assertThat(plan(LayerSpec.layer(2, 8)).nest().startsParameters()).isFalse();
    }

    @Test
    void aMaskedLayerIsPlannedForPositionsSideBySide() {
        KernelPlan plan = plan(LayerSpec.batch(DYNAMIC, 8, DYNAMIC).withMask());
        assertThat(plan.shapeName()).isEqualTo("1x8xN");
    }

    @Test
    void byGivenStatisticsMemoryIsTakenAsItLies() {
        KernelPlan maps = plan(LayerSpec.batch(4, 8, 5));
        Entry forward = maps.entries().get(0);
        assertThat(maps.of(forward)).isSameAs(maps);
        assertThat(maps.nest().reduced()).extracting(NestAxis::variable).containsExactly("p0", "i");
        Nest given = maps.of(forward.given()).nest();
        assertThat(given.reduced()).extracting(NestAxis::variable).containsExactly("i");
        assertThat(given.kept()).extracting(NestAxis::variable).containsExactly("p0", "row");
        KernelPlan columns = plan(LayerSpec.batch(4, 8));
        assertThat(columns.of(columns.entries().get(0).given())).isSameAs(columns);
    }

    @Test
    void aCostCountsWhatIsComputedForAnElementAndWhatMoves() {
        // Σx; x − m, two sums, one of squares; (x − mean) · rstd + shift, · γ + β.
        assertThat(cost(LayerSpec.layer(DYNAMIC, 8), 0)).isEqualTo(new Cost(1 + 1 + 1 + 2 + 1 + 2 + 2, 8));
        // x² and its sum; x · rstd, · γ.
        assertThat(cost(LayerSpec.rms(DYNAMIC, 8), 0)).isEqualTo(new Cost(2 + 1 + 1, 8));
        // x · rstd, dy · γ, Σ g · x̂, dγ; then x̂, g, −x̂ · mean + g, · rstd.
        assertThat(cost(LayerSpec.rms(DYNAMIC, 8), 1)).isEqualTo(new Cost(1 + 1 + 2 + 2 + 1 + 1 + 3 + 1, 12));
        // x̂ and dy · γ, Σg and Σ g · x̂, dγ and dβ; then x̂, g, g − mean, −x̂ · mean + …, · rstd.
        assertThat(cost(LayerSpec.layer(DYNAMIC, 8), 1))
                .isEqualTo(new Cost(3 + 1 + 1 + 2 + 2 + 1 + 3 + 1 + 1 + 3 + 1, 12));
        assertThat(cost(LayerSpec.layer(DYNAMIC, 8).withActivation(Activation.RELU), 0)
                        .flops())
                .isEqualTo(cost(LayerSpec.layer(DYNAMIC, 8), 0).flops() + 1);
    }

    private static Cost cost(LayerSpec layer, int entry) {
        return Cost.of(plan(layer).entries().get(entry));
    }

    private static List<String> statisticAxes(LayerSpec layer) {
        return plan(layer).statisticAxes().stream().map(NestAxis::variable).toList();
    }

    private static KernelPlan plan(LayerSpec layer) {
        return plans(layer).get(0);
    }

    private static List<KernelPlan> plans(LayerSpec layer) {
        return KernelPlan.all(NormSpecs.of(layer));
    }
}
