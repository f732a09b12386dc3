package io.normforge.examples.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One to several drawings of one digit beside each other, as a pen writes them: a token for each column of pixels, with
 * its neighbours. Columns without ink on either side of a drawing are cut off, so that each is as long as it is wide.
 */
final class Sequence {

    /** Pixels of a column and of its two neighbours. */
    static final int FEATURES = 3 * Digits.SIDE;

    private static final int MOST_DRAWINGS = 4;

    private final List<float[]> tokens = new ArrayList<>();
    private final int label;

    private Sequence(int label) {
        this.label = label;
    }

    /** As many as there are digits; each starts with one of them, and others of its class follow. */
    static List<Sequence> of(Digits digits, RandomGenerator random) {
        List<int[]> classes = IntStream.range(0, Digits.CLASSES)
                .mapToObj(label -> IntStream.range(0, digits.size())
                        .filter(image -> digits.labels()[image] == label)
                        .toArray())
                .toList();
        List<Sequence> sequences = new ArrayList<>();
        for (int image = 0; image < digits.size(); image++) {
            int[] alike = classes.get(digits.labels()[image]);
            Sequence sequence = new Sequence(digits.labels()[image]);
            sequence.append(digits, image);
            for (int more = random.nextInt(MOST_DRAWINGS); more > 0; more--) {
                sequence.append(digits, alike[random.nextInt(alike.length)]);
            }
            sequences.add(sequence);
        }
        return sequences;
    }

    private void append(Digits digits, int image) {
        int from = 0;
        while (from < Digits.SIDE - 1 && isBlank(digits, image, from)) {
            from++;
        }
        int to = Digits.SIDE;
        while (to > from + 1 && isBlank(digits, image, to - 1)) {
            to--;
        }
        for (int column = from; column < to; column++) {
            float[] token = new float[FEATURES];
            for (int i = 0; i < FEATURES; i++) {
                token[i] = pixel(digits, image, i % Digits.SIDE, column - 1 + i / Digits.SIDE);
            }
            tokens.add(token);
        }
    }

    private static boolean isBlank(Digits digits, int image, int column) {
        return IntStream.range(0, Digits.SIDE).allMatch(row -> pixel(digits, image, row, column) == 0);
    }

    /** Blank beside the image. */
    private static float pixel(Digits digits, int image, int row, int column) {
        return column < 0 || column >= Digits.SIDE
                ? 0
                : digits.pixels()[image * Digits.PIXELS + row * Digits.SIDE + column];
    }

    int length() {
        return tokens.size();
    }

    int label() {
        return label;
    }

    /** Writes its tokens from a place on. */
    void copyTo(float[] target, int at) {
        for (int place = 0; place < tokens.size(); place++) {
            System.arraycopy(tokens.get(place), 0, target, at + place * FEATURES, FEATURES);
        }
    }
}
