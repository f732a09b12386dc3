package io.normforge;

/**
 * Statistics taken over the inputs of all ranks. Forward shares each rank's count, means and squared deviations, merged in
 * rank order; backward shares the sums that dx is made of. Both are one synchronization, and every rank gets the same bits.
 */
final class SharedStatistics {

    private final NormDescriptor layer;
    private final Communicator given;
    private Communicator communicator;
    private final float epsilon;
    private MergedStatistics ofRank = new MergedStatistics(0);
    private MergedStatistics ofAll = ofRank;
    private double[] mine = {};
    private double[] all = {};

    private final MessageTag tag;

    SharedStatistics(NormDescriptor descriptor, Communicator communicator) {
        layer = descriptor;
        epsilon = descriptor.epsilon();
        tag = MessageTag.of(
                descriptor.model() + "#" + descriptor.name(), "calls " + descriptor.title(), "another layer");
        given = communicator;
        this.communicator = communicator.named(descriptor.title());
    }

    /** Whether this is the communicator that the layer was made with. */
    boolean isOver(Communicator other) {
        return given == other;
    }

    /** What its messages are counted as: the layer's name in its model, which says more than its class. */
    void name(String name) {
        communicator = communicator.named(name);
    }

    private void prepare(int size) {
        if (ofRank.size() != size) {
            ofRank = new MergedStatistics(size);
            ofAll = new MergedStatistics(size);
            mine = new double[MergedStatistics.length(size) + 1];
            all = new double[communicator.size() * mine.length];
        }
    }

    /** What this rank found in its last forward call. */
    MergedStatistics ofRank() {
        return ofRank;
    }

    /** What all ranks found together in their last forward calls. */
    MergedStatistics ofAll() {
        return ofAll;
    }

    /**
     * Puts the statistics of all ranks in the place of this one's.
     *
     * @param pooled how many elements this rank's pool, 0 for an empty batch
     * @throws IllegalArgumentException on every rank, if all of them together pool one element
     */
    void share(SavedStatistics saved, int pooled) {
        prepare(saved.count());
        ofRank.clear();
        if (pooled > 0) {
            ofRank.add(saved, pooled);
        }
        merge(ofRank, ofAll);
        if (ofAll.elements() == 1) {
            throw SingleElement.failure(layer, "over all " + communicator.size() + " ranks");
        }
        saved.set(ofAll, epsilon);
    }

    /** What all ranks merged, merged in rank order. */
    void merge(MergedStatistics ofThisRank, MergedStatistics merged) {
        ofThisRank.write(mine, 0);
        mine[mine.length - 1] = tag.value();
        communicator.allGather(mine, all, mine.length);
        tag.check(communicator, all, mine.length);
        merged.clear();
        for (int rank = 0; rank < communicator.size(); rank++) {
            merged.addWritten(all, rank * mine.length);
        }
    }

    /** Puts the means over all ranks' elements in the place of this one's sums. */
    void shareGradients(SavedStatistics saved) {
        int size = saved.count();
        for (int i = 0; i < size; i++) {
            mine[i] = saved.pooledGradient()[i];
            mine[size + i] = saved.pooledProduct()[i];
        }
        mine[2 * size] = tag.value();
        communicator.allReduceSum(mine, all, 2 * size + 1);
        if (mine[2 * size] != tag.value() * communicator.size()) {
            throw tag.failure(communicator, "some rank");
        }
        for (int i = 0; i < size; i++) {
            saved.pooledGradient()[i] = (float) (mine[i] / ofAll.elements());
            saved.pooledProduct()[i] = (float) (mine[size + i] / ofAll.elements());
        }
    }
}
