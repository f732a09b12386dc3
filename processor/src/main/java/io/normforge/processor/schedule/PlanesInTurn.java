package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A pass that writes planes, in plain code, where all arrays start at one place, as they mostly do: one loop goes from plane to
 * plane of a sample, and what a channel has, γ and β among it, is put side by side in one array before. With an array for each
 * number too much is alive around the innermost loop: BATCH's dx takes 5 % longer at 7×7 and 8 % at 14×14.
 *
 * @param streams of the recipe
 * @param numbers of a channel, that the body uses
 * @param body what is done with an element
 */
record PlanesInTurn(Planes planes, List<String> streams, List<Let> numbers, List<Node> body) {

    private static final String NUMBERS = "columnNumbers";
    private static final String NUMBER = "number";
    private static final String AT = "at";

    /** Whether this is faster: if several arrays might start at places of their own, and the JIT has vectors for the loop. */
    boolean isWorthIt() {
        return !planes.width().isVector()
                && !planes.width().isOnSegments()
                && starts().size() > 1
                && !numbers.isEmpty()
                && Lines.areWorthIt(body);
    }

    /**
     * The loops, and the end of the method; nothing where arrays start elsewhere.
     *
     * @param array the number of the first array that columns have no use for
     */
    List<Node> nodes(int array) {
        String origin = starts().get(0);
        String condition =
                starts().stream().skip(1).map(start -> start + " == " + origin).collect(Collectors.joining(" && "));
        String sample = origin + " + " + planes.rows().variable() + " * ("
                + planes.rows().stride() + ")";
        String end = sample + " + " + planes.columns() + " * " + planes.plane().size();
        List<Node> inSample = List.of(
                new IntLet("end", end),
                new IntLet(NUMBER, "0"),
                new Loop(AT, sample, "end", planes.plane().constantSize(), inPlane()));
        return List.of(new When(
                condition,
                List.of(
                        new Note("plane after plane, with the numbers of a channel side by side"),
                        new ColumnFloats(NUMBERS, array, numbers.size() + " * " + planes.most()),
                        new Loop(ColumnNumbers.COLUMN, "0", planes.columns(), 1, sideBySide()),
                        new Loop(planes.rows().variable(), "0", Sheet.ROWS, 1, inSample),
                        new Statement("return"))));
    }

    private List<String> starts() {
        return new Lines(streams, body)
                .both().stream()
                        .map(stream -> stream + Addressing.STATISTIC_START)
                        .toList();
    }

    private List<Node> sideBySide() {
        String first = numbers.size() + " * " + ColumnNumbers.COLUMN;
        return IntStream.range(0, numbers.size())
                .<Node>mapToObj(number -> new Strip(
                        Sheet.ONE,
                        List.of(planes.at("")
                                .resolve(new Store(
                                        NUMBERS,
                                        new Index(first, number),
                                        numbers.get(number).value())))))
                .toList();
    }

    private List<Node> inPlane() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            nodes.add(numbers.get(i).with(Expr.load(NUMBERS).at(Op.LOAD, new Index(NUMBER, i))));
        }
        List<Node> ofElement = planes.at("i").withOrigin(AT, body);
        nodes.add(new Loop("i", "0", planes.plane().size(), 1, List.of(new Strip(Sheet.ONE, ofElement))));
        nodes.add(new Statement(NUMBER + " += " + numbers.size()));
        return nodes;
    }
}
