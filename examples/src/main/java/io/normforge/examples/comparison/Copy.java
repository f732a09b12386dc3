package io.normforge.examples.comparison;

import io.normforge.examples.benchmarks.Yardstick;
import java.util.List;

/** The yardstick: vector loops that read and write as many arrays as the case must, and compute next to nothing. */
final class Copy {

    private Copy() {}

    static Contender of(Case c, Inputs inputs) {
        float[] x = inputs.x();
        float[] second = inputs.second();
        float[] y = new float[c.elements()];
        if (c.operation().writes() == 2) {
            float[] sum = new float[c.elements()];
            return contender(() -> Yardstick.addTwice(x, second, sum, y));
        }
        return c.operation().hasSecond()
                ? contender(() -> Yardstick.add(x, second, y))
                : contender(() -> Yardstick.copy(x, y));
    }

    private static Contender contender(Runnable call) {
        // Until vectors are no objects any more.
        return new Contender(call, List::of, 64);
    }
}
