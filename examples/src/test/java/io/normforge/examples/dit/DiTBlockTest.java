package io.normforge.examples.dit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gradients of a block with AdaLN-Zero and what ends a model, each along a random direction, against central differences of a loss. */
class DiTBlockTest {

    private static final long SEED = 20261128;
    private static final int SAMPLES = 3;
    private static final int TOKENS = 5;
    private static final int WIDTH = DiTBlock.WIDTH;
    private static final int OUTPUTS = 12;
    private static final double STEP = 1e-2;

    private final RandomGenerator random = new SplittableRandom(SEED);
    private final DiTBlock block = new DiTBlock(random);
    private final FinalLayer last = new FinalLayer(OUTPUTS, random);
    private final float[] x = bell(SAMPLES * TOKENS * WIDTH);
    private final float[] condition = bell(SAMPLES * WIDTH);
    private final float[] dy = bell(SAMPLES * TOKENS * OUTPUTS);

    @Test
    void startsAsTheIdentity() {
        GatedSum y = block.forward(input(), condition, SAMPLES, TOKENS);
        assertThat(y.x).isEqualTo(x);
        assertThat(y.gate).containsOnly(0f);
        GatedSum gradients = new GatedSum(bell(x.length), new float[x.length], new float[condition.length]);
        assertThat(block.backward(gradients, new float[condition.length]).x).isEqualTo(gradients.x);
    }

    @Test
    void gradientsOfInputConditionAndEveryWeightAreThoseOfFiniteDifferences() {
        Stream.concat(block.modulation(), last.modulation())
                .flatMap(Linear::parameters)
                .forEach(parameter -> parameter.fill(random, 0.3 / Math.sqrt(WIDTH)));
        output();
        float[] dcondition = new float[condition.length];
        GatedSum gradients = block.backward(last.backward(dy, dcondition), dcondition);

        assertSlope("x", x, gradients.x);
        assertSlope("condition", condition, dcondition);
        List<Parameter> parameters =
                Stream.concat(block.parameters(), last.parameters()).toList();
        for (int i = 0; i < parameters.size(); i++) {
            assertSlope("parameter " + i, parameters.get(i).values, parameters.get(i).gradients);
        }
    }

    private GatedSum input() {
        return GatedSum.of(x, condition.length);
    }

    private float[] output() {
        return last.forward(block.forward(input(), condition, SAMPLES, TOKENS), condition, SAMPLES, TOKENS);
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
        return dot(output(), dy);
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
