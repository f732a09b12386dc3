package io.normforge.examples.dit;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What ends a model: a last norm with scale and shift from the condition, which also adds up the last branch, and a projection. */
final class FinalLayer {

    private final AdaptiveNorm norm = new AdaptiveNorm();
    private final Linear project;

    FinalLayer(int outputs, RandomGenerator random) {
        project = new Linear(DiTBlock.WIDTH, outputs);
        project.weight.fill(random, 1 / Math.sqrt(DiTBlock.WIDTH));
    }

    /** The result is [samples, tokens, outputs]. */
    float[] forward(GatedSum x, float[] condition, int samples, int tokens) {
        return project.forward(norm.forward(x, condition, samples, tokens));
    }

    /** The gradients of x; that of the condition is added to {@code dcondition}. */
    GatedSum backward(float[] dy, float[] dcondition) {
        float[] dnormalized = project.backward(dy);
        return norm.backward(dnormalized, new float[dnormalized.length], dcondition);
    }

    /** The layers that make scale and shift. */
    Stream<Linear> modulation() {
        return norm.modulation().stream();
    }

    Stream<Parameter> parameters() {
        return Stream.concat(modulation(), Stream.of(project)).flatMap(Linear::parameters);
    }
}
