package io.normforge.examples.comparison;

import java.util.List;

/**
 * One number from several processes.
 *
 * @param median over the processes
 * @param least of them
 * @param greatest of them
 */
record Figure(double median, double least, double greatest) {

    static Figure of(List<Double> eachFork) {
        Quantiles quantiles = Quantiles.of(eachFork);
        return new Figure(quantiles.median(), quantiles.least(), quantiles.greatest());
    }
}
