package io.normforge.processor.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Numbers as data are, rather than as they are drawn for tests: images, text after RELU, counts, rows with one outlier. They
 * are what finds additions that round in one direction, or lose the small beside the large.
 *
 * @param name says what they are
 */
public record HardSequence(String name, Numbers numbers) {

    /** So many numbers. */
    public interface Numbers {
        double[] of(int length, Random random);
    }

    /** Inputs. */
    public static List<HardSequence> inputs() {
        return Stream.of(
                        Stream.of(
                                each("bell-shaped", Random::nextGaussian),
                                each("a tenth ones", random -> random.nextInt(10) == 0 ? 1 : 0),
                                each("sparse", random -> random.nextInt(20) == 0 ? random.nextGaussian() : 0),
                                each("after RELU", random -> Math.max(0, random.nextGaussian())),
                                each("pixels", random -> random.nextInt(256)),
                                each("pixels / 255", random -> random.nextInt(256) / 255.0),
                                each("lognormal", random -> Math.exp(2 * random.nextGaussian())),
                                each("lognormal, wide", random -> Math.exp(4 * random.nextGaussian())),
                                each(
                                        "tiny among large",
                                        random -> random.nextInt(50) == 0 ? 1000 : 1e-3 * random.nextGaussian()),
                                new HardSequence("one-hot", (length, random) -> oneHot(length, random, 0, 1)),
                                new HardSequence("the first 100, else 0", (length, random) -> first(length, 100)),
                                new HardSequence("constant", (length, random) -> filled(length, () -> 0.1)),
                                new HardSequence("alternating", (length, random) -> alternating(length)),
                                new HardSequence("sorted", (length, random) -> sorted(length, random)),
                                new HardSequence("a few peaks", (length, random) -> peaks(length))),
                        Stream.of(1e2, 1e4, 3e5, 1e6, 1e8)
                                .map(size -> new HardSequence(
                                        "one outlier of " + size, (length, random) -> oneHot(length, random, 1, size))),
                        Stream.of(1e2, 1e3, 1e4, 3e4, 1e5)
                                .map(offset -> each("offset " + offset, random -> offset + random.nextGaussian())))
                .flatMap(sequences -> sequences)
                .toList();
    }

    /** Gradients of outputs. */
    public static List<HardSequence> gradients() {
        return List.of(
                new HardSequence("constant", (length, random) -> filled(length, () -> 0.1)),
                new HardSequence("of a mean", (length, random) -> filled(length, () -> 1.0 / length)),
                each("one-signed", random -> Math.abs(random.nextGaussian())),
                each("sparse", random -> random.nextInt(20) == 0 ? random.nextGaussian() : 0),
                new HardSequence("one outlier", (length, random) -> oneHot(length, random, 1, 1e4)));
    }

    /** The numbers as floats. */
    public float[] floats(int length, Random random) {
        double[] exact = numbers.of(length, random);
        float[] rounded = new float[length];
        for (int i = 0; i < length; i++) {
            rounded[i] = (float) exact[i];
        }
        return rounded;
    }

    /** One number by chance. */
    private interface Draw {
        double from(Random random);
    }

    private static HardSequence each(String name, Draw draw) {
        return new HardSequence(name, (length, random) -> filled(length, () -> draw.from(random)));
    }

    private static double[] filled(int length, DoubleSupplier next) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> next.getAsDouble());
        return numbers;
    }

    /** Bell-shaped with this deviation, save for one. */
    private static double[] oneHot(int length, Random random, double deviation, double one) {
        double[] numbers = filled(length, () -> deviation * random.nextGaussian());
        numbers[random.nextInt(length)] = one;
        return numbers;
    }

    private static double[] first(int length, double one) {
        double[] numbers = new double[length];
        numbers[0] = one;
        return numbers;
    }

    private static double[] alternating(int length) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> i % 2 == 0 ? 1.1 : -0.9);
        return numbers;
    }

    private static double[] sorted(int length, Random random) {
        double[] numbers = filled(length, random::nextGaussian);
        Arrays.sort(numbers);
        return numbers;
    }

    private static double[] peaks(int length) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> i % 6272 == 0 ? 50 : Math.max(0, Math.sin(0.7 * i)));
        return numbers;
    }

    @Override
    public String toString() {
        return name;
    }
}
