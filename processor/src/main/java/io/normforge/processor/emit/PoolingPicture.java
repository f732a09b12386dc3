package io.normforge.processor.emit;

import io.normforge.processor.spec.Axis;
import io.normforge.processor.spec.CanonicalShape;
import java.util.List;

/** A small picture of which cells make one statistic: every axis two cells long, the innermost four. */
final class PoolingPicture {

    private static final int OUTER = 2;
    private static final int INNER = 4;

    private PoolingPicture() {}

    static String of(CanonicalShape canonical) {
        List<Axis> axes = canonical.axes();
        StringBuilder picture = new StringBuilder();
        int lines = 1 << (axes.size() - 1);
        for (int line = 0; line < lines; line++) {
            for (int column = 0; column < INNER; column++) {
                picture.append(column == 0 ? "" : " ").append(letter(axes, line, column));
            }
            picture.append(line == lines - 1 ? "\n" : gap(line, axes.size()));
        }
        return picture.toString();
    }

    /** Planes stand side by side two by two, so that six axes still make a small picture. */
    private static String gap(int line, int rank) {
        boolean endOfPair = line % OUTER == OUTER - 1;
        return rank > 2 && !endOfPair ? "   |   " : "\n";
    }

    private static char letter(List<Axis> axes, int line, int column) {
        int statistic = 0;
        for (int axis = 0; axis < axes.size(); axis++) {
            boolean innermost = axis == axes.size() - 1;
            int index = innermost ? column : line >> (axes.size() - 2 - axis) & 1;
            if (!axes.get(axis).reduced()) {
                statistic = statistic * (innermost ? INNER : OUTER) + index;
            }
        }
        return (char) ((statistic < 26 ? 'a' : 'A' - 26) + statistic);
    }
}
