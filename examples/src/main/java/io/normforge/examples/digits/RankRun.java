package io.normforge.examples.digits;

import io.normforge.Communicator;
import io.normforge.MeasuredCommunicator;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * What each rank does of a training on several: SYNC_BATCH over its share of every batch, from rank 0's weights on.
 *
 * @param progress where rank 0 says how far it is; the others say nothing
 */
record RankRun(Communicator communicator, Effort effort, PrintStream progress) implements Callable<RankOutcome> {

    /** Images between two steps, of all ranks together. */
    static final int BATCH = 16;

    private static final long SEED = 0;

    @Override
    public RankOutcome call() throws Exception {
        try {
            return train();
        } catch (Exception e) {
            // Or else the others would wait for this one.
            communicator.fail(e);
            throw e;
        }
    }

    private RankOutcome train() throws Exception {
        if (BATCH % communicator.size() > 0) {
            throw new IllegalArgumentException("a batch of " + BATCH + " images on " + communicator.size()
                    + " ranks; take a number of ranks that divides it");
        }
        MeasuredCommunicator measured = Communicator.measured(communicator);
        // Each begins elsewhere; that all have rank 0's weights is the affair of start().
        Network network = new Network(() -> new SyncBatchMaps(measured), new SplittableRandom(communicator.rank()));
        int steps = learn(network, measured, progress);
        RankOutcome outcome = new RankOutcome(network, measured.statistics(), steps);
        outcome.requireEqualBits(communicator);
        return outcome;
    }

    /** The same training on one rank, with BATCH. */
    Network alone() throws Exception {
        Network network = new Network(NormKind.BATCH, new SplittableRandom(0));
        learn(network, Communicator.single(), new PrintStream(PrintStream.nullOutputStream()));
        return network;
    }

    private int learn(Network network, Communicator link, PrintStream out) throws Exception {
        Trial trial = trial();
        SplittableRandom orders = new SplittableRandom(SEED);
        int images = trial.split().train().size();
        RankTraining training = new RankTraining(network, link, trial.split().train(), BATCH).start();
        for (int epoch = 1; epoch <= effort.epochs(); epoch++) {
            network.train();
            List<Integer> order =
                    Arrays.stream(Shuffle.below(images, orders)).boxed().collect(Collectors.toList());
            double loss = mean(
                    link, training.epoch(order, Training.inBatchesOf(BATCH, 1).rate() / epoch));
            double accuracy = Accuracy.of(network, trial.split().test());
            if (link.rank() == 0) {
                out.printf(
                        Locale.ROOT,
                        "epoch %d/%d  loss %.4f  accuracy %.1f %%%n",
                        epoch,
                        effort.epochs(),
                        loss,
                        100 * accuracy);
            }
        }
        return effort.epochs() * (images / BATCH);
    }

    Trial trial() throws Exception {
        return new Trial(effort.limit(DigitsFile.read()), SEED);
    }

    private static double mean(Communicator link, double loss) {
        double[] sum = {loss};
        link.named("loss").allReduceSum(sum, new double[link.size()], 1);
        return sum[0] / link.size();
    }
}
