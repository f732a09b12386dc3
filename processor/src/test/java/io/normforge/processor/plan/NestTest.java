package io.normforge.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The names that axes get in kernels: a reader knows them at sight. */
class NestTest {

    @Test
    void rowsOfAFixedLength() {
        Nest nest = nest(List.of(1), -1, 384);
        assertThat(text(nest)).isEqualTo("row < rows, by DIM; i < DIM, by 1");
        assertThat(nest.inRows()).isTrue();
        assertThat(nest.count()).isEqualTo("DIM");
        assertThat(nest.dynamicSizes()).containsExactly("rows");
    }

    @Test
    void rowsOfALengthThatACallGives() {
        Nest nest = nest(List.of(1), 8, -1);
        assertThat(text(nest)).isEqualTo("row < ROWS, by dim; i < dim, by 1");
        assertThat(nest.dynamicSizes()).containsExactly("dim");
    }

    @Test
    void columns() {
        Nest nest = nest(List.of(0), 96, -1);
        assertThat(text(nest)).isEqualTo("i < DIM, by columns; column < columns, by 1");
        assertThat(nest.inRows()).isFalse();
    }

    @Test
    void severalAxesOfAKindAreNumbered() {
        Nest nest = nest(List.of(1, 3), 2, 3, 4, 5);
        assertThat(text(nest))
                .isEqualTo("k0 < KEPT0, by POOLED0 * KEPT1 * POOLED1; p0 < POOLED0, by KEPT1 * POOLED1; "
                        + "k1 < KEPT1, by POOLED1; i < POOLED1, by 1");
        assertThat(nest.count()).isEqualTo("COUNT");
    }

    @Test
    void aCountWithASizeOfTheCallIsAProduct() {
        assertThat(nest(List.of(0, 2), 4, 5, -1).count()).isEqualTo("(POOLED0 * pooled1)");
    }

    @Test
    void aStatisticsPlaceIsRowMajorOverTheKeptAxes() {
        assertThat(Nest.linear(nest(List.of(1, 3), 2, 3, 4, 5).kept())).isEqualTo("k0 * KEPT1 + k1");
        assertThat(Nest.linear(nest(List.of(0), 7).kept())).isEqualTo("0");
    }

    @Test
    void handlingAStatisticTakesItsOwnSizesAndThoseFurtherIn() {
        assertThat(nest(List.of(1), -1, 8).dynamicSizesWithin()).isEmpty();
        assertThat(nest(List.of(1), -1, -1).dynamicSizesWithin()).containsExactly("dim");
        assertThat(nest(List.of(1), -1, -1, -1).dynamicSizes()).containsExactly("rows", "dim", "columns");
        assertThat(nest(List.of(1), -1, -1, -1).dynamicSizesWithin()).containsExactly("dim", "columns");
    }

    @Test
    void positionsAreScaledByStrides() {
        Nest nest = affine(List.of(1, 3), List.of(1, 3));
        assertThat(nest.axes().stream().map(NestAxis::position))
                .containsExactly("k0 * (POOLED0 * KEPT1 * POOLED1)", "p0 * (KEPT1 * POOLED1)", "k1 * POOLED1", "i");
        assertThat(nest.axes().stream().map(NestAxis::affinePosition)).containsExactly("", "p0 * POOLED1", "", "i");
        assertThat(nest.axes().stream().map(NestAxis::constantSize)).containsExactly(2, 3, 4, 5);
    }

    @Test
    void anAxisMayBecomeALoopLikeAnyOther() {
        NestAxis loop = nest(List.of(1), -1, 8).innermost().withVariable("other");
        assertThat(loop.position()).isEqualTo("other");
        assertThat(loop.affinePosition()).isEmpty();
        assertThat(loop.axis().reduced()).isTrue();
        assertThat(loop.isDynamic()).isFalse();
    }

    @Test
    void roundsAreTheOutermostAxisWhereGammaVariesAlongIt() {
        CanonicalShape shape =
                spec(NormType.LAYER, List.of(1), List.of(0, 1), 4, 8).canonical(List.of(4, 8));
        Nest rounds = Nest.of(shape).inRounds(shape, false);
        assertThat(text(rounds)).isEqualTo("i < DIM, by 1");
        assertThat(rounds.rounds().variable()).isEqualTo("row");
        assertThat(rounds.startsParameters()).isTrue();
        assertThat(rounds.allAxes()).containsExactly(rounds.rounds(), rounds.innermost());
        assertThat(rounds.statistic("0")).isEqualTo("firstStatistic");
        assertThat(rounds.statistic("k0")).isEqualTo("firstStatistic + k0");
    }

    @Test
    void withoutRoundsACallMayStillSayWhereGammaStarts() {
        CanonicalShape shape =
                spec(NormType.LAYER, List.of(1), List.of(1), 4, 8).canonical(List.of(4, 8));
        Nest given = Nest.of(shape).inRounds(shape, true);
        assertThat(given.startsParameters()).isTrue();
        assertThat(given.rounds()).isNull();
        assertThat(given.allAxes()).isEqualTo(given.axes());
        assertThat(given.statistic("row")).isEqualTo("row");
        assertThat(Nest.of(shape).inRounds(shape, false).startsParameters()).isFalse();
    }

    /** Of rows that lie apart, γ and β that vary along the rows alone are added to again by each. */
    @Test
    void rowsOfAStatisticShareGammaWhereItDoesNotVaryAroundThem() {
        assertThat(affine(List.of(1, 3), List.of(3)).sharedDepth()).isZero();
        assertThat(affine(List.of(1, 3), List.of(3)).addsInRounds()).isTrue();
        assertThat(affine(List.of(1, 3), List.of(1, 3)).sharedDepth()).isEqualTo(-1);
        assertThat(affine(List.of(1, 3), List.of(1, 3)).addsInRounds()).isFalse();
        assertThat(affine(List.of(1, 3), List.of(1)).addsInRounds()).isFalse();
        assertThat(affine(List.of(0, 1, 3), List.of(1, 3)).sharedDepth()).isZero();
        assertThat(affine(List.of(1), List.of(1)).addsInRounds()).isFalse();
        assertThat(affine(List.of(1), List.of(1)).sharedDepth()).isEqualTo(-1);
        assertThat(affine(List.of(1), List.of(2)).hasAffineStart()).isTrue();
        assertThat(affine(List.of(1), List.of(1)).hasAffineStart()).isFalse();
    }

    private static Nest affine(List<Integer> axes, List<Integer> affineAxes) {
        List<Integer> shape = List.of(2, 3, 4, 5);
        return Nest.of(spec(NormType.LAYER, axes, affineAxes, 2, 3, 4, 5).canonical(shape));
    }

    private static String text(Nest nest) {
        return nest.axes().stream()
                .map(axis -> axis.variable() + " < " + axis.size() + ", by " + axis.stride())
                .collect(Collectors.joining("; "));
    }

    private static NormSpec spec(NormType type, List<Integer> axes, List<Integer> affineAxes, int... shape) {
        return NormSpecs.of(
                LayerSpec.of(type, shape).withAxes(ints(axes)).withAffine(Affine.GAMMA_BETA, ints(affineAxes)));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Nest nest(List<Integer> axes, Integer... shape) {
        NormSpec spec =
                NormSpecs.of(NormType.LAYER, List.of(shape), axes, Affine.NONE, Residual.NONE, Activation.NONE, false);
        return Nest.of(spec.canonical(List.of(shape)));
    }
}
