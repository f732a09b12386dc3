package io.normforge.examples.digits;

import java.util.random.RandomGenerator;

/** Random weights that keep the variance of activations through a rectifier (He and others, 2015). */
final class HeInitialization {

    private HeInitialization() {}

    /** For so many outputs of so many inputs each: normal, with variance 2/inputs. */
    static Parameter weights(int outputs, int inputs, RandomGenerator random) {
        Parameter weights = Parameter.ofSize(outputs * inputs);
        double deviation = Math.sqrt(2.0 / inputs);
        for (int i = 0; i < weights.values().length; i++) {
            weights.values()[i] = (float) (deviation * random.nextGaussian());
        }
        return weights;
    }
}
