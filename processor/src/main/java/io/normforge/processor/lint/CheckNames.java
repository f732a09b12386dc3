package io.normforge.processor.lint;

import io.normforge.processor.advice.Advice;
import io.normforge.processor.advice.Catalogue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names of checks, and what to answer where one is wrong. */
final class CheckNames {

    private CheckNames() {}

    static boolean isAdvice(String id) {
        return Catalogue.ALL.stream().anyMatch(advice -> advice.id().equals(id));
    }

    /** What is wrong with a name that is no advice's. */
    static String problem(String id) {
        return Lint.rules().contains(id)
                ? "\"" + id
                        + "\" is a rule, and what breaks it cannot be generated, so it has no level and is not silenced"
                : "no check is called \"" + id + "\"; the nearest is \"" + nearest(id) + "\"";
    }

    private static String nearest(String id) {
        List<String> known = Stream.concat(Catalogue.ALL.stream().map(Advice::id), Lint.rules().stream())
                .toList();
        return known.stream()
                .min(Comparator.comparingInt(each -> edits(each, id)))
                .orElseThrow();
    }

    /** How many letters to put in, take out or change, after Levenshtein (1966), a row of the table at a time. */
    private static int edits(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
