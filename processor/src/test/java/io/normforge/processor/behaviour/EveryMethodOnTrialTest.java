package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of every kind of layer can be tried on scratch data, and calls return the same bits before and after. */
class EveryMethodOnTrialTest {

    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.layer(Shape.DYNAMIC, 96).withResidual(Residual.BEFORE),
            LayerSpec.rms(Shape.DYNAMIC, 64).withActivation(Activation.RELU).withGate(),
            LayerSpec.layer(Shape.DYNAMIC, 9, 8).orShape(Shape.DYNAMIC, 32, 8),
            LayerSpec.rms(Shape.DYNAMIC, 96)
                    .withConfigured(1)
                    .withConfiguredEpsilon()
                    .withSpecial(Shape.DYNAMIC, 64),
            LayerSpec.group(2, 3, 4, 8).withConfigured(0, 1, 2).withConfiguredGroups(),
            LayerSpec.group(2, 3, 4, Shape.DYNAMIC).withMask(),
            LayerSpec.batch(3, 4, Shape.DYNAMIC).withMask(),
            LayerSpec.syncBatch(Shape.DYNAMIC, 4, 20),
            LayerSpec.rms(Shape.DYNAMIC, Shape.DYNAMIC, 64)
                    .withAffine(Affine.SCALE_SHIFT, 0, -1)
                    .withResidual(Residual.BEFORE));
    private static final int[][] SHAPES = {
        {3, 96}, {3, 64}, {3, 9, 8}, {3, 96}, {3, 4, 8}, {3, 4, 16}, {3, 4, 16}, {3, 4, 20}, {3, 4, 64}
    };
    private static final int[] LENGTHS = {16, 12, 9};

    static Stream<LayerHandle> layers() {
        return LayerCompiler.plainAndVector().compile(SPECS).undecided().stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void isSettledWithTimes(LayerHandle layer) {
        assumeTrue(Runtime.version().feature() >= 25, "before Java 25 layers stay in PLAIN without a trial");
        NormCall call = new RandomCalls(new Random(7)).next(layer.spec(), SHAPES[SPECS.indexOf(layer.spec())]);
        NormResult before = run(layer, call);
        layer.layer().warmUp();
        assertThat(layer.layer().backendReason().split("; "))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(method -> method.contains("on trial a call took"));
        assertThat(run(layer, call).firstDifference(before)).isEmpty();
    }

    private static NormResult run(LayerHandle layer, NormCall call) {
        return layer.spec().channels().masked() ? layer.run(call, LENGTHS) : layer.run(call);
    }
}
