package io.normforge.processor.advice;

/** How messages write an ε. */
final class Epsilon {

    private Epsilon() {}

    /** As code does: {@code 1e-12f}, where Java would print {@code 1.0E-12}. */
    static String written(float epsilon) {
        return (epsilon + "f").replace(".0E", "e").replace("E", "e");
    }
}
