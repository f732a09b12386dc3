package io.normforge.processor.proof;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java's expressions of ints, as far as kernels have them. A condition is 0 or 1. */
final class Ints {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\w+|==|!=|<=|.)");
    private static final String[][] LEVELS = {{"&"}, {"==", "!="}, {"<", "<="}, {"+", "-"}, {"*", "/"}};

    private final Map<String, Integer> values;
    private final Matcher matcher;
    private String next;

    private Ints(String text, Map<String, Integer> values) {
        this.values = values;
        matcher = TOKEN.matcher(text);
        advance();
    }

    static int of(String text, Map<String, Integer> values) {
        Ints ints = new Ints(text, values);
        int value = ints.level(0);
        if (!ints.next.isEmpty()) {
            throw new UnsupportedOperationException("int expression " + text);
        }
        return value;
    }

    private String advance() {
        String token = next;
        next = matcher.find() ? matcher.group(1) : "";
        return token;
    }

    private int level(int level) {
        if (level == LEVELS.length) {
            return primary();
        }
        int value = level(level + 1);
        while (java.util.List.of(LEVELS[level]).contains(next)) {
            value = apply(advance(), value, level(level + 1));
        }
        return value;
    }

    private static int apply(String operator, int left, int right) {
        return switch (operator) {
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            default -> left / right;
        };
    }

    private int primary() {
        String token = advance();
        if (token.equals("-")) {
            return -primary();
        }
        if (token.equals("(")) {
            int value = level(0);
            advance();
            return value;
        }
        if (token.matches("\\d+")) {
            return Integer.parseInt(token);
        }
        Integer value = values.get(token);
        if (value == null) {
            throw new UnsupportedOperationException("int " + token);
        }
        return value;
    }
}
