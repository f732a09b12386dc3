package io.normforge.processor.spec;

import java.util.Locale;

/** What elements are divided by. */
public enum Divisor {
    /** √(variance + ε), once the mean is subtracted. */
    DEVIATION("""
            mean = mean(%1$s)
            rstd = 1 / sqrt(mean((%1$s - mean)^2) + %2$s)
            """),
    /** √(mean square + ε). */
    ROOT_MEAN_SQUARE("""
            rstd = 1 / sqrt(mean(%1$s^2) + %2$s)
            """),
    /** max(‖x‖, ε), with the Euclidean length ‖x‖ = √Σx². */
    LENGTH("""
            rstd = 1 / max(sqrt(sum(%1$s^2)), %2$s)
            """);

    private final String definition;

    Divisor(String definition) {
        this.definition = definition;
    }

    /** Whether the mean is subtracted. */
    public boolean isCentred() {
        return this == DEVIATION;
    }

    /** Whether ε is added under a root; else it is the least that is divided by. */
    public boolean addsEpsilon() {
        return this != LENGTH;
    }

    /** Line by line, as a Javadoc writes it. */
    public String definition(String input, String epsilon) {
        return String.format(Locale.ROOT, definition, input, epsilon);
    }
}
