package io.normforge;

import java.util.List;
import java.util.Objects;

/**
 * One rank's part in training a model on several: every rank has a copy of it, takes its share of each batch, and makes the same
 * step, because all begin with rank 0's numbers and go by the gradients of all.
 *
 * <pre>{@code
 * DataParallel parallel = DataParallel.over(rank)
 *         .layers(layers)                                  // γ, β, running statistics
 *         .parameter("conv1.weight", weight, gradient)     // and what else the model learns
 *         .build();
 * parallel.start();                                        // the same model, with the numbers of rank 0
 * for (...) {
 *     ...                                                  // forward and backward over this rank's share
 *     parallel.averageGradients();
 *     ...                                                  // the optimizer's step
 * }
 * }</pre>
 *
 * <p>All ranks make the same calls in the same order. Each of them leaves all numbers as they were if it fails, and exchanges of
 * gradients allocate nothing after the first. Floats are widened to double, added in double in rank order, for a mean divided by the
 * number of ranks, and rounded to float once: so all ranks have the same bits, over any {@link Communicator} and for any length
 * of slices.
 *
 * <p>For one thread, that which makes the rank's other calls.
 */
public final class DataParallel {

    private final Communicator rank;
    private final SameModel model;
    private final SlicedExchange sum;
    private final FlatFloats gradients;
    private final List<float[]> state;
    private final int slice;
    private final List<NormLayer> tracking;
    private final BatchEnds ends;
    private boolean compared;

    DataParallel(
            Communicator rank,
            List<String> texts,
            List<float[]> gradients,
            List<float[]> state,
            List<NormLayer> layers,
            int slice) {
        this.rank = rank;
        model = new SameModel(rank.named("comparison of models"), texts);
        sum = new SlicedExchange(rank.named("gradients"), slice);
        this.gradients = new FlatFloats(gradients);
        this.state = List.copyOf(state);
        this.slice = slice;
        tracking = layers.stream()
                .filter(layer -> layer.descriptor().tracksRunningStatistics())
                .toList();
        ends = new BatchEnds(
                rank.named("ends of accumulated batches"),
                tracking.stream()
                        .filter(layer -> layer.calls().statistics().areSharedOver(rank))
                        .map(NormLayer::runningStatistics)
                        .toList());
    }

    /** What a rank trains, to be listed. */
    public static DataParallelBuilder over(Communicator rank) {
        return new DataParallelBuilder(Objects.requireNonNull(rank, "rank: this worker's link to the others"));
    }

    /**
     * Makes this rank begin as rank 0 does: with its γ, β, running statistics and all other arrays that were named. What was
     * gathered of unfinished batches is dropped.
     *
     * @throws IllegalStateException on every rank, if they train different models; the message says what differs. The group
     *     stays whole
     * @throws CommunicatorException as {@link Communicator#allGather} does; nothing is changed then
     */
    public void start() {
        compare();
        // Made for this call, for it is one of a run, and a copy of the whole state would stay.
        FlatFloats arrays = new FlatFloats(state);
        FlatDoubles running = new FlatDoubles(runningNumbers());
        SlicedExchange broadcast = new SlicedExchange(rank.named("state of rank 0"), slice);
        broadcast.combine(arrays, Combination.FIRST);
        broadcast.combine(running, Combination.FIRST);
        arrays.takeOver();
        int at = 0;
        for (NormLayer layer : tracking) {
            layer.runningStatistics().read(running.next(), at);
            at += layer.runningStatistics().numberCount();
        }
    }

    /**
     * Puts the sums over all ranks in the place of this rank's gradients: for a loss that is a sum, or divided by the elements of
     * all ranks.
     *
     * @throws IllegalStateException on every rank at the first call, if they train different models
     * @throws CommunicatorException as {@link Communicator#allGather} does; the gradients are as they were then
     */
    public void sumGradients() {
        exchange(Combination.SUM);
    }

    /**
     * Puts the means over all ranks in the place of this rank's gradients: for a loss that is a mean over this rank's share,
     * if the shares are of one size.
     *
     * @throws RuntimeException as {@link #sumGradients()} does
     */
    public void averageGradients() {
        exchange(Combination.MEAN);
    }

    private void exchange(Combination combination) {
        compare();
        ends.share();
        sum.combine(gradients, combination);
        gradients.takeOver();
    }

    private void compare() {
        if (!compared) {
            model.check();
            compared = true;
        }
    }

    private double[] runningNumbers() {
        int count = tracking.stream()
                .mapToInt(layer -> layer.runningStatistics().numberCount())
                .sum();
        double[] numbers = new double[count];
        int at = 0;
        for (NormLayer layer : tracking) {
            layer.runningStatistics().write(numbers, at);
            at += layer.runningStatistics().numberCount();
        }
        return numbers;
    }

    /**
     * Calls {@link NormLayer#accumulate} on every BATCH and SYNC_BATCH that tracks statistics, and has those of the latter that
     * were made with this communicator end their batches together: what all of them have gathered goes in one message, after the
     * last one's last call. Where a layer is not called, the others wait for their next end or for the gradients, whichever comes
     * first.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public void accumulate(int microBatches) {
        for (NormLayer layer : tracking) {
            if (layer.descriptor().type() != NormType.INSTANCE) {
                layer.accumulate(microBatches);
            }
            if (layer.calls().statistics().areSharedOver(rank)) {
                layer.runningStatistics().endBatchesWith(ends);
            }
        }
    }
}
