package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnFloats;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Lines} for the rows of a sheet: its statistics' numbers are in arrays by column too.
 *
 * @param first the number of the first array
 * @param sums what the pass adds up, whose blocks have arrays as well
 */
record SheetLines(Sheet sheet, int first, Lines lines, List<String> sums) {

    /** The array of a block's sums. */
    static String block(String sum) {
        return ColumnNumbers.array(sum) + "Block";
    }

    /** The arrays. */
    List<Node> arrays() {
        String elements = sums.isEmpty() ? sheet.columns() : elementsOfBlock();
        List<Node> nodes = new ArrayList<>();
        for (String stream : lines.both()) {
            nodes.add(new ColumnFloats(Lines.of(stream), first + nodes.size(), elements));
        }
        for (String sum : sums) {
            nodes.add(new ColumnFloats(block(sum), first + nodes.size(), sheet.columns()));
        }
        return nodes;
    }

    private String elementsOfBlock() {
        return Sheet.BLOCK + " * " + sheet.columns();
    }

    /** Copies a block's rows of what is read. */
    List<Node> copiesOfBlock() {
        return lines.read().stream()
                .map(stream -> Lines.copy(stream, stream + "At + first", Lines.of(stream), "0", elementsOfBlock()))
                .toList();
    }

    /** Copies the columns of a row of what is read. */
    List<Node> copiesIn() {
        return lines.read().stream()
                .map(stream -> Lines.copy(stream, inRow(stream), Lines.of(stream), start(), elementsInRow()))
                .toList();
    }

    /** Copies what is written of a row. */
    List<Node> copiesOut() {
        return lines.written().stream()
                .map(stream -> Lines.copy(Lines.of(stream), start(), stream, inRow(stream), elementsInRow()))
                .toList();
    }

    private String inRow(String stream) {
        return stream + "At + first" + (sheet.takesRest() ? " + " + Sheet.FROM : "");
    }

    private String start() {
        return sheet.takesRest() ? Sheet.FROM : "0";
    }

    private String elementsInRow() {
        return sheet.columns() + (sheet.takesRest() ? " - " + Sheet.FROM : "");
    }

    /** A body that reads and writes the copies of one of the rows. */
    List<Node> in(List<Node> nodes, String row) {
        return lines.in(nodes, Index.of(Index.sum(row, ColumnNumbers.COLUMN)));
    }
}
