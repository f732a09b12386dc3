package io.normforge.examples.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From values to places, where equal ratios have equal lengths.
 *
 * @param from the value at the first place
 * @param to the value at the last
 * @param first a place
 * @param last another
 */
record LogScale(double from, double to, double first, double last) {

    /** Over all values, and 1. */
    static LogScale over(List<Double> values, double first, double last) {
        double from = 1;
        double to = 1;
        for (double value : values) {
            from = Math.min(from, value);
            to = Math.max(to, value);
        }
        return new LogScale(from / 1.1, to * 1.1, first, last);
    }

    double place(double value) {
        return first + (last - first) * Math.log(value / from) / Math.log(to / from);
    }

    /** 1, 2 and 5 times the powers of ten; of a long scale the powers alone. */
    List<Double> ticks() {
        double[] steps = to / from < 2000 ? new double[] {1, 2, 5} : new double[] {1};
        List<Double> ticks = new ArrayList<>();
        for (int power = -9; power <= 9; power++) {
            for (double step : steps) {
                double tick = step * Math.pow(10, power);
                if (tick >= from && tick <= to) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** Without zeros that say nothing. */
    static String label(double tick) {
        if (tick >= 1) {
            return String.format(Locale.ROOT, "%,.0f", tick);
        }
        return String.format(Locale.ROOT, tick >= 0.1 ? "%.1f" : tick >= 0.01 ? "%.2f" : "%.3f", tick);
    }
}
