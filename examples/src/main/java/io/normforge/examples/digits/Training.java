package io.normforge.examples.digits;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * How a network is trained: by gradient descent, the learning rate falling to zero in a straight line.
 *
 * @param batch images between two steps
 * @param microBatches in how many parts, of equal size, a batch goes through the network, their gradients added up
 * @param rate the learning rate of the first step
 * @param epochs passes over the digits
 */
record Training(int batch, int microBatches, double rate, int epochs) {

    /** The learning rate for a batch of 16. */
    private static final double RATE = 0.05;

    /** With the rate in proportion to the batch (Goyal and others, 2017), so that an epoch gets as far with any. */
    static Training inBatchesOf(int batch, int epochs) {
        return new Training(batch, 1, RATE * batch / 16, epochs);
    }

    /** The same, in so many parts. */
    Training accumulating(int parts) {
        return new Training(batch, parts, rate, epochs);
    }

    /**
     * Trains in TRAIN, and leaves the network in EVAL.
     *
     * @param orders gives the order of the images for each epoch; those that do not fill a last batch are left out
     */
    void run(Network network, Digits digits, Supplier<int[]> orders) {
        network.train();
        Sgd sgd = new Sgd(network.parameters());
        int steps = epochs * (digits.size() / batch);
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = orders.get();
            for (int from = 0; from + batch <= digits.size(); from += batch) {
                learn(network, digits.choose(Arrays.copyOfRange(order, from, from + batch)));
                // Each part's gradient is that of a mean over its own images.
                sgd.step(rate / microBatches * (steps - step) / steps);
                step++;
            }
        }
        network.eval();
    }

    private void learn(Network network, Digits images) {
        int part = batch / microBatches;
        for (int from = 0; from < batch; from += part) {
            network.learn(images.range(from, from + part));
        }
    }
}
