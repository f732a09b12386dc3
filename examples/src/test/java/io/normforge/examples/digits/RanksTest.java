package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RanksTest {

    /** Sums of floats in another order, as a share of the gradient's length. */
    private static final double ROUNDING = 1e-5;

    @Test
    void synchronizedRanksHaveTheGradientOfTheWholeBatch() throws IOException {
        Digits batch = DigitsFile.read().range(0, 16);
        double[] whole = Gradients.alone(NormKind.BATCH, batch, 1);

        assertThat(Gradients.distance(Gradients.together(4, batch, 1), whole)).isLessThan(ROUNDING);
        assertThat(Gradients.distance(Gradients.together(2, batch, 1), whole)).isLessThan(ROUNDING);
    }

    @Test
    void inPartsTheyHaveThatOfMicroBatches() throws IOException {
        Digits batch = DigitsFile.read().range(0, 8);
        Digits dealt = batch.choose(0, 1, 4, 5, 2, 3, 6, 7);

        assertThat(Gradients.distance(Gradients.together(2, dealt, 2), Gradients.alone(NormKind.BATCH, batch, 2)))
                .isLessThan(ROUNDING);
        assertThat(Gradients.distance(Gradients.together(2, dealt, 2), Gradients.alone(NormKind.BATCH, batch, 1)))
                .isGreaterThan(0.01);
    }

    @Test
    void aRankThatFailsIsNamedAndStopsTheOthers() {
        assertThatThrownBy(() -> Ranks.run(2, communicator -> () -> {
                    if (communicator.rank() == 1) {
                        communicator.fail(new IllegalStateException("out of digits"));
                        throw new IllegalStateException("out of digits");
                    }
                    communicator.allGather(new double[1], new double[2], 1);
                    return null;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a rank failed")
                .hasRootCauseMessage("out of digits");
    }
}
