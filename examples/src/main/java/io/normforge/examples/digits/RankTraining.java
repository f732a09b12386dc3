package io.normforge.examples.digits;

import io.normforge.Communicator;
import io.normforge.DataParallel;
import io.normforge.DataParallelBuilder;
import java.util.List;

/** One rank's part in training a network: it learns from its share of every batch, and steps along the gradients of all. */
final class RankTraining {

    private final Network network;
    private final Communicator communicator;
    private final Digits digits;
    private final int batch;
    private final DataParallel parallel;
    private final Sgd sgd;

    /** @param batch images between two steps, of all ranks together */
    RankTraining(Network network, Communicator communicator, Digits digits, int batch) {
        this.network = network;
        this.communicator = communicator;
        this.digits = digits;
        this.batch = batch;
        DataParallelBuilder all = DataParallel.over(communicator).layers(network.namedNorms());
        for (Parameter weight : network.weights()) {
            all.parameter("weight" + network.weights().indexOf(weight), weight.values(), weight.gradients());
        }
        parallel = all.build();
        sgd = new Sgd(network.parameters());
    }

    /** Begins as rank 0 does. */
    RankTraining start() {
        parallel.start();
        return this;
    }

    /**
     * Goes through the images in an order, the same on all ranks; those that do not fill a last batch are left out.
     *
     * @return the mean loss of this rank's shares
     */
    double epoch(List<Integer> order, double rate) {
        double loss = 0;
        int steps = order.size() / batch;
        for (int step = 0; step < steps; step++) {
            loss += network.learn(share(order, step * batch));
            parallel.averageGradients();
            sgd.step(rate);
        }
        return loss / steps;
    }

    private Digits share(List<Integer> order, int from) {
        int size = batch / communicator.size();
        int first = from + communicator.rank() * size;
        return digits.choose(order.subList(first, first + size).stream()
                .mapToInt(Integer::intValue)
                .toArray());
    }
}
