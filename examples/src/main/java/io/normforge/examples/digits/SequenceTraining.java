package io.normforge.examples.digits;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How a network for sequences is trained.
 *
 * @param batch sequences between two steps
 * @param atLeast places that a batch is padded to, if it is not longer
 * @param epochs passes over the sequences
 */
record SequenceTraining(int batch, int atLeast, int epochs) {

    /** The learning rate for a batch of 16. */
    private static final double RATE = 0.1;

    /** In a new order every epoch, the learning rate falling to zero; leaves the network in EVAL. */
    void run(SequenceNetwork network, List<Sequence> sequences, RandomGenerator random) {
        network.train();
        Sgd sgd = new Sgd(network.parameters());
        int steps = epochs * (sequences.size() / batch);
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = Shuffle.below(sequences.size(), random);
            for (int from = 0; from + batch <= sequences.size(); from += batch) {
                List<Sequence> chosen = IntStream.range(from, from + batch)
                        .mapToObj(i -> sequences.get(order[i]))
                        .toList();
                network.learn(new PaddedBatch(chosen, atLeast));
                sgd.step(RATE * batch / 16 * (steps - step) / steps);
                step++;
            }
        }
        network.eval();
    }
}
