package io.normforge.processor;

import io.normforge.processor.lint.Levels;
import io.normforge.processor.schedule.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the compilation asks for by {@code -A}.
 *
 * @param widths the vector kernels to write
 * @param levels how loud each advice is
 * @param reports whether pages are written
 * @param problems what cannot be followed, a message each
 */
record Options(List<Width> widths, Levels levels, boolean reports, List<String> problems) {

    private static final String LANES = "normforge.lanes";
    private static final String CHECK = "normforge.check";
    private static final String REPORT = "normforge.report";

    /** Their names. */
    static Set<String> names() {
        return Set.of(LANES, CHECK, REPORT);
    }

    /** Reads them; one that was given without a value is an empty text. */
    static Options of(Map<String, String> given) {
        List<String> problems = new ArrayList<>();
        return new Options(lanes(given, problems), levels(given, problems), reports(given, problems), problems);
    }

    private static Optional<String> value(Map<String, String> given, String name) {
        return given.containsKey(name)
                ? Optional.of(Objects.requireNonNullElse(given.get(name), ""))
                : Optional.empty();
    }

    private static List<Width> lanes(Map<String, String> given, List<String> problems) {
        Optional<String> value = value(given, LANES);
        Optional<List<Width>> widths = value.map(Width::withLanes).orElse(Optional.of(Width.VECTORS));
        if (widths.isEmpty()) {
            problems.add("-A" + LANES + "=" + value.orElseThrow()
                    + ": write one or more of 16, 8 and 4, the floats in a vector, with commas between them, as in -A"
                    + LANES + "=16,8");
        }
        return widths.orElse(Width.VECTORS);
    }

    private static Levels levels(Map<String, String> given, List<String> problems) {
        Levels levels = value(given, CHECK).map(Levels::of).orElse(Levels.AS_THEY_ARE);
        levels.problems().forEach(problem -> problems.add("-A" + CHECK + ": " + problem));
        return levels;
    }

    private static boolean reports(Map<String, String> given, List<String> problems) {
        String value = value(given, REPORT).orElse("false");
        if (!List.of("true", "false").contains(value)) {
            problems.add("-A" + REPORT + "=" + value + ": write true for a page about each model, or false");
        }
        return value.equals("true");
    }
}
