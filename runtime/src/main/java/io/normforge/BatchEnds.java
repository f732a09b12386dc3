package io.normforge;

import java.util.List;

/**
 * The ends of accumulated batches of several SYNC_BATCH layers, told to the other ranks in one message. A layer normalizes by
 * the statistics of each call and needs what the whole batch came to for its running statistics alone, so this can wait until
 * the last of the layers has ended its batch. One that ends a second batch before another has ended the first, for example because
 * the other is not called or frozen, does not wait.
 *
 * <p>All layers have their places in every message, and one that has not ended counts for nothing in it. So messages have one
 * length, and only when they are sent depends on the calls, which are the same on all ranks.
 */
final class BatchEnds {

    private final Communicator rank;
    private final MessageTag tag = MessageTag.of("normforge.BatchEnds", "ends a batch", "do something else");
    private final RunningStatistics[] layers;
    private final MergedStatistics[] ofAll;
    private final boolean[] waits;
    private final int[] places;
    private final double[] mine;
    private final double[] all;
    private int waiting;

    BatchEnds(Communicator rank, List<RunningStatistics> layers) {
        this.rank = rank;
        this.layers = layers.toArray(RunningStatistics[]::new);
        ofAll = layers.stream().map(layer -> new MergedStatistics(layer.size())).toArray(MergedStatistics[]::new);
        waits = new boolean[layers.size()];
        places = new int[layers.size()];
        int length = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = length;
            length += MergedStatistics.length(layers.get(i).size());
        }
        mine = new double[length + 1];
        mine[length] = tag.value();
        all = new double[rank.size() * mine.length];
    }

    /** A layer's batch of this rank has ended. */
    void add(RunningStatistics layer, MergedStatistics batch) {
        int index = indexOf(layer);
        if (waits[index]) {
            share();
        }
        batch.write(mine, places[index]);
        waits[index] = true;
        waiting++;
        if (waiting == layers.length) {
            share();
        }
    }

    /** Forgets what a layer has told and others have not heard. */
    void drop(RunningStatistics layer) {
        int index = indexOf(layer);
        mine[places[index]] = 0;
        if (waits[index]) {
            waits[index] = false;
            waiting--;
        }
    }

    /** Tells all that waits. */
    void share() {
        if (waiting == 0) {
            return;
        }
        rank.allGather(mine, all, mine.length);
        tag.check(rank, all, mine.length);
        for (int i = 0; i < layers.length; i++) {
            ofAll[i].clear();
            for (int row = 0; row < all.length; row += mine.length) {
                ofAll[i].addWritten(all, row + places[i]);
            }
            layers[i].takeEnd(ofAll[i]);
            drop(layers[i]);
        }
    }

    private int indexOf(RunningStatistics layer) {
        for (int i = 0; i < layers.length; i++) {
            if (layers[i] == layer) {
                return i;
            }
        }
        throw new IllegalStateException("a layer that is not one of the " + layers.length + " here");
    }
}
