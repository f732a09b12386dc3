package io.normforge.processor.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The worst errors by family or numeric class, ours beside those of torch's float32 kernels. */
final class AccuracyTable {

    private final Map<String, Row> rows = new TreeMap<>();

    /** Counts one more case of the row. */
    void addCase(String row) {
        rows.computeIfAbsent(row, name -> new Row()).cases++;
    }

    /** One output of one case on one kernel. */
    void add(String row, String output, double ours, double torch) {
        Row target = rows.computeIfAbsent(row, name -> new Row());
        if (ours > target.ours) {
            target.ours = ours;
            target.output = output;
        }
        target.torch = Math.max(target.torch, torch);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(System.lineSeparator());
        text.add("Largest error in units of 2^-24 * scale; 4 is the bound, 1 is correct rounding;");
        text.add(
                "large: of samples, and 10^-6, which is 16.8 units, of the larger of a sample and the rms of its output");
        text.add(String.format(
                "%-26s %6s %8s  %-14s %12s", "family or numeric class", "cases", "ours", "in", "torch f32"));
        rows.forEach((name, row) -> text.add(String.format(
                Locale.ROOT, "%-26s %6d %8.2f  %-14s %12.4g", name, row.cases, row.ours, row.output, row.torch)));
        return text.toString();
    }

    private static final class Row {

        private int cases;
        private double ours;
        private String output = "";
        private double torch;
    }
}
