package io.normforge;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statistics taken over the inputs of all ranks. Forward shares each rank's count, means and squared deviations, merged in
 * rank order; backward shares the sums that dx is made of. Both are one synchronization, and every rank gets the same bits.
 */
final class SharedStatistics {

    private final NormDescriptor layer;
    private final Communicator communicator;
    private final float epsilon;
    private MergedStatistics ofRank = new MergedStatistics(0);
    private MergedStatistics ofAll = ofRank;
    private double[] mine = {};
    private double[] all = {};

    /** What goes with every message, last, so that no layer takes the numbers of another. */
    private final double tag;

    SharedStatistics(NormDescriptor descriptor, Communicator communicator) {
        layer = descriptor;
        epsilon = descriptor.epsilon();
        tag = tag(descriptor);
        this.communicator = communicator;
    }

    /** A hash of the layer's full name; of 40 bits, so that a double holds the sum of it over thousands of ranks. */
    private static double tag(NormDescriptor layer) {
        long hash = 0;
        for (char c : (layer.model() + "#" + layer.name()).toCharArray()) {
            hash = (hash * 31 + c) & 0xFF_FFFF_FFFFL;
        }
        return hash;
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
        ofThisRank.write(mine);
        mine[mine.length - 1] = tag;
        communicator.allGather(mine, all, mine.length);
        checkTags(mine.length);
        merged.clear();
        for (int rank = 0; rank < communicator.size(); rank++) {
            merged.addWritten(all, rank * mine.length);
        }
    }

    /** Every rank sees the same tags, so all of them fail, or none. */
    private void checkTags(int length) {
        for (int rank = 0; rank < communicator.size(); rank++) {
            if (all[rank * length + length - 1] != tag) {
                throw anotherLayer("ranks " + others(length));
            }
        }
    }

    private String others(int length) {
        return IntStream.range(0, communicator.size())
                .filter(rank -> all[rank * length + length - 1] != tag)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
    }

    private CommunicatorException anotherLayer(String who) {
        CommunicatorException failure = new CommunicatorException(
                "rank " + communicator.rank() + " of " + communicator.size() + " calls " + layer.title() + ", and "
                        + who + " another layer; all ranks must call the same layers in the same order",
                null);
        communicator.fail(failure);
        return failure;
    }

    /** Puts the means over all ranks' elements in the place of this one's sums. */
    void shareGradients(SavedStatistics saved) {
        int size = saved.count();
        for (int i = 0; i < size; i++) {
            mine[i] = saved.pooledGradient()[i];
            mine[size + i] = saved.pooledProduct()[i];
        }
        mine[2 * size] = tag;
        communicator.allReduceSum(mine, all, 2 * size + 1);
        if (mine[2 * size] != tag * communicator.size()) {
            throw anotherLayer("some rank");
        }
        for (int i = 0; i < size; i++) {
            saved.pooledGradient()[i] = (float) (mine[i] / ofAll.elements());
            saved.pooledProduct()[i] = (float) (mine[size + i] / ofAll.elements());
        }
    }
}
