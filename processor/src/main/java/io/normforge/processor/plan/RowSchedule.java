package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe for one statistic whose elements lie in rows: one row, or several where axes further out are pooled too. A
 * schedule says how a pass goes over the elements; the numbers of each row are added in the same 32 partial sums in all
 * of them.
 */
abstract class RowSchedule {

    private static final String SEGMENT = "segment";
    private static final String AFFINE_SEGMENT = "affineSegment";

    /** About so many elements of several rows are summed before their sum is added to the others. */
    private static final int BLOCK = 64 * Width.PARTIAL_SUMS;

    /** Rounds in a block where the compiler does not know how long a round is. */
    private static final int ROUNDS_OF_UNKNOWN_LENGTH = 8;

    /** The pooled axis along which memory is contiguous. */
    final NestAxis inner;

    /** The pooled axes around it. */
    final List<NestAxis> outer;

    final ParameterSums parameterSums;

    private final Nest nest;
    private final Recipe recipe;
    private final String rescueCall;

    /** Of the outermost pooled axis; 0 where all of it is one block. */
    private final int roundsInBlock;

    RowSchedule(Nest nest, Recipe recipe, String rescueCall) {
        this.nest = nest;
        this.recipe = recipe;
        this.rescueCall = rescueCall;
        inner = nest.innermost();
        outer = nest.reduced().subList(0, nest.reduced().size() - 1);
        parameterSums = ParameterSums.inRow(outer, inner.axis().affine());
        roundsInBlock = outer.isEmpty() ? 0 : roundsInBlock();
    }

    private int roundsInBlock() {
        List<NestAxis> round = nest.reduced().subList(1, nest.reduced().size());
        long length = round.stream().mapToLong(NestAxis::constantSize).reduce(1, (left, right) -> left * right);
        boolean known = round.stream().noneMatch(NestAxis::isDynamic);
        int rounds = known ? (int) Math.max(1, BLOCK / length) : ROUNDS_OF_UNKNOWN_LENGTH;
        NestAxis outermost = outer.get(0);
        return !outermost.isDynamic() && outermost.constantSize() <= rounds ? 0 : rounds;
    }

    /** Whether sums are taken in blocks, so that many rows lose little. */
    final boolean inBlocks() {
        return roundsInBlock > 0;
    }

    /** All blocks, one after the other; each leaves its sums as numbers. */
    final List<Node> blocks(List<String> names, List<Node> block) {
        List<LongSum> sums =
                names.stream().map(name -> new LongSum(name, Expr::statistic)).toList();
        List<Node> nodes = new ArrayList<>();
        for (LongSum sum : sums) {
            nodes.add(new Let(sum.name(), Expr.literal("0")));
            nodes.add(new Let(sum.lost(), Expr.literal("0")));
        }
        List<Node> body = new ArrayList<>();
        body.add(new IntLet(
                "end", "Math.min(block + " + roundsInBlock + ", " + outer.get(0).size() + ")"));
        body.addAll(block);
        sums.forEach(sum -> body.addAll(sum.add()));
        nodes.add(new Loop("block", "0", outer.get(0).size(), roundsInBlock, body));
        sums.forEach(sum -> nodes.add(sum.finish()));
        return nodes;
    }

    /** What a method starts with. */
    List<Node> prologue() {
        return List.of();
    }

    /** A pass over the elements, which leaves its sums as numbers. */
    abstract List<Node> elements(Pass pass);

    /** The body of the method. */
    final List<Node> body() {
        List<Node> body = new ArrayList<>(prologue());
        for (Pass pass : recipe.passes()) {
            if (!pass.note().isEmpty()) {
                body.add(new Note(pass.note()));
            }
            if (pass.hasBody()) {
                body.addAll(elements(pass));
            }
            body.addAll(steps(pass));
        }
        return body;
    }

    /** Work on the statistic after a pass. */
    List<Node> steps(Pass pass) {
        List<Node> handOver =
                List.of(new Statement(rescueCall), new Statement(recipe.mayBeUnfinished() ? "return false" : "return"));
        return Steps.lower(pass, at(Index.of("")), rescue -> new InDoubt(rescue.doubts(), List.of(), handOver));
    }

    /** A loop over an outer axis: over all of it, or the outermost over the rounds of a block. */
    final Loop rounds(int depth, boolean ofBlock, List<Node> body) {
        NestAxis axis = outer.get(depth);
        return ofBlock && depth == 0
                ? new Loop(axis.variable(), "block", "end", 1, body)
                : new Loop(axis.variable(), "0", axis.size(), 1, body);
    }

    /** The loops over outer axes from one depth on, around what is done with a row. */
    final List<Node> outerLoops(int depth, boolean ofBlock, List<Node> row) {
        if (depth == outer.size()) {
            List<Node> nodes = new ArrayList<>(segment());
            nodes.addAll(row);
            return nodes;
        }
        return List.of(rounds(depth, ofBlock, outerLoops(depth + 1, ofBlock, row)));
    }

    /** Where a row starts, computed once for it. */
    private List<Node> segment() {
        List<Node> places = new ArrayList<>();
        if (!outer.isEmpty()) {
            String element = "";
            for (NestAxis axis : outer) {
                element = Index.sum(element, axis.position());
            }
            places.add(new IntLet(SEGMENT, element));
        }
        if (hasAffineSegment()) {
            places.add(new IntLet(AFFINE_SEGMENT, affineStart()));
        }
        return places;
    }

    private boolean hasAffineSegment() {
        return outer.stream().anyMatch(axis -> axis.axis().affine()) && usesParameters();
    }

    private boolean usesParameters() {
        return recipe.statistics() != Recipe.Statistics.UNUSED && recipe.statistics() != Recipe.Statistics.FOUND;
    }

    private String affineStart() {
        String start = nest.hasAffineStart() ? "affineAt" : "";
        for (NestAxis axis : outer) {
            start = Index.sum(start, axis.affinePosition());
        }
        return start;
    }

    /** The place so far along a row. */
    final Addressing at(Index along) {
        String element = outer.isEmpty() ? "" : SEGMENT;
        String parameter = hasAffineSegment() ? AFFINE_SEGMENT : nest.hasAffineStart() ? "affineAt" : "";
        return addressing(element, parameter, along);
    }

    private Addressing addressing(String element, String parameter, Index along) {
        Index elementIndex = new Index(Index.sum(element, along.start()), along.distance());
        Index parameterIndex = inner.axis().affine()
                ? new Index(Index.sum(parameter, along.start()), along.distance())
                : Index.of(parameter);
        return new Addressing(
                nest,
                Addressing.STATISTIC_START,
                elementIndex,
                parameterIndex,
                inner.axis().affine(),
                false);
    }

    /** Adds a finished sum of γ's or β's gradient to its element. */
    final Node commit(AddTo sum) {
        AddTo commit = ParameterSums.commit(sum, Expr.statistic(ParameterSums.sum(sum)));
        return addressing("", affineStart(), Index.of("")).resolve(commit);
    }

    final List<Node> resolve(List<Node> body, Index along) {
        Addressing place = at(along);
        return body.stream().map(place::resolve).toList();
    }

    /** Whether a term of a sum may be −0, which a product that underflows is, and a square is not. */
    static boolean addsProducts(String sum, List<Node> body) {
        return body.stream()
                .anyMatch(node -> node instanceof Accumulate accumulate
                        && accumulate.sum().equals(sum)
                        && accumulate.factor() != null
                        && !accumulate.factor().equals(accumulate.addend()));
    }
}
