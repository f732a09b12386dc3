package io.normforge.examples.comparison;

import java.util.Map;

/**
 * The first calls of one process, LAYER 1×768 forward.
 *
 * @param contender back end that was asked for, "default" where the layer chose, or "naive"
 * @param ran the back end that ran
 * @param compilers "all", or "C1" with {@code -XX:TieredStopAtLevel=1}
 * @param fork counts the processes
 * @param constructMicros microseconds that the constructor took, in a process that had loaded nothing of it
 * @param micros microseconds from before the first call until so many calls had been made
 */
record ColdRun(
        String contender,
        String ran,
        String compilers,
        int fork,
        double constructMicros,
        Map<Integer, Double> micros) {}
