package io.normforge.examples.comparison;

import io.normforge.Backend;
import java.util.List;
import java.util.function.Supplier;

/** The generated layers, called as users call them, checks included. */
final class Ours {

    /** From this JVM on layers choose vector kernels by themselves; the Vector API of earlier ones is not to be judged by. */
    private static final int FIRST_VECTOR_JVM = 25;

    private Ours() {}

    static Contender of(Case c, Inputs inputs, Backend backend) throws NotOfferedException {
        if (backend == Backend.VECTOR && Runtime.version().feature() < FIRST_VECTOR_JVM) {
            throw new NotOfferedException("layers choose vectors from Java " + FIRST_VECTOR_JVM + " on");
        }
        GeneratedLayer layer = GeneratedLayer.of(c, inputs, backend);
        if (layer.layer().backend() != backend) {
            throw new NotOfferedException(layer.layer().backendReason());
        }
        return c.operation().backward() ? backward(c, inputs, layer) : forward(c, inputs, layer);
    }

    private static Contender forward(Case c, Inputs inputs, GeneratedLayer layer) {
        float[] x = inputs.x();
        float[] second = inputs.second();
        float[] y = new float[c.elements()];
        Supplier<List<float[]>> result = () -> List.of(y);
        if (c.operation().writes() == 2) {
            float[] sum = new float[c.elements()];
            GeneratedLayer.OfFour forward = layer.four("forwardSum");
            return contender(c, () -> forward.run(x, second, sum, y), () -> List.of(y, sum));
        }
        if (c.operation().hasSecond()) {
            GeneratedLayer.OfThree forward = layer.three("forward");
            return contender(c, () -> forward.run(x, second, y), result);
        }
        GeneratedLayer.OfTwo forward = layer.two("forward");
        return contender(c, () -> forward.run(x, y), result);
    }

    private static Contender backward(Case c, Inputs inputs, GeneratedLayer layer) {
        float[] x = inputs.x();
        float[] dy = inputs.second();
        float[] dx = new float[c.elements()];
        layer.two("forward").run(x, dx);
        GeneratedLayer.OfThree backward = layer.three("backward");
        Runnable call = () -> {
            // Ours add to what is there; the others overwrite.
            layer.layer().gradients().clear();
            backward.run(x, dy, dx);
        };
        return contender(c, call, () -> {
            float[] dGamma = layer.layer().gradients().gamma();
            return c.operation().rms()
                    ? List.of(dx, dGamma)
                    : List.of(dx, dGamma, layer.layer().gradients().beta());
        });
    }

    /** A layer allocates nothing; but BATCH gives out its running statistics, two numbers a channel, as new objects. */
    private static Contender contender(Case c, Runnable call, Supplier<List<float[]>> results) {
        double allowance = c.operation().batch() ? 256 + 32.0 * c.width() : 64;
        return new Contender(call, results, allowance);
    }
}
