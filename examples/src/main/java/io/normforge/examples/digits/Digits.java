package io.normforge.examples.digits;

import java.util.Arrays;

/** Images with their labels. */
final class Digits {

    /** Rows, and columns, of an image. */
    static final int SIDE = 8;

    static final int PIXELS = SIDE * SIDE;

    /** The digits from 0 to 9. */
    static final int CLASSES = 10;

    private final float[] pixels;
    private final int[] labels;

    Digits(float[] pixels, int[] labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    /** One image after the other, row by row, 0 to 1; the array itself. */
    float[] pixels() {
        return pixels;
    }

    /** The digit that each shows; the array itself. */
    int[] labels() {
        return labels;
    }

    int size() {
        return labels.length;
    }

    /** The chosen images, in the order of the choice. */
    Digits choose(int... images) {
        Digits chosen = new Digits(new float[images.length * PIXELS], new int[images.length]);
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(pixels, images[i] * PIXELS, chosen.pixels, i * PIXELS, PIXELS);
            chosen.labels[i] = labels[images[i]];
        }
        return chosen;
    }

    /** From one image up to, not including, another. */
    Digits range(int from, int to) {
        return new Digits(Arrays.copyOfRange(pixels, from * PIXELS, to * PIXELS), Arrays.copyOfRange(labels, from, to));
    }
}
