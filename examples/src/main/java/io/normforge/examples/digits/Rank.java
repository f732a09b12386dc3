package io.normforge.examples.digits;

import io.normforge.Communicator;
import java.util.Arrays;
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
            Sgd sgd = new Sgd(network.parameters());
            for (int from = 0; from + batch <= order.size(); from += batch) {
                network.learn(share(from));
                network.parameters().forEach(parameter -> average(parameter.gradients()));
                sgd.step(Training.inBatchesOf(batch, 1).rate());
            }
            return network;
        } catch (RuntimeException e) {
            // Or else the others would wait for this one.
            communicator.fail(e);
            throw e;
        }
    }

    private Digits share(int from) {
        int size = batch / communicator.size();
        int first = from + communicator.rank() * size;
        return digits.choose(order.subList(first, first + size).stream()
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private void average(float[] gradients) {
        double[] sums = new double[gradients.length];
        Arrays.setAll(sums, i -> gradients[i]);
        communicator.allReduceSum(sums, new double[sums.length * communicator.size()], sums.length);
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = (float) (sums[i] / communicator.size());
        }
    }
}
