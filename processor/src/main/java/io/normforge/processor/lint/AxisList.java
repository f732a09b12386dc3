package io.normforge.processor.lint;

import io.normforge.processor.declaration.Declared;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with a list of axes: one out of range, or one that is there twice. */
final class AxisList {

    private AxisList() {}

    static List<Finding> findings(String id, List<Declared<Integer>> axes, int rank) {
        Set<Integer> seen = new HashSet<>();
        return axes.stream().flatMap(axis -> finding(id, axis, rank, seen)).toList();
    }

    private static Stream<Finding> finding(String id, Declared<Integer> axis, int rank, Set<Integer> seen) {
        int value = axis.value();
        if (value < -rank || value >= rank) {
            String range = "write one from 0 to " + (rank - 1) + ", or from -1 to " + -rank + " to count from the end";
            return Stream.of(Finding.error(
                    id, axis.position(), "axis " + value + " is no axis of a shape of rank " + rank + "; " + range));
        }
        int fromFront = value < 0 ? value + rank : value;
        if (!seen.add(fromFront)) {
            return Stream.of(Finding.error(
                    id,
                    axis.position(),
                    "axis " + value + " is there twice (" + fromFront + " from the front); leave one" + " out"));
        }
        return Stream.of();
    }
}
