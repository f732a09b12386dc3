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
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recipe for statistics side by side, one to a lane: a tile of columns, or a single statistic in whatever layout. A
 * column's elements are added in order, in blocks of a fixed number whose sums are added in order again, with what rounding
 * takes from them, so that a long column loses little.
 */
final class ColumnLowering {

    /** How many elements of a column are summed before their sum is added to the others. */
    static final int BLOCK = 64;

    private final Nest nest;
    private final Recipe recipe;
    private final List<Slot> slots;
    private final boolean blocked;
    private final List<Node> handOver;
    private final List<NestAxis> loops;
    private final boolean affineLanes;
    private final ParameterSums parameterSums;

    /** Comes last: vectors that live on behind a branch are boxed. */
    private final List<Node> kept = new ArrayList<>();

    /**
     * A lowering for these slots.
     *
     * @param handOver what to do with a statistic that asks for double arithmetic; empty where it has it already
     */
    ColumnLowering(Nest nest, Recipe recipe, List<Slot> slots, boolean blocked, List<Node> handOver) {
        this.nest = nest;
        this.recipe = recipe;
        this.slots = slots;
        this.blocked = blocked;
        this.handOver = handOver;
        loops = nest.reduced();
        affineLanes = nest.innermost().axis().affine() && !nest.inRows();
        parameterSums = ParameterSums.over(loops, affineLanes || nest.inRows());
    }

    /** The body of the method. */
    List<Node> body() {
        List<Node> body = new ArrayList<>();
        recipe.passes().forEach(pass -> body.addAll(pass(pass)));
        body.addAll(kept);
        return body;
    }

    private List<Node> pass(Pass pass) {
        List<Node> nodes = new ArrayList<>();
        if (!pass.note().isEmpty()) {
            nodes.add(new Note(pass.note()));
        }
        if (!body(pass).isEmpty()) {
            nodes.addAll(summed(pass));
        }
        nodes.addAll(steps(pass));
        return nodes;
    }

    private List<Node> summed(Pass pass) {
        if (pass.sums().isEmpty()) {
            return loops(pass, 0);
        }
        List<Node> nodes = new ArrayList<>(List.of(zeros(pass.sums())));
        if (!isInBlocks(pass)) {
            nodes.addAll(loops(pass, 0));
            return nodes;
        }
        List<LongSum> sums = pass.sums().stream().map(ColumnLowering::longSum).toList();
        nodes.add(zeros(sums.stream().map(LongSum::lost).toList()));
        nodes.addAll(loops(pass, 0));
        nodes.add(new Strip(slots, sums.stream().map(LongSum::finish).toList()));
        return nodes;
    }

    private Node zeros(List<String> sums) {
        return new Strip(slots, sums.stream().<Node>map(Zero::new).toList());
    }

    private List<Node> loops(Pass pass, int depth) {
        List<AddTo> sums = depth == parameterSums.depth() ? parameterSums.of(body(pass)) : List.of();
        List<Node> nodes = new ArrayList<>();
        if (!sums.isEmpty()) {
            nodes.add(zeros(sums.stream().map(ParameterSums::sum).toList()));
        }
        if (depth == loops.size()) {
            nodes.add(new Strip(slots, resolve(parameterSums.inSums(body(pass)))));
        } else {
            nodes.addAll(loop(pass, depth));
        }
        if (!sums.isEmpty()) {
            nodes.add(new Strip(slots, sums.stream().map(this::commit).toList()));
        }
        return nodes;
    }

    private Node commit(AddTo sum) {
        return addressing().resolve(ParameterSums.commit(sum, Expr.value(ParameterSums.sum(sum))));
    }

    private List<Node> loop(Pass pass, int depth) {
        NestAxis axis = loops.get(depth);
        if (depth < loops.size() - 1 || !isInBlocks(pass)) {
            return List.of(new Loop(axis.variable(), "0", axis.size(), 1, loops(pass, depth + 1)));
        }
        return List.of(new Loop("block", "0", axis.size(), BLOCK, block(pass, axis)));
    }

    private boolean isInBlocks(Pass pass) {
        NestAxis axis = loops.get(loops.size() - 1);
        return blocked && !sumsInLoop(pass).isEmpty() && (axis.isDynamic() || axis.constantSize() > BLOCK);
    }

    private List<Node> block(Pass pass, NestAxis axis) {
        List<String> sums = sumsInLoop(pass);
        List<Node> body = resolve(parameterSums.inSums(body(pass))).stream()
                .map(node -> LongSum.intoBlock(node, sums))
                .toList();
        List<Node> merge = sums.stream()
                .flatMap(sum -> isLong(pass, sum) ? longSum(sum).add().stream() : Stream.of(shortSum(sum)))
                .toList();
        return List.of(
                zeros(sums.stream().map(LongSum::block).toList()),
                new IntLet("end", "Math.min(block + " + BLOCK + ", " + axis.size() + ")"),
                new Loop(axis.variable(), "block", "end", 1, List.of(new Strip(slots, body))),
                new Strip(slots, merge));
    }

    /** A gradient of γ or β may be infinite, and what rounding takes from infinity is no number. */
    private static boolean isLong(Pass pass, String sum) {
        return pass.sums().contains(sum);
    }

    private static LongSum longSum(String sum) {
        return new LongSum(sum, Expr::value);
    }

    private static Node shortSum(String sum) {
        return new Accumulate(sum, Expr.value(LongSum.block(sum)));
    }

    /** The sums that the innermost loop adds to. */
    private List<String> sumsInLoop(Pass pass) {
        Stream<String> gradients = parameterSums.of(body(pass)).stream().map(ParameterSums::sum);
        boolean within = parameterSums.depth() < loops.size();
        return Stream.concat(pass.sums().stream(), within ? gradients : Stream.of())
                .toList();
    }

    /** Where neighbouring columns share a parameter, a method of its own gathers its gradient, but for doubles. */
    private List<Node> body(Pass pass) {
        boolean shared = !nest.inRows() && !affineLanes && !handOver.isEmpty();
        return shared
                ? NeededLets.of(pass.body().stream()
                        .filter(node -> !(node instanceof AddTo))
                        .toList())
                : pass.body();
    }

    private List<Node> resolve(List<Node> body) {
        Addressing place = addressing();
        return body.stream().map(place::resolve).toList();
    }

    private Addressing addressing() {
        String element = "";
        String parameter = nest.hasAffineStart() ? "affineAt" : "";
        for (NestAxis axis : loops) {
            element = Index.sum(element, axis.position());
            parameter = Index.sum(parameter, axis.affinePosition());
        }
        return new Addressing(
                nest, Addressing.STATISTIC_START, Index.of(element), Index.of(parameter), affineLanes, true);
    }

    private List<Node> steps(Pass pass) {
        List<Node> lowered = Steps.lower(pass, addressing(), rescue -> new InDoubt(rescue.doubts(), slots, handOver));
        List<Node> nodes = new ArrayList<>();
        List<Node> strip = new ArrayList<>();
        for (Node node : lowered) {
            if (node instanceof Let || node instanceof Store) {
                strip.add(node);
                continue;
            }
            flush(strip, nodes);
            if (node instanceof When when) {
                kept.add(new When(when.condition(), List.of(new Strip(slots, when.body()))));
            } else if (!handOver.isEmpty()) {
                nodes.add(node);
            }
        }
        flush(strip, nodes);
        return nodes;
    }

    private void flush(List<Node> strip, List<Node> nodes) {
        if (!strip.isEmpty()) {
            nodes.add(new Strip(slots, List.copyOf(strip)));
            strip.clear();
        }
    }
}
