package io.normforge.examples.digits;

import io.normforge.Communicator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * One of the workers that train a network together: each has a copy of it and takes its share of every batch, and the
 * gradients are averaged over all.
 *
 * @param network this rank's copy
 * @param order of the images, the same for all ranks
 * @param batch images between two steps, of all ranks together
 */
record Rank(Network network, Communicator communicator, Digits digits, List<Integer> order, int batch)
        implements Callable<Network> {

    /** An epoch. */
    @Override
    public Network call() {
        try {
            double rate = Training.inBatchesOf(batch, 1).rate();
            new RankTraining(network, communicator, digits, batch).start().epoch(order, rate);
            return network;
        } catch (RuntimeException e) {
            // Or else the others would wait for this one.
            communicator.fail(e);
            throw e;
        }
    }
}
