package io.normforge.examples.digits;

import static io.normforge.examples.digits.Digits.CLASSES;
import static io.normforge.examples.digits.Digits.SIDE;
import static io.normforge.examples.digits.MapNorm.CHANNELS;

import io.normforge.NormLayer;
import io.normforge.NormLayers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The classifier: two convolutions of 3×3, each with a normalization and a rectifier behind it, means of 2×2 pixels in
 * between, and a dense layer. For one thread.
 */
final class Network {

    private final Supplier<MapNorm> norms;
    private final NormSite firstNorm;
    private final NormSite secondNorm;
    private final List<Layer> layers;
    private final CrossEntropy crossEntropy = new CrossEntropy(CLASSES);

    /**
     * With random weights.
     *
     * @param norms makes the normalizations
     */
    Network(Supplier<MapNorm> norms, RandomGenerator random) {
        this.norms = norms;
        int half = SIDE / 2;
        int quarter = SIDE / 4;
        firstNorm = new NormSite(norms.get(), SIDE);
        secondNorm = new NormSite(norms.get(), half);
        layers = List.of(
                new Convolution(1, CHANNELS, SIDE, random),
                firstNorm,
                new MeanPool(CHANNELS, SIDE),
                new Convolution(CHANNELS, CHANNELS, half, random),
                secondNorm,
                new MeanPool(CHANNELS, half),
                new Dense(CHANNELS * quarter * quarter, CLASSES, random));
    }

    /** Another one with the same weights and running statistics. */
    Network copy() {
        Network copy = new Network(norms, new SplittableRandom(0));
        for (int i = 0; i < parameters().size(); i++) {
            float[] values = parameters().get(i).values();
            System.arraycopy(values, 0, copy.parameters().get(i).values(), 0, values.length);
        }
        for (int i = 0; i < norms().size(); i++) {
            copy.norms().get(i).load(norms().get(i).state());
        }
        return copy;
    }

    /** The scores of each class, an image a row; the next call overwrites them. */
    float[] scores(Digits batch) {
        float[] x = batch.pixels();
        for (Layer layer : layers) {
            x = layer.forward(x, batch.size());
        }
        return x;
    }

    /** The loss of a batch, whose gradients are added to those of all parameters. */
    double learn(Digits batch) {
        float[] scores = scores(batch);
        double loss = crossEntropy.loss(scores, batch.labels());
        float[] gradient = crossEntropy.gradient(scores, batch.labels());
        for (int i = layers.size() - 1; i >= 0; i--) {
            gradient = layers.get(i).backward(gradient, batch.size());
        }
        return loss;
    }

    /** How many of a batch it gets right. */
    int right(Digits batch) {
        float[] scores = scores(batch);
        int right = 0;
        for (int image = 0; image < batch.size(); image++) {
            if (crossEntropy.best(scores, image) == batch.labels()[image]) {
                right++;
            }
        }
        return right;
    }

    List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** What it learns beside the normalizations. */
    List<Parameter> weights() {
        return layers.stream()
                .filter(layer -> !(layer instanceof NormSite))
                .flatMap(layer -> layer.parameters().stream())
                .toList();
    }

    /** The normalizations under names, from the image to the scores. */
    NormLayers namedNorms() {
        Map<String, NormLayer> named = new LinkedHashMap<>();
        for (NormLayer norm : norms()) {
            named.put("norm" + (named.size() + 1), norm);
        }
        return NormLayers.of(named);
    }

    /** The generated layers, from the image to the scores. */
    List<NormLayer> norms() {
        return Stream.of(firstNorm, secondNorm)
                .map(NormSite::layer)
                .flatMap(Optional::stream)
                .toList();
    }

    void train() {
        norms().forEach(NormLayer::train);
    }

    void eval() {
        norms().forEach(NormLayer::eval);
    }
}
