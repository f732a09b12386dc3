package io.normforge.processor.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java's expressions of ints, as far as kernels have them. A condition is 0 or 1. */
final class Ints {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\w+|&&|\\|\\||==|!=|<=|.)");
    private static final String[][] LEVELS = {
        {"||"}, {"&&"}, {"&"}, {"==", "!="}, {"<", "<=", ">"}, {"+", "-"}, {"*", "/", "%"}
    };
    private static final Map<String, ToIntFunction<Map<String, Integer>>> PARSED = new HashMap<>();

    private final String text;
    private final Matcher matcher;
    private String next;

    private Ints(String text) {
        this.text = text;
        matcher = TOKEN.matcher(text);
        advance();
    }

    static synchronized int of(String text, Map<String, Integer> values) {
        return PARSED.computeIfAbsent(text, key -> new Ints(key).all()).applyAsInt(values);
    }

    private ToIntFunction<Map<String, Integer>> all() {
        ToIntFunction<Map<String, Integer>> value = choice();
        require("");
        return value;
    }

    /** One of two by a condition, or what has none. */
    private ToIntFunction<Map<String, Integer>> choice() {
        ToIntFunction<Map<String, Integer>> condition = level(0);
        if (!next.equals("?")) {
            return condition;
        }
        advance();
        ToIntFunction<Map<String, Integer>> yes = choice();
        require(":");
        ToIntFunction<Map<String, Integer>> no = choice();
        return values -> (condition.applyAsInt(values) != 0 ? yes : no).applyAsInt(values);
    }

    private String advance() {
        String token = next;
        next = matcher.find() ? matcher.group(1) : "";
        return token;
    }

    private void require(String token) {
        if (!next.equals(token)) {
            throw new UnsupportedOperationException("int expression " + text);
        }
        advance();
    }

    private ToIntFunction<Map<String, Integer>> level(int level) {
        if (level == LEVELS.length) {
            return primary();
        }
        ToIntFunction<Map<String, Integer>> value = level(level + 1);
        while (List.of(LEVELS[level]).contains(next)) {
            String operator = advance();
            ToIntFunction<Map<String, Integer>> left = value;
            ToIntFunction<Map<String, Integer>> right = level(level + 1);
            value = values -> apply(operator, left.applyAsInt(values), right.applyAsInt(values));
        }
        return value;
    }

    private static int apply(String operator, int left, int right) {
        return switch (operator) {
            case "&&", "&" -> left & right;
            case "||" -> left | right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "%" -> left % right;
            default -> left / right;
        };
    }

    private ToIntFunction<Map<String, Integer>> primary() {
        String token = advance();
        if (token.equals("-")) {
            ToIntFunction<Map<String, Integer>> value = primary();
            return values -> -value.applyAsInt(values);
        }
        if (token.equals("(")) {
            ToIntFunction<Map<String, Integer>> value = choice();
            require(")");
            return value;
        }
        if (token.equals("Math")) {
            return smaller();
        }
        if (token.matches("\\d+")) {
            int number = Integer.parseInt(token);
            return values -> number;
        }
        return values -> named(token, values);
    }

    private ToIntFunction<Map<String, Integer>> smaller() {
        List.of(".", "min", "(").forEach(this::require);
        ToIntFunction<Map<String, Integer>> left = level(0);
        require(",");
        ToIntFunction<Map<String, Integer>> right = level(0);
        require(")");
        return values -> Math.min(left.applyAsInt(values), right.applyAsInt(values));
    }

    private static int named(String name, Map<String, Integer> values) {
        Integer value = values.get(name);
        if (value == null) {
            throw new UnsupportedOperationException("int " + name);
        }
        return value;
    }
}
