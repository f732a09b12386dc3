package io.normforge.examples.digits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of cells under a head, to be read as text and as Markdown. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    Table(List<String> head) {
        lines.add(List.copyOf(head));
    }

    Table(String... head) {
        this(List.of(head));
    }

    /** One more line, with a cell for each of the head. */
    Table add(List<String> cells) {
        if (cells.size() != lines.get(0).size()) {
            throw new IllegalArgumentException(cells.size() + " cells under a head of " + lines.get(0));
        }
        lines.add(List.copyOf(cells));
        return this;
    }

    Table add(String... cells) {
        return add(List.of(cells));
    }

    @Override
    public String toString() {
        List<List<String>> withRule = new ArrayList<>(lines);
        withRule.add(
                1,
                IntStream.range(0, lines.get(0).size())
                        .mapToObj(column -> "-".repeat(width(column)))
                        .toList());
        return withRule.stream().map(this::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), width(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private int width(int column) {
        return Collections.max(
                lines.stream().map(cells -> cells.get(column).length()).toList());
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
