package io.normforge.examples.comparison;

import java.util.SplittableRandom;

/** What all contenders of a case read, the same in every process, and write nowhere. What a case has not is of length 0. */
public final class Inputs {

    /** Elements after which normal numbers repeat: a prime, so that rows differ, and few, as drawing them takes time. */
    private static final int PERIOD = 262_139;

    private final float[] x;
    private final float[] second;
    private final float[] gamma;
    private final float[] beta;
    private final float[] mean;
    private final float[] variance;

    private Inputs(Case c, SplittableRandom random) {
        Operation operation = c.operation();
        x = normals(random, c.elements(), 0.25f);
        second = normals(random, operation.hasSecond() ? c.elements() : 0, 0);
        gamma = uniform(random, operation.affine() ? c.width() : 0, 0.5f);
        beta = uniform(random, operation.affine() && !operation.rms() ? c.width() : 0, -0.5f);
        mean = uniform(random, operation.batch() ? c.width() : 0, -0.25f);
        variance = uniform(random, operation.batch() ? c.width() : 0, 0.75f);
    }

    static Inputs of(Case c) {
        return new Inputs(c, new SplittableRandom(768));
    }

    private static float[] normals(SplittableRandom random, int size, float mean) {
        float[] numbers = new float[size];
        int drawn = Math.min(size, PERIOD);
        for (int i = 0; i < drawn; i++) {
            numbers[i] = mean + (float) random.nextGaussian();
        }
        for (int i = drawn; i < size; i++) {
            numbers[i] = numbers[i - PERIOD];
        }
        return numbers;
    }

    /** From a number on, over a range of 1. */
    private static float[] uniform(SplittableRandom random, int size, float from) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = from + (float) random.nextDouble();
        }
        return numbers;
    }

    /** The input. */
    public float[] x() {
        return x;
    }

    /** The residual, the gate, or dy. */
    public float[] second() {
        return second;
    }

    /** The scale. */
    public float[] gamma() {
        return gamma;
    }

    /** The shift. */
    public float[] beta() {
        return beta;
    }

    /** The running mean. */
    public float[] mean() {
        return mean;
    }

    /** The running variance. */
    public float[] variance() {
        return variance;
    }
}
