package io.normforge.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.SpecShrinker.Shrunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With predicates in the place of kernels, what is smallest is known. */
class SpecShrinkerTest {

    private static final int PLENTY = 1000;

    private static final SpecTrial LARGE = SpecTrial.of(
            LayerSpec.layer(4, Shape.DYNAMIC, 3, 130)
                    .orShape(4, Shape.DYNAMIC, 9, 130)
                    .withAxes(-1, 0)
                    .withAffine(Affine.GAMMA, 3)
                    .withUnitOffset()
                    .withEpsilon(1e-3f)
                    .withResidual(Residual.AFTER)
                    .withActivation(Activation.RELU)
                    .withGate(),
            new int[] {4, 7, 9, 130},
            5);

    @Test
    void whatIsLeftHasNothingThatTheFailureDoesNotNeed() {
        Shrunk shrunk = shrink(LARGE, SpecShrinkerTest::hasReluAndPoolsMoreThanThree, PLENTY);
        assertThat(shrunk.trial())
                .isEqualTo(SpecTrial.of(
                        LayerSpec.layer(4).withActivation(Activation.RELU).withAffine(Affine.NONE), new int[] {4}, 5));
        assertThat(shrunk.minimal()).isTrue();
    }

    @Test
    void everySpecByChanceShrinksToTheSameFewWhateverItHad() {
        RandomSpecs specs = new RandomSpecs(new Random(3));
        for (int i = 0; i < 300; i++) {
            RandomSpecs.Sample sample = specs.next();
            SpecTrial trial = SpecTrial.of(sample.spec(), sample.callShapes().get(0), 1);
            if (hasReluAndPoolsMoreThanThree(trial)) {
                SpecTrial smallest = shrink(trial, SpecShrinkerTest::hasReluAndPoolsMoreThanThree, PLENTY)
                        .trial();
                assertThat(pooledSizes(smallest))
                        .as("%s of %s", smallest, trial)
                        .contains(4);
                assertThat(smallest.spec().gate()).isFalse();
                assertThat(smallest.spec().residual()).isEqualTo(Residual.NONE);
                assertThat(smallest.spec().shapes()).containsExactly(smallest.callShape());
                assertThat(smallest.callShape()).allMatch(size -> size <= 4);
            }
        }
    }

    @Test
    void anAxisThatIsTakenAwayIsTakenFromEveryList() {
        Predicate<SpecTrial> hasAffineAxis = trial -> !trial.spec().affineAxes().isEmpty()
                && trial.shape()[trial.spec().parameterAxes().get(0)] == 130;
        assertThat(shrink(LARGE, hasAffineAxis, PLENTY).trial().spec())
                .isEqualTo(LayerSpec.layer(130).withAffine(Affine.GAMMA, 0));
    }

    @Test
    void aGateOfTheResidualKeepsTheScaleThatItNeedsAndNothingElse() {
        SpecTrial trial = SpecTrial.of(
                LayerSpec.rms(4, Shape.DYNAMIC, 130)
                        .withAffine(Affine.SCALE_SHIFT, 0, 2)
                        .withUnitOffset()
                        .withResidual(Residual.GATED)
                        .withActivation(Activation.SILU)
                        .withGate(),
                new int[] {4, 7, 130},
                5);
        Predicate<SpecTrial> valid = smaller -> smaller.spec().takesScale();
        assertThat(shrink(trial, valid.and(smaller -> smaller.spec().fused().gatesResidual()), PLENTY)
                        .trial()
                        .spec())
                .isEqualTo(LayerSpec.rms(1).withAffine(Affine.SCALE).withResidual(Residual.GATED));
    }

    /** Fewer channels, of fewer groups, and as many in each as it takes. */
    @Test
    void channelsAndGroupsShrinkTogether() {
        SpecTrial trial = SpecTrial.of(LayerSpec.group(8, 3, 48, 5, 7), new int[] {3, 48, 5, 7}, 1);
        Predicate<SpecTrial> valid = smaller -> smaller.shape()[smaller.spec().channelAxis()]
                        % smaller.spec().channels().groups()
                == 0;
        SpecTrial smallest = shrink(
                        trial, valid.and(smaller -> smaller.spec().channels().groups() >= 3), PLENTY)
                .trial();
        assertThat(smallest.spec().channels().groups()).isEqualTo(3);
        assertThat(smallest.shape()[smallest.spec().channelAxis()]).isEqualTo(3);
    }

    @Test
    void aFailureOfEveryTrialShrinksToAScalar() {
        assertThat(shrink(LARGE, trial -> true, PLENTY).trial().shape()).containsExactly(1);
    }

    @Test
    void aTrialThatIsTheOnlyOneToFailIsLeftAsItIs() {
        assertThat(shrink(LARGE, LARGE::equals, PLENTY).trial()).isEqualTo(LARGE);
    }

    @Test
    void triesAreBoundedAndNoTrialIsTriedTwice() {
        List<SpecTrial> tried = new ArrayList<>();
        Predicate<SpecTrial> noting = trial -> {
            tried.add(trial);
            return hasReluAndPoolsMoreThanThree(trial);
        };
        Shrunk shrunk = shrink(LARGE, noting, 10);
        assertThat(tried).hasSize(10).doesNotHaveDuplicates();
        assertThat(shrunk.tries()).isEqualTo(10);
        assertThat(shrunk.minimal()).isFalse();
        shrink(LARGE, noting, PLENTY);
        assertThat(tried.subList(10, 20)).isEqualTo(tried.subList(0, 10));
        assertThat(tried.subList(10, tried.size())).doesNotHaveDuplicates();
    }

    private static Shrunk shrink(SpecTrial trial, Predicate<SpecTrial> fails, int tries) {
        return new SpecShrinker(fails, tries).shrink(trial);
    }

    private static boolean hasReluAndPoolsMoreThanThree(SpecTrial trial) {
        return trial.spec().activation() == Activation.RELU
                && pooledSizes(trial).anyMatch(size -> size > 3);
    }

    private static IntStream pooledSizes(SpecTrial trial) {
        return trial.spec().pooledAxes().stream().mapToInt(axis -> trial.shape()[axis]);
    }
}
