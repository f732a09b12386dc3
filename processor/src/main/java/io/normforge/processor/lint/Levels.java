package io.normforge.processor.lint;

import io.normforge.processor.advice.Advice;
import io.normforge.processor.advice.Catalogue;
import io.normforge.processor.advice.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How loud each advice is: as it says itself, or as an option such as {@code small-batch=error,group-of-one=off} does. The name
 * {@code all} stands for every advice; what comes later wins.
 *
 * @param byId the levels that the option sets
 * @param problems what cannot be followed in it
 */
public record Levels(Map<String, Level> byId, List<String> problems) {

    /** Every advice as loud as it says itself. */
    public static final Levels AS_THEY_ARE = new Levels(Map.of(), List.of());

    private static final String ALL = "all";

    /** The levels that the option's text sets. */
    public static Levels of(String option) {
        Map<String, Level> levels = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (String setting : option.split(",", -1)) {
            int equals = setting.indexOf('=');
            String id = (equals < 0 ? setting : setting.substring(0, equals)).strip();
            Optional<Level> level =
                    Level.of(equals < 0 ? "" : setting.substring(equals + 1).strip());
            Optional<String> problem = problem(id, level.isPresent());
            problem.ifPresent(problems::add);
            if (problem.isEmpty()) {
                ids(id).forEach(each -> levels.put(each, level.orElseThrow()));
            }
        }
        return new Levels(Map.copyOf(levels), List.copyOf(problems));
    }

    private static List<String> ids(String id) {
        return id.equals(ALL) ? Catalogue.ALL.stream().map(Advice::id).toList() : List.of(id);
    }

    private static Optional<String> problem(String id, boolean hasLevel) {
        if (!id.equals(ALL) && !CheckNames.isAdvice(id)) {
            return Optional.of(CheckNames.problem(id));
        }
        return hasLevel
                ? Optional.empty()
                : Optional.of("\"" + id + "\" without a level; write " + id + "=off, note, warning or error");
    }

    Level of(Advice advice) {
        return byId.getOrDefault(advice.id(), advice.level());
    }
}
