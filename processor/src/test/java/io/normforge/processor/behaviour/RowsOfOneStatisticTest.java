package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Affine;
import io.normforge.Shape;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.OracleComparison;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.StartingState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In EVAL a statistic's rows are taken one by one, or several at a time, though they all go by the same one. */
class RowsOfOneStatisticTest {

    /** One channel, and so one statistic; γ varies within a row and not from row to row. */
    private static final LayerSpec SPEC = LayerSpec.batch(Shape.DYNAMIC, 1, 96).withAffine(Affine.GAMMA_BETA, 2);

    @Test
    void areNormalizedByThatStatistic() {
        RandomCalls random = new RandomCalls(new Random(20261128));
        NormCall call = random.next(SPEC, 9, 1, 96);
        for (Kernel kernel : Kernel.all()) {
            LayerHandle layer =
                    LayerCompiler.plainAndVector().compile(List.of(SPEC)).on(kernel, 0);
            StartingState state = random.evaluation(layer);
            assertThat(new OracleComparison(SPEC, call, state).complaint(layer.run(call, state)))
                    .as("%s", kernel)
                    .isEmpty();
        }
    }
}
