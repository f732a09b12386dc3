package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Add;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Total;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.schedule.ParameterSums.Gathered;
import java.util.ArrayList;
import java.util.List;

/**
 * The loops of a pass over a statistic's rows, around sums that begin and end where the loops are: those of the pass around
 * all of them, those of γ's and β's gradients around the loops that stay with one parameter. Each is taken in
 * {@link Pieces}.
 */
final class RowSums {

    private static final String PIECE = "Piece";

    /** What a schedule does between these loops. */
    interface Schedule {

        /** Nodes that leave these sums as doubles, around what adds to them. */
        List<Node> around(List<String> sums, List<Node> adding);

        /** What is done with a row, all of it. */
        List<Node> wholeRow(List<Node> body);

        /** The same with a piece of one, between two ints. */
        List<Node> cutRow(List<Node> body);
    }

    private final RowSchedule rows;
    private final Schedule schedule;
    private final Pass pass;
    private final List<Gathered> gradients;
    private final List<NestAxis> pooled;
    private final Pieces pieces;
    private final boolean several;

    RowSums(RowSchedule rows, Schedule schedule, Pass pass) {
        this.rows = rows;
        this.schedule = schedule;
        this.pass = pass;
        gradients = rows.parameterSums.of(pass.body());
        pooled = rows.pooled();
        pieces = Pieces.of(pooled);
        several = pieces.mayBeSeveral(pooled.get(pieces.depth()));
    }

    /** All of it. */
    List<Node> nodes() {
        return from(0);
    }

    /** Whether a sum that begins with so many loops open has several pieces. */
    private boolean hasPieces(int start) {
        return start < pieces.depth() || (start == pieces.depth() && several);
    }

    /** The sums that begin with so many loops open. */
    private List<String> starting(int depth) {
        List<String> sums = new ArrayList<>(depth == 0 ? pass.sums() : List.of());
        if (depth == rows.parameterSums.depth()) {
            sums.addAll(rows.parameterSums.own(pass.body()));
        }
        return sums;
    }

    private List<Node> from(int depth) {
        List<Node> nodes = new ArrayList<>();
        if (hasPieces(depth)) {
            starting(depth).forEach(sum -> nodes.add(new Total(sum)));
        }
        if (depth == pieces.depth()) {
            nodes.addAll(several ? cut() : piece());
        } else {
            nodes.add(rows.rounds(depth, "0", pooled.get(depth).size(), from(depth + 1)));
        }
        nodes.addAll(rows.endOfRounds(depth, pass.body()));
        nodes.addAll(commits(depth));
        return nodes;
    }

    private List<Node> commits(int depth) {
        return depth == rows.parameterSums.depth()
                ? gradients.stream().map(rows::commit).toList()
                : List.of();
    }

    private List<Node> cut() {
        NestAxis axis = pooled.get(pieces.depth());
        List<Node> body = new ArrayList<>();
        body.add(new IntLet("end", "Math.min(piece + " + pieces.size() + ", " + axis.size() + ")"));
        body.addAll(piece());
        return List.of(new Loop("piece", "0", axis.size(), pieces.size(), body));
    }

    /** One piece, and its addition to sums of several. */
    private List<Node> piece() {
        List<String> sums = new ArrayList<>();
        List<Node> added = new ArrayList<>();
        for (int depth = 0; depth <= pieces.depth(); depth++) {
            for (String sum : starting(depth)) {
                sums.add(hasPieces(depth) ? sum + PIECE : sum);
                if (hasPieces(depth)) {
                    added.add(new Add(sum, Expr.wide(sum + PIECE)));
                }
            }
        }
        List<Node> nodes = new ArrayList<>(
                sums.isEmpty() ? within(pieces.depth()) : schedule.around(sums, within(pieces.depth())));
        nodes.addAll(added);
        return nodes;
    }

    /** The loops within a piece, and the sums that begin there. */
    private List<Node> within(int depth) {
        if (depth == pooled.size() - 1) {
            boolean isCut = depth == pieces.depth() && several;
            List<Node> body = rows.parameterSums.inSums(pass.body()).stream()
                    .map(this::renamed)
                    .toList();
            return rows.inRow(isCut ? schedule.cutRow(body) : schedule.wholeRow(body));
        }
        NestAxis axis = pooled.get(depth);
        List<String> sums = starting(depth + 1);
        List<Node> inside =
                new ArrayList<>(sums.isEmpty() ? within(depth + 1) : schedule.around(sums, within(depth + 1)));
        inside.addAll(commits(depth + 1));
        boolean isCut = depth == pieces.depth() && several;
        List<Node> nodes = new ArrayList<>();
        nodes.add(rows.rounds(depth, isCut ? "piece" : "0", isCut ? "end" : axis.size(), inside));
        if (depth > pieces.depth()) {
            nodes.addAll(rows.endOfRounds(depth, pass.body()));
        }
        return nodes;
    }

    /** A step whose sum goes to its piece. */
    private Node renamed(Node node) {
        if (!(node instanceof Accumulate accumulate)) {
            return node;
        }
        int start = pass.sums().contains(accumulate.sum()) ? 0 : rows.parameterSums.depth();
        String sum = accumulate.sum() + (hasPieces(start) ? PIECE : "");
        return new Accumulate(sum, accumulate.addend(), accumulate.factor());
    }
}
