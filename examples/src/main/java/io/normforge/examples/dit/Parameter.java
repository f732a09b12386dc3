package io.normforge.examples.dit;

import java.util.random.RandomGenerator;

/** Numbers that are learnt, 0 at first, and their gradients. */
final class Parameter {

    final float[] values;
    final float[] gradients;

    Parameter(int size) {
        values = new float[size];
        gradients = new float[size];
    }

    void fill(RandomGenerator random, double deviation) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
    }
}
