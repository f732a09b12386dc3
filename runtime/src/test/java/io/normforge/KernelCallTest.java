package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kernel's call that workers share. */
class KernelCallTest {

    /** The last piece of 64 ends within a block of eight. */
    private static final int ROWS = 203;

    private final ModelNorm layer = new ModelNorm(Mode.TRAIN);

    /** Row by row, and block by block, what a backward kernel does; it fails at a row. */
    private static KernelCall.Part kernel(int failing) {
        return (call, from, to, gradients) -> {
            for (int row = from; row < to; row++) {
                if (row == failing) {
                    throw new ArithmeticException("row " + row);
                }
                gradients.gammaBlock()[row % 2] += call.array(0)[call.offset(0) + row];
                gradients.betaBlock()[row % 2] += 0.1f;
                if ((row & 7) == 7) {
                    gradients.foldBlock();
                }
            }
        };
    }

    private static float[] input() {
        float[] input = new float[ROWS + 1];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) Math.sin(i) * (1 << i % 20);
        }
        return input;
    }

    private void inPieces(KernelCall.Part kernel) {
        layer.calls().inParts().with(input(), 1).runInPieces(kernel, 0, ROWS, null, layer.gradients());
        layer.gradients().finish();
    }

    @Test
    void piecesOfGradientsAddUpAsTheyDoAlone() {
        for (int call = 0; call < 3; call++) {
            layer.workers(Workers.of(3));
            inPieces(kernel(-1));
        }
        ModelNorm alone = new ModelNorm(Mode.TRAIN);
        for (int call = 0; call < 3; call++) {
            KernelCall whole = alone.calls().inParts().with(input(), 1);
            kernel(-1).run(whole, 0, ROWS, alone.gradients());
            alone.gradients().finish();
        }
        assertThat(layer.gradients().gamma()).isEqualTo(alone.gradients().gamma());
        assertThat(layer.gradients().beta()).isEqualTo(alone.gradients().beta());
        assertThat(layer.gradients().gamma()[0]).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aPartThatFailsLeavesGradientsAsTheyWereAndTheNextCallWhole(int threads) {
        layer.workers(Workers.of(threads));
        inPieces(kernel(-1));
        float[] gamma = layer.gradients().gamma().clone();
        float[] beta = layer.gradients().beta().clone();
        for (int failing : new int[] {0, 70, 199}) {
            assertThatThrownBy(() -> inPieces(kernel(failing)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("row " + failing);
            assertThatThrownBy(() -> layer.calls()
                            .inParts()
                            .with(input(), 1)
                            .run(kernel(failing), 0, ROWS, 8, null, layer.gradients()))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(layer.gradients().gamma()).isEqualTo(gamma);
            assertThat(layer.gradients().beta()).isEqualTo(beta);
        }
        layer.gradients().clear();
        inPieces(kernel(-1));
        assertThat(layer.gradients().gamma()).isEqualTo(gamma);
        assertThat(layer.gradients().beta()).isEqualTo(beta);
    }

    @Test
    void aKernelIsGivenWhatTheCallWasGiven() {
        SavedStatistics statistics = new SavedStatistics();
        float[] x = {1};
        float[] y = {2};
        layer.calls()
                .inParts()
                .with(x, 3)
                .with(y, 5)
                .with(7)
                .with(11)
                .run(
                        (call, from, to, gradients) -> {
                            assertThat(call.array(0)).isSameAs(x);
                            assertThat(call.array(1)).isSameAs(y);
                            assertThat(new int[] {call.offset(0), call.offset(1), call.size(0), call.size(1)})
                                    .containsExactly(3, 5, 7, 11);
                            assertThat(call.lanes()).isEqualTo(16);
                            assertThat(call.saved()).isSameAs(statistics);
                            assertThat(call.parameters()).isSameAs(layer.parameters());
                        },
                        16,
                        ROWS,
                        8,
                        statistics);
    }

    @Test
    void partsAreOfWholeUnitsAndCoverAllRows() {
        layer.workers(Workers.of(3));
        int[] done = new int[ROWS];
        layer.calls()
                .inParts()
                .run(
                        (call, from, to, gradients) -> {
                            assertThat(from % 8).isZero();
                            for (int row = from; row < to; row++) {
                                done[row]++;
                            }
                        },
                        0,
                        ROWS,
                        8,
                        null);
        int[] once = new int[ROWS];
        Arrays.fill(once, 1);
        assertThat(done).isEqualTo(once);
    }

    @Test
    void theCallIsKeptForTheNextAndKeepsNoArrayAlive() {
        KernelCall call = layer.calls().inParts().with(input(), 1).with(7);
        call.run((same, from, to, gradients) -> assertThat(same.size(0)).isEqualTo(7), 0, ROWS, 8, null);
        assertThat(layer.calls().inParts()).isSameAs(call);
        assertThat(call.array(0)).isNull();
        assertThat(call.saved()).isNull();
        assertThat(layer.calls().inParts()).as("a second caller's, meanwhile").isNotSameAs(call);
    }

    @Test
    void smallCallsAndThoseOfOneUnitAreNotShared() {
        assertThat(layer.calls().shares(1 << 20, 100, 8)).as("without workers").isFalse();
        layer.workers(Workers.of(2));
        assertThat(layer.calls().shares(1 << 20, 100, 8)).isTrue();
        assertThat(layer.calls().shares(1 << 20, 8, 8)).isFalse();
        assertThat(layer.calls().shares(1_000, 100, 8)).isFalse();
    }
}
