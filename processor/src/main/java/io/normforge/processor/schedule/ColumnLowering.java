package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Total;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.schedule.ParameterSums.Gathered;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recipe for statistics side by side, one to a lane: a tile of columns, or a single statistic in whatever layout. A
 * column's elements are added in order ({@link ColumnPieces}); each round of an axis further out starts a new piece.
 */
final class ColumnLowering {

    private final Nest nest;
    private final Recipe recipe;
    private final List<Slot> slots;
    private final boolean inDouble;
    private final List<Node> handOver;
    private final List<NestAxis> loops;
    private final NestAxis inner;
    private final boolean affineLanes;
    private final ParameterSums parameterSums;

    /** Comes last: vectors that live on behind a branch are boxed. */
    private final List<Node> kept = new ArrayList<>();

    /** Come after that, with no vector alive. */
    private final List<Node> calls = new ArrayList<>();

    /**
     * A lowering for these slots.
     *
     * @param inDouble whether the method's arithmetic is double, where sums need no care
     * @param handOver what to do with a statistic that asks for double arithmetic; empty where it has it already
     */
    ColumnLowering(Nest nest, Recipe recipe, List<Slot> slots, boolean inDouble, List<Node> handOver) {
        this.nest = nest;
        this.recipe = recipe;
        this.slots = slots;
        this.inDouble = inDouble;
        this.handOver = handOver;
        loops = nest.reduced();
        inner = loops.get(loops.size() - 1);
        affineLanes = nest.innermost().axis().affine() && !nest.inRows();
        parameterSums = ParameterSums.over(loops, affineLanes || nest.inRows());
    }

    /** The body of the method. */
    List<Node> body() {
        List<Node> body = new ArrayList<>();
        recipe.passes().forEach(pass -> body.addAll(pass(pass)));
        body.addAll(kept);
        body.addAll(calls);
        return body;
    }

    private List<Node> pass(Pass pass) {
        List<Node> body = body(pass);
        List<Node> gradients = body.stream().filter(AddTo.class::isInstance).toList();
        List<Node> nodes = new ArrayList<>();
        if (!pass.note().isEmpty()) {
            nodes.add(new Note(pass.note()));
        }
        if (mayEnd(pass) && !gradients.isEmpty()) {
            nodes.addAll(addingAfterwards(pass, body, gradients));
            return nodes;
        }
        if (!body.isEmpty()) {
            nodes.addAll(loops(new Elements(body, pass.sums()), 0));
        }
        nodes.addAll(steps(pass));
        return nodes;
    }

    private boolean mayEnd(Pass pass) {
        return !handOver.isEmpty() && pass.then().stream().anyMatch(Rescue.class::isInstance);
    }

    /**
     * A pass that may hand its statistics over, which starts all over again and so must find the gradients of γ and β as they
     * were: where these are sums over the whole pass they are added to at its end, and otherwise in loops of their own.
     */
    private List<Node> addingAfterwards(Pass pass, List<Node> body, List<Node> gradients) {
        List<Node> nodes = new ArrayList<>();
        if (!parameterSums.direct() && parameterSums.depth() == 0) {
            Elements all = new Elements(body, pass.sums());
            nodes.addAll(uncommitted(all, 0));
            nodes.addAll(steps(pass));
            nodes.addAll(commits(all));
            return nodes;
        }
        List<Node> pooling = NeededLets.of(
                body.stream().filter(node -> !(node instanceof AddTo)).toList());
        List<Node> adding = NeededLets.of(body.stream()
                .filter(node -> node instanceof Let || gradients.contains(node))
                .toList());
        nodes.addAll(loops(new Elements(pooling, pass.sums()), 0));
        nodes.addAll(steps(pass));
        nodes.addAll(loops(new Elements(adding, List.of()), 0));
        return nodes;
    }

    /** What is done with each element, and the sums over all of them. */
    private record Elements(List<Node> body, List<String> sums) {}

    private Node strip(Stream<Node> body) {
        return new Strip(slots, body.toList());
    }

    private List<Node> zeros(Stream<String> sums) {
        List<Node> zeros =
                sums.<Node>map(sum -> inDouble ? new Zero(sum) : new Total(sum)).toList();
        return zeros.isEmpty() ? List.of() : List.of(new Strip(slots, zeros));
    }

    private List<Node> loops(Elements elements, int depth) {
        List<Node> nodes = new ArrayList<>(uncommitted(elements, depth));
        if (depth == parameterSums.depth()) {
            nodes.addAll(commits(elements));
        }
        return nodes;
    }

    private List<Node> uncommitted(Elements elements, int depth) {
        Stream<String> gradients =
                depth == parameterSums.depth() ? parameterSums.own(elements.body()).stream() : Stream.of();
        List<Node> nodes =
                new ArrayList<>(zeros(Stream.concat(depth == 0 ? elements.sums().stream() : Stream.of(), gradients)));
        if (depth == loops.size()) {
            nodes.add(strip(resolve(parameterSums.inSums(elements.body())).stream()));
        } else if (depth == loops.size() - 1
                && !inDouble
                && !sumsInLoop(elements).isEmpty()) {
            nodes.addAll(pieces(elements));
        } else {
            NestAxis axis = loops.get(depth);
            nodes.add(new Loop(axis.variable(), "0", axis.size(), 1, loops(elements, depth + 1)));
        }
        return nodes;
    }

    private List<Node> commits(Elements elements) {
        List<Gathered> sums = parameterSums.of(elements.body());
        return sums.isEmpty() ? List.of() : List.of(strip(sums.stream().map(this::commit)));
    }

    private Node commit(Gathered sum) {
        Expr finished = inDouble ? Expr.value(sum.sum()) : Expr.narrow(Expr.wide(sum.sum()));
        return addressing().resolve(sum.commit(finished));
    }

    /** The innermost pooled axis. */
    private List<Node> pieces(Elements elements) {
        List<Node> body = resolve(parameterSums.inSums(elements.body()));
        return new ColumnPieces(inner, slots, body, sumsInLoop(elements)).loops(loops.size() == 1);
    }

    /** The sums that the innermost loop adds to. */
    private List<String> sumsInLoop(Elements elements) {
        Stream<String> gradients = parameterSums.own(elements.body()).stream();
        boolean within = parameterSums.depth() < loops.size();
        return Stream.concat(elements.sums().stream(), within ? gradients : Stream.of())
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
                nest,
                Addressing.STATISTIC_START,
                Index.of(element),
                Index.of(parameter),
                Addressing.OF_METHOD,
                affineLanes,
                true);
    }

    private List<Node> steps(Pass pass) {
        List<Node> lowered = Steps.lower(pass, addressing(), this::rescue);
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
            } else if (node instanceof Statement) {
                calls.add(node);
            } else {
                nodes.add(node);
            }
        }
        flush(strip, nodes);
        return nodes;
    }

    private List<Node> rescue(Rescue rescue) {
        return handOver.isEmpty() ? List.of() : Steps.handingOver(rescue, slots, handOver);
    }

    private void flush(List<Node> strip, List<Node> nodes) {
        if (!strip.isEmpty()) {
            nodes.add(new Strip(slots, List.copyOf(strip)));
            strip.clear();
        }
    }
}
