package io.normforge.examples.digits;

import io.normforge.Communicator;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The gradients of all parameters of a new network, at the first batch. */
final class Gradients {

    private Gradients() {}

    /** On one rank, the batch in so many parts. */
    static double[] alone(Supplier<MapNorm> norms, Digits batch, int parts) {
        Network network = new Network(norms, new SplittableRandom(0));
        int size = batch.size() / parts;
        for (int from = 0; from < batch.size(); from += size) {
            network.learn(batch.range(from, from + size));
        }
        double[] gradients =
                network.parameters().stream().flatMapToDouble(Gradients::values).toArray();
        return divide(gradients, parts);
    }

    /** With SYNC_BATCH on several ranks, each of which takes its share of the batch in so many parts. */
    static double[] together(int ranks, Digits batch, int parts) {
        return Ranks.run(ranks, communicator -> () -> ofRank(communicator, batch, parts));
    }

    private static double[] ofRank(Communicator communicator, Digits batch, int parts) {
        int size = batch.size() / communicator.size();
        int from = communicator.rank() * size;
        double[] gradients = alone(() -> new SyncBatchMaps(communicator), batch.range(from, from + size), parts);
        communicator.allReduceSum(gradients, new double[gradients.length * communicator.size()], gradients.length);
        return divide(gradients, communicator.size());
    }

    private static DoubleStream values(Parameter parameter) {
        float[] gradients = parameter.gradients();
        return IntStream.range(0, gradients.length).mapToDouble(i -> gradients[i]);
    }

    private static double[] divide(double[] gradients, int count) {
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] /= count;
        }
        return gradients;
    }

    /** How far a gradient is from another, as a share of the latter's length. */
    static double distance(double[] gradient, double[] from) {
        double squares = 0;
        double length = 0;
        for (int i = 0; i < from.length; i++) {
            squares += (gradient[i] - from[i]) * (gradient[i] - from[i]);
            length += from[i] * from[i];
        }
        return Math.sqrt(squares / length);
    }
}
