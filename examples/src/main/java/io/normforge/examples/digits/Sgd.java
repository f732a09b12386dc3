package io.normforge.examples.digits;

import java.util.List;

/** Stochastic gradient descent with momentum: v = momentum·v + gradient, value = value − rate·v. */
final class Sgd {

    private static final float MOMENTUM = 0.9f;

    private final List<Parameter> parameters;
    private final List<float[]> velocities;

    Sgd(List<Parameter> parameters) {
        this.parameters = parameters;
        velocities = parameters.stream()
                .map(parameter -> new float[parameter.values().length])
                .toList();
    }

    /** One step along the gradients, at a learning rate; they are zero afterwards. */
    void step(double rate) {
        for (int i = 0; i < parameters.size(); i++) {
            step(parameters.get(i).values(), parameters.get(i).gradients(), velocities.get(i), (float) rate);
        }
    }

    private static void step(float[] values, float[] gradients, float[] velocity, float rate) {
        for (int i = 0; i < values.length; i++) {
            velocity[i] = MOMENTUM * velocity[i] + gradients[i];
            values[i] -= rate * velocity[i];
            gradients[i] = 0;
        }
    }
}
