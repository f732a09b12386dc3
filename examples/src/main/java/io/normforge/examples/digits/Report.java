package io.normforge.examples.digits;

import java.io.PrintStream;
import java.util.List;

/** Prints the results. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void result(Result result) {
        out.println();
        out.println(result.title());
        out.println();
        out.println(result.table());
        out.println();
    }

    /** All claims together, those that the data contradict among them. */
    void findings(List<Finding> findings) {
        Table table = new Table("claim", "measured", "the data");
        for (Finding finding : findings) {
            table.add(finding.claim(), finding.measured(), finding.verdict().toString());
        }
        out.println("What the data say of common claims");
        out.println();
        out.println(table);
        out.println();
    }
}
