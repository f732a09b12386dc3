package io.normforge.examples.digits;

import static io.normforge.examples.digits.SequenceNorm.CHANNELS;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The classifier of sequences: a dense layer at every place with a normalization and a rectifier behind it, the mean over
 * the places that are no padding, and a dense layer. For one thread.
 */
final class SequenceNetwork {

    private final Dense first;
    private final SequenceNorm norm;
    private final Dense last;
    private final CrossEntropy crossEntropy = new CrossEntropy(Digits.CLASSES);
    private final Buffer normalized = new Buffer();
    private final Buffer means = new Buffer();
    private final Buffer gradient = new Buffer();
    private final Buffer gradientOfInput = new Buffer();
    private float[] input = new float[0];

    SequenceNetwork(SequenceNorm norm, RandomGenerator random) {
        this.norm = norm;
        first = new Dense(Sequence.FEATURES, CHANNELS, random);
        last = new Dense(CHANNELS, Digits.CLASSES, random);
    }

    /** The scores of each class, a sequence a row; the next call overwrites them. */
    float[] scores(PaddedBatch batch) {
        input = first.forward(batch.tokens(), batch.places());
        float[] y = normalized.ofSize(batch.places() * CHANNELS);
        norm.forward(input, y, batch.longest(), batch.lengths());
        return last.forward(means(y, batch), batch.lengths().length);
    }

    private float[] means(float[] y, PaddedBatch batch) {
        int sequences = batch.lengths().length;
        float[] mean = means.ofSize(sequences * CHANNELS);
        Arrays.fill(mean, 0f);
        for (int sequence = 0; sequence < sequences; sequence++) {
            int length = batch.lengths()[sequence];
            for (int i = 0; i < length * CHANNELS; i++) {
                mean[sequence * CHANNELS + i % CHANNELS] += y[sequence * batch.longest() * CHANNELS + i] / length;
            }
        }
        return mean;
    }

    /** The loss of a batch, whose gradients are added to those of all parameters. */
    double learn(PaddedBatch batch) {
        float[] scores = scores(batch);
        float[] dmean = last.backward(crossEntropy.gradient(scores, batch.labels()), batch.labels().length);
        float[] dy = gradient.ofSize(batch.places() * CHANNELS);
        Arrays.fill(dy, 0f);
        for (int sequence = 0; sequence < batch.lengths().length; sequence++) {
            int length = batch.lengths()[sequence];
            for (int i = 0; i < length * CHANNELS; i++) {
                dy[sequence * batch.longest() * CHANNELS + i] = dmean[sequence * CHANNELS + i % CHANNELS] / length;
            }
        }
        float[] dx = gradientOfInput.ofSize(batch.places() * CHANNELS);
        norm.backward(input, dy, dx, batch.longest(), batch.lengths());
        first.backward(dx, batch.places());
        return crossEntropy.loss(scores, batch.labels());
    }

    /** Which share of a batch it gets right. */
    double accuracy(PaddedBatch batch) {
        float[] scores = scores(batch);
        int right = 0;
        for (int sequence = 0; sequence < batch.labels().length; sequence++) {
            if (crossEntropy.best(scores, sequence) == batch.labels()[sequence]) {
                right++;
            }
        }
        return (double) right / batch.labels().length;
    }

    List<Parameter> parameters() {
        return Stream.of(first.parameters(), NormSite.parameters(norm.layer()), last.parameters())
                .flatMap(List::stream)
                .toList();
    }

    void train() {
        norm.layer().train();
    }

    void eval() {
        norm.layer().eval();
    }
}
