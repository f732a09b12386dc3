package io.normforge.examples.dit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The gradients of a block with AdaLN-Zero, each along a random direction, against central differences of a loss. */
class DiTBlockTest {

    private static final long SEED = 20261128;
    private static final int SAMPLES = 3;
    private static final int TOKENS = 5;
    private static final int WIDTH = DiTBlock.WIDTH;
    private static final double STEP = 1e-2;

    private final RandomGenerator random = new SplittableRandom(SEED);
    private final DiTBlock block = new DiTBlock(random);
    private final float[] x = bell(SAMPLES * TOKENS * WIDTH);
    private final float[] condition = bell(SAMPLES * WIDTH);
    private final float[] dy = bell(SAMPLES * TOKENS * WIDTH);

    @Test
    void startsAsTheIdentity() {
        assertThat(block.forward(x, condition, SAMPLES, TOKENS)).isEqualTo(x);
        assertThat(block.backward(dy, new float[condition.length])).isEqualTo(dy);
    }

    @Test
    void gradientsOfInputConditionAndEveryWeightAreThoseOfFiniteDifferences() {
        block.fillModulation(random);
        block.forward(x, condition, SAMPLES, TOKENS);
        float[] dcondition = new float[condition.length];
        float[] dx = block.backward(dy, dcondition);

        assertSlope("x", x, dx);
        assertSlope("condition", condition, dcondition);
        List<Parameter> parameters = block.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            assertSlope("parameter " + i, parameters.get(i).values, parameters.get(i).gradients);
        }
    }

    /** A y of the order of 1 is rounded to 1e-7, and so the difference to some 1e-4. */
    private void assertSlope(String name, float[] values, float[] gradient) {
        float[] direction = ofLengthOne(bell(values.length));
        float[] kept = values.clone();
        double difference = loss(values, kept, direction, STEP) - loss(values, kept, direction, -STEP);
        System.arraycopy(kept, 0, values, 0, kept.length);
        double slope = dot(gradient, direction);
        assertThat(difference / (2 * STEP))
                .as("%s, seed %d", name, SEED)
                .isCloseTo(slope, within(2e-3 * Math.max(1, Math.abs(slope))));
    }

    private static float[] ofLengthOne(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) length;
        }
        return vector;
    }

    private double loss(float[] values, float[] from, float[] direction, double step) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from[i] + step * direction[i]);
        }
        return dot(block.forward(x, condition, SAMPLES, TOKENS), dy);
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    private float[] bell(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
