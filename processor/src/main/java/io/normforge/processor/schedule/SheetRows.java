package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddWideTo;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pass over the rows of a sheet, in the order of memory. Sums take four rows at a time, column by column: added in float,
 * and then to a double in an array. Plain code works on copies of the rows ({@link SheetLines}).
 */
final class SheetRows {

    private static final String OF_BLOCK = "Block";
    private static final String FIRST = "first";

    private final Sheet sheet;
    private final List<Node> before;
    private final List<Node> body;
    private final List<String> sums;
    private final Optional<SheetLines> lines;
    private final int arrays;

    SheetRows(Sheet sheet, ColumnNumbers numbers, ParameterSums parameterSums, Pass pass, List<String> streams) {
        this.sheet = sheet;
        List<Node> summed = parameterSums.inSums(pass.body());
        body = ColumnParameters.in(summed);
        before = Stream.concat(numbers.before(summed).stream(), ColumnParameters.before(summed).stream())
                .toList();
        sums = numbers.sums(pass);
        arrays = streams.size();
        lines = sheet.width().isVector()
                ? Optional.empty()
                : Optional.of(new SheetLines(sheet, numbers.stored().size(), new Lines(streams, body), sums));
    }

    /** The loops. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        lines.ifPresent(each -> nodes.addAll(each.arrays()));
        if (sums.isEmpty() && lines.isPresent()) {
            nodes.add(rows("0", Sheet.ROWS, 1, onLines(lines.get())));
            return nodes;
        }
        nodes.addAll(whole());
        nodes.add(rows("0", "whole", Sheet.BLOCK, block()));
        nodes.add(
                sums.isEmpty()
                        ? rows("whole", Sheet.ROWS, 1, List.of(across(List.of(before(), resolved(body, FIRST)))))
                        : rows("whole", Sheet.ROWS, Sheet.BLOCK, lastBlock()));
        return nodes;
    }

    /** Where the rows end that are taken four at a time. */
    private List<Node> whole() {
        String whole = Sheet.ROWS + " & -" + Sheet.BLOCK;
        if (!sums.isEmpty() || !sheet.mayComeFromMemory(arrays)) {
            return List.of(new IntLet("whole", whole));
        }
        return List.of(
                new Note("four rows at a time, unless they come from memory"),
                new IntLet("whole", Sheet.ROWS + " <= " + sheet.rowsInCache(arrays) + " ? " + whole + " : 0"));
    }

    private Node rows(String from, String end, int step, List<Node> across) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new IntLet(FIRST, "row * " + sheet.columns()));
        nodes.addAll(across);
        return new Loop("row", from, end, step, nodes);
    }

    private List<Node> onLines(SheetLines copies) {
        List<Node> nodes = new ArrayList<>(copies.copiesIn());
        nodes.add(across(List.of(before(), resolved(copies.in(body, ""), ""))));
        nodes.addAll(copies.copiesOut());
        return nodes;
    }

    /** Four rows: the numbers of a column are read once for all of them. */
    private List<Node> block() {
        if (lines.isEmpty()) {
            return List.of(across(withRows(additions())));
        }
        List<Node> nodes = new ArrayList<>(lines.get().copiesOfBlock());
        nodes.add(across(withRows(blocks())));
        sums.forEach(sum -> nodes.add(across(List.of(addition(sum, Expr.load(SheetLines.block(sum)))))));
        return nodes;
    }

    private List<Stream<Node>> withRows(Stream<Node> then) {
        List<Stream<Node>> steps = new ArrayList<>(List.of(before(), zeros()));
        IntStream.range(0, Sheet.BLOCK).forEach(row -> steps.add(row(row)));
        steps.add(then);
        return steps;
    }

    private Stream<Node> row(int row) {
        String distance = row == 0 ? "" : (row == 1 ? "" : row + " * ") + sheet.columns();
        List<Node> ofRow = ofRow(row);
        return lines.map(each -> resolved(each.in(ofRow, distance), ""))
                .orElseGet(() -> resolved(ofRow, Index.sum(FIRST, distance)));
    }

    /** Fewer rows than a block has. */
    private List<Node> lastBlock() {
        List<Node> inBlock = body.stream().map(SheetRows::inBlock).toList();
        String place = "i * " + sheet.columns();
        Node added = new Loop("i", "row", Sheet.ROWS, 1, List.of(strip(resolved(inBlock, place))));
        return List.of(
                sheet.acrossColumns(List.of(strip(Stream.concat(before(), zeros())), added, strip(additions()))));
    }

    /** Step by step: vectors side by side go on together, and reach memory in its order. */
    private Node across(List<Stream<Node>> steps) {
        return sheet.acrossColumns(steps.stream().map(this::strip).toList());
    }

    private Stream<Node> before() {
        Addressing place = sheet.at("");
        return before.stream().map(place::resolve);
    }

    private Stream<Node> zeros() {
        return sums.stream().map(sum -> new Zero(sum + OF_BLOCK));
    }

    private Stream<Node> additions() {
        return sums.stream().flatMap(sum -> addition(sum, Expr.value(sum + OF_BLOCK)));
    }

    private Stream<Node> addition(String sum, Expr addend) {
        return Stream.of(sheet.at("").resolve(new AddWideTo(ColumnNumbers.array(sum), null, addend)));
    }

    /** What a block adds up to, as floats for a loop of its own. */
    private Stream<Node> blocks() {
        return sums.stream()
                .map(sum -> sheet.at("").resolve(new Store(SheetLines.block(sum), null, Expr.value(sum + OF_BLOCK))));
    }

    private Stream<Node> resolved(List<Node> nodes, String row) {
        Addressing place = sheet.at(row);
        return nodes.stream().map(place::resolve);
    }

    private Node strip(Stream<Node> steps) {
        return new Strip(sheet.slots(), steps.toList());
    }

    /** The body with locals of its own for one of a block's rows. */
    private List<Node> ofRow(int row) {
        Set<String> locals = body.stream()
                .filter(Let.class::isInstance)
                .map(node -> ((Let) node).name())
                .collect(Collectors.toSet());
        return body.stream().map(node -> ofRow(node, row, locals)).toList();
    }

    private static Node ofRow(Node node, int row, Set<String> locals) {
        if (node instanceof Let let) {
            String note = row == 0 ? let.note() : "";
            return new Let(let.name() + row, ofRow(let.value(), row, locals), note, let.isWide());
        }
        if (node instanceof Store store) {
            return new Store(store.array(), null, ofRow(store.value(), row, locals));
        }
        Accumulate sum = (Accumulate) node;
        return inBlock(new Accumulate(
                sum.sum(),
                ofRow(sum.addend(), row, locals),
                sum.factor() == null ? null : ofRow(sum.factor(), row, locals)));
    }

    private static Expr ofRow(Expr expr, int row, Set<String> locals) {
        return expr.mapLeaves(
                leaf -> leaf.op() == Op.VALUE && locals.contains(leaf.name()) ? Expr.value(leaf.name() + row) : leaf);
    }

    private static Node inBlock(Node node) {
        return node instanceof Accumulate sum ? new Accumulate(sum.sum() + OF_BLOCK, sum.addend(), sum.factor()) : node;
    }
}
