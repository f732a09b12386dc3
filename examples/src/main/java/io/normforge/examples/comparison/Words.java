package io.normforge.examples.comparison;

import java.util.Locale;

/** What tables and charts say alike. */
final class Words {

    private Words() {}

    static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    /** In a line, with what to think of the figures. */
    static String machine(Comparison comparison) {
        Environment environment = comparison.environment();
        String quick = comparison.effort().equals("quick") ? ", QUICK RUN: figures mean little" : "";
        return environment.cpu() + ", " + environment.processors() + " processors, JDK " + environment.jdk() + ", "
                + processes(comparison) + quick;
    }

    static String processes(Comparison comparison) {
        return comparison.forks() == 1 ? "1 process a case" : "medians of " + comparison.forks() + " processes a case";
    }

    /** A number, and from where to where it reaches if it is one of several. */
    static String reach(Figure figure, double unit) {
        String median = String.format(Locale.ROOT, "%.2f", figure.median() / unit);
        if (figure.least() == figure.greatest()) {
            return median;
        }
        return median + String.format(Locale.ROOT, " (%.2f–%.2f)", figure.least() / unit, figure.greatest() / unit);
    }
}
