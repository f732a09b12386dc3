package io.normforge.examples.digits;

import java.util.List;

/**
 * What an experiment has to say.
 *
 * @param title what was measured
 * @param table the figures
 * @param findings what they say of common claims
 * @param charts the figures as pictures
 */
record Result(String title, Table table, List<Finding> findings, List<Chart> charts) {

    Result {
        findings = List.copyOf(findings);
        charts = List.copyOf(charts);
    }
}
