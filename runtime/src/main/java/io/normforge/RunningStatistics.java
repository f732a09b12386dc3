package io.normforge;

/**
 * The running mean and variance of a layer that normalizes by them in {@link Mode#EVAL}, one of each for every element
 * of its running axes, which are the channels unless the annotation pools other axes.
 *
 * <p>They start at 0 and 1. A forward call in {@link Mode#TRAIN} over n elements a statistic moves them by
 *
 * <pre>
 *     running = (1 − momentum) · running + momentum · batch
 * </pre>
 *
 * where the variance that goes in is the unbiased one, n / (n − 1) times that which the call normalizes by (Ioffe,
 * Szegedy 2015, algorithm 2; PyTorch's convention, where Keras and Flax take the biased one). With
 * {@link Normalize#CUMULATIVE} the momentum is 1 / {@link #batchesTracked()}. INSTANCE first averages over the samples.
 *
 * <p>They are averaged in double and given out as floats, so that many small steps, and the plain average of many batches,
 * come out as exact as a few. What is set or loaded, and what EVAL normalizes by, are floats.
 *
 * <p>A batch with a statistic that is not finite as a float leaves all of them as they were and is counted as skipped; an
 * empty batch is not counted at all.
 *
 * <p>Any number of threads may read. Only one at a time may change them: by a call in TRAIN, or by the methods here.
 */
public final class RunningStatistics {

    private static final long NO_THREAD = -1;

    private final String layer;
    private final float momentum;
    private final MergedStatistics merged;
    private final RunningTurns turns;
    private final float epsilon;
    private final int size;

    /** What any thread may normalize by; replaced where a newer version is asked for. */
    private volatile FixedStatistics fixed;

    /** What the thread that tracked last normalizes by. Others look at nothing but whose it is, which is final. */
    private FixedStatistics own;

    /** Tells the ends of batches together with those of other layers; null where the layer does it alone. */
    private BatchEnds ends;

    private boolean averages;
    private int callsOfBatch = 1;
    private int callsSoFar;

    RunningStatistics(NormDescriptor descriptor) {
        layer = descriptor.title();
        momentum = descriptor.momentum();
        size = descriptor.runningCount();
        merged = new MergedStatistics(size);
        turns = new RunningTurns(size);
        epsilon = descriptor.epsilon();
        fixed = new FixedStatistics(epsilon, NO_THREAD);
        own = fixed;
    }

    /** How many means there are, and variances; 0 where the layer tracks none. */
    public int size() {
        return size;
    }

    /** A copy of the running means. */
    public float[] mean() {
        float[] mean = new float[size];
        turns.read((values, version) -> values.meanTo(mean));
        return mean;
    }

    /** A copy of the running variances. */
    public float[] variance() {
        float[] variance = new float[size];
        turns.read((values, version) -> values.varianceTo(variance));
        return variance;
    }

    /** How many batches have gone in since the last {@link #reset()}: PyTorch's {@code num_batches_tracked}; it stops at 2⁶³ − 1. */
    public long batchesTracked() {
        return copy().tracked();
    }

    /** How many batches were left out since the last {@link #reset()}, because a statistic of them was not finite. */
    public long batchesSkipped() {
        return copy().skipped();
    }

    /** Forgets every batch: means 0, variances 1, nothing tracked or skipped. */
    public void reset() {
        startBatch();
        turns.next().reset();
        turns.publish();
    }

    /**
     * Sets them to what was learned elsewhere.
     *
     * @throws IllegalArgumentException if a length is not {@link #size()}, a number is not finite, a variance is
     *     negative, or the count is; nothing is changed then
     */
    public void set(float[] mean, float[] variance, long batchesTracked) {
        check("mean", mean, -Float.MAX_VALUE);
        check("variance", variance, 0);
        if (batchesTracked < 0) {
            throw new IllegalArgumentException(layer + ": " + batchesTracked + " batches tracked; write 0 or more");
        }
        startBatch();
        turns.next().set(mean, variance, batchesTracked, turns.last().skipped());
        turns.publish();
    }

    private void startBatch() {
        callsSoFar = 0;
        merged.clear();
        if (ends != null) {
            ends.drop(this);
        }
    }

    private void check(String name, float[] numbers, float least) {
        if (numbers.length != size) {
            throw new IllegalArgumentException(layer + ": " + numbers.length + " numbers for the running " + name
                    + ", of which there are " + size);
        }
        for (int i = 0; i < size; i++) {
            if (!(numbers[i] >= least && numbers[i] <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(layer + ": the running " + name + " at " + i + " would be "
                        + numbers[i] + "; write a finite number" + (least == 0 ? ", 0 or more" : ""));
            }
        }
    }

    /**
     * What EVAL normalizes by, so many statistics of them: as often repeated as there are samples of INSTANCE. To be read until
     * the calling thread next tracks a batch. After a change, the thread that tracks allocates nothing for it, and another one
     * new object for all others.
     */
    SavedStatistics fixed(int statistics) {
        FixedStatistics mine = own;
        if (!mine.isOf(Thread.currentThread().getId())) {
            return lasting(statistics);
        }
        if (!mine.are(turns.version(), statistics)) {
            mine.read(turns, Math.max(statistics, size));
        }
        return mine.statistics();
    }

    /** The same, to be read for ever. */
    SavedStatistics lasting(int statistics) {
        FixedStatistics last = fixed;
        if (!last.are(turns.version(), statistics)) {
            last = new FixedStatistics(epsilon, NO_THREAD).read(turns, Math.max(statistics, size));
            fixed = last;
        }
        return last.statistics();
    }

    /** All there is, to come back to. */
    RunningValues copy() {
        RunningValues copy = new RunningValues(size);
        turns.read((values, version) -> copy.copyFrom(values));
        return copy;
    }

    /** How many numbers say all of it. */
    int numberCount() {
        return RunningValues.length(size);
    }

    /** All there is, as numbers. */
    void write(double[] numbers, int at) {
        turns.read((values, version) -> values.write(numbers, at));
    }

    /** Takes over what another layer's wrote; what was gathered of an unfinished batch is dropped. */
    void read(double[] numbers, int at) {
        startBatch();
        turns.next().read(numbers, at);
        turns.publish();
    }

    /** Comes back to what there was. */
    void restore(RunningValues earlier) {
        startBatch();
        turns.next().copyFrom(earlier);
        turns.publish();
    }

    /** Whether batches weigh alike, whatever the momentum says. */
    void average(boolean plain) {
        startBatch();
        averages = plain;
    }

    /** From now on so many forward calls make one batch; an unfinished one is dropped. */
    void accumulate(int calls) {
        callsOfBatch = calls;
        startBatch();
    }

    /**
     * Takes in the statistics of a forward call.
     *
     * @param elements how many were pooled into each
     */
    void track(SavedStatistics call, int elements) {
        if (elements > 0 && call.count() > 0) {
            merged.add(call, elements);
        }
        if (endsBatch()) {
            take(merged);
        }
    }

    /** Takes in the statistics of a forward call of all ranks; a batch of several is shared once more, at its end. */
    void track(SharedStatistics call) {
        if (callsOfBatch == 1) {
            take(call.ofAll());
            return;
        }
        merged.add(call.ofRank());
        if (endsBatch()) {
            if (ends == null) {
                call.merge(merged, merged);
                take(merged);
            } else {
                ends.add(this, merged);
                merged.clear();
            }
        }
    }

    /** From now on the ends of its batches are told with those of other layers; an unfinished batch is dropped. */
    void endBatchesWith(BatchEnds others) {
        startBatch();
        ends = others;
    }

    /** Takes in a batch that other layers' ends came with. */
    void takeEnd(MergedStatistics batch) {
        if (batch.elements() > 0) {
            turns.next().follow(turns.last(), batch, averages ? Normalize.CUMULATIVE : momentum);
            turns.publish();
            takeOver();
        }
    }

    private boolean endsBatch() {
        callsSoFar++;
        boolean end = callsSoFar == callsOfBatch;
        callsSoFar = end ? 0 : callsSoFar;
        return end;
    }

    private void take(MergedStatistics batch) {
        takeEnd(batch);
        merged.clear();
    }

    /** From now on the calling thread is the one that tracks. */
    private void takeOver() {
        long thread = Thread.currentThread().getId();
        if (!own.isOf(thread)) {
            own = new FixedStatistics(epsilon, thread);
        }
    }
}
