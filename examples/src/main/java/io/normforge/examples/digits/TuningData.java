package io.normforge.examples.digits;

import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What a trained network is fine-tuned on. */
enum TuningData {
    /** Digits it has seen, at random. */
    SAME("same"),
    /** Digits it has seen, one class after the other: no batch is like the whole. */
    ORDERED("by class"),
    /** Digits as a mirror shows them, at random: a new task. */
    MIRRORED("mirrored");

    private final String title;

    TuningData(String title) {
        this.title = title;
    }

    /** The digits to tune with, or to examine with. */
    Digits of(Digits digits) {
        return this == MIRRORED ? mirror(digits) : digits;
    }

    /** The order of an epoch. */
    int[] order(Digits digits, RandomGenerator random) {
        int[] shuffled = Shuffle.below(digits.size(), random);
        if (this != ORDERED) {
            return shuffled;
        }
        return IntStream.of(shuffled)
                .boxed()
                .sorted(Comparator.comparingInt(image -> digits.labels()[image]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Digits mirror(Digits digits) {
        float[] pixels = new float[digits.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int column = i % Digits.SIDE;
            pixels[i] = digits.pixels()[i - column + Digits.SIDE - 1 - column];
        }
        return new Digits(pixels, digits.labels());
    }

    @Override
    public String toString() {
        return title;
    }
}
