package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Backend;
import org.junit.jupiter.api.Test;

/** From the first call to the end of a trial; this JVM has no vector module, at which every real trial ends. */
class KernelTrialTest {

    private static final int[] SIZES = {4, 2};
    private static final int ELEMENTS = 24;
    private static final String NO_MODULE = "the JVM was started without --add-modules jdk.incubator.vector";

    private final ModelTrials layers = new ModelTrials(16, 8, 4);
    private final KernelTrial forward = layers.of(ModelTrials.FORWARD, false);

    private boolean call(int elements) {
        boolean news = forward.isNews(elements);
        if (news) {
            forward.note(elements, SIZES);
        }
        return news;
    }

    @Test
    void whatWasNeverCalledHasNothingToSay() {
        layers.settle();
        assertThat(layers.backend()).isEqualTo(Backend.PLAIN);
        assertThat(layers.reason())
                .isEqualTo("plain kernels answer the first calls; vector kernels are tried once calls have shown that"
                        + " it matters");
        assertThat(TrialThreads.running()).isEmpty();
    }

    @Test
    void fewCallsAreNotedNowAndThenAndStartNoThread() {
        int noted = 0;
        for (int i = 0; i < 1_000; i++) {
            noted += call(ELEMENTS) ? 1 : 0;
        }
        assertThat(noted).isBetween(2, 20);
        assertThat(forward.lanes()).isZero();
        assertThat(layers.reason())
                .isEqualTo("forward is PLAIN so far: vector kernels are tried once calls have shown that it matters");
        assertThat(TrialThreads.running()).isEmpty();
    }

    @Test
    void manyCallsBringATrialAndItsThreadEnds() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            call(1_000_000);
        }
        while (layers.reason().contains("on trial")) {
            TrialThreads.join();
        }
        assertThat(layers.reason()).isEqualTo("forward is PLAIN: " + NO_MODULE);
        TrialThreads.join();
        assertThat(TrialThreads.running()).isEmpty();
    }

    @Test
    void whoWaitsNeedNotCallOften() {
        call(ELEMENTS);
        layers.settle();
        assertThat(layers.reason()).isEqualTo("forward is PLAIN: " + NO_MODULE);
        assertThat(call(ELEMENTS)).isFalse();
    }

    @Test
    void aTrialWonMovesTheMethodAndNoOther() {
        call(ELEMENTS);
        layers.of(ModelTrials.BACKWARD, false).note(ELEMENTS, SIZES);
        forward.end(true, 8, "times");
        assertThat(forward.lanes()).isEqualTo(8);
        assertThat(layers.of(ModelTrials.BACKWARD, false).lanes()).isZero();
        assertThat(layers.backend()).isEqualTo(Backend.VECTOR);
        assertThat(layers.reason())
                .isEqualTo("forward is VECTOR: times; backward is PLAIN so far: vector kernels are tried once calls"
                        + " have shown that it matters");
    }

    @Test
    void aTrialLostLeavesTheMethodWhereItIs() {
        call(ELEMENTS);
        forward.end(false, 8, "times");
        assertThat(forward.lanes()).isZero();
        assertThat(layers.reason()).isEqualTo("forward is PLAIN: times");
        assertThat(layers.backend()).isEqualTo(Backend.PLAIN);
    }

    @Test
    void bothKernelsAreCalledWithTheSizesOfTheCall() {
        layers.of(ModelTrials.BACKWARD, false).note(ELEMENTS, SIZES);
        layers.of(ModelTrials.BACKWARD, false)
                .contest(new Stopwatch(System::nanoTime, () -> 0))
                .vectorWins(1, nanos -> {});
        assertThat(layers.calls)
                .startsWith(
                        "new TRAIN PLAIN",
                        "forward 3 arrays of 24, sizes [4, 2]",
                        "new TRAIN VECTOR",
                        "forward 3 arrays of 24, sizes [4, 2]",
                        "backward 3 arrays of 24, sizes [4, 2]");
    }

    @Test
    void backwardByRunningStatisticsNeedsNoForward() {
        KernelTrial given = layers.of(ModelTrials.BACKWARD, true);
        given.note(ELEMENTS, SIZES);
        given.contest(new Stopwatch(System::nanoTime, () -> 0)).vectorWins(1, nanos -> {});
        assertThat(layers.calls)
                .startsWith("new EVAL PLAIN", "new EVAL VECTOR", "backward 3 arrays of 24, sizes [4, 2]");
        assertThat(layers.reason()).startsWith("backward by running statistics is PLAIN so far");
    }

    @Test
    void largeCallsAreCutAlongTheirFirstSize() {
        ScratchData data = ScratchData.of(2, 1000 << 10, new int[] {1000, 1 << 10});
        assertThat(data.arrays()).hasDimensions(2, 1000 << 10);
        ScratchData cut = ScratchData.of(2, 4000 << 10, new int[] {4000, 1 << 10});
        assertThat(cut.sizes()).containsExactly(1024, 1 << 10);
        assertThat(cut.arrays()).hasDimensions(2, 1 << 20);
        ScratchData twoAreLeft = ScratchData.of(1, 3 << 20, new int[] {3, 1 << 20});
        assertThat(twoAreLeft.sizes()).containsExactly(2, 1 << 20);
        assertThat(twoAreLeft.arrays()).hasDimensions(1, 2 << 20);
        assertThat(ScratchData.of(1, 2 << 20, new int[0]).arrays()).hasDimensions(1, 2 << 20);
    }
}
