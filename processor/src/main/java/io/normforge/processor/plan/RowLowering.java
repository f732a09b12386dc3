package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Fold;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.TailMask;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A recipe for one statistic whose elements lie in rows. Small rows become straight-line code whose elements stay in
 * registers from pass to pass; others become loops over strips of 32 elements.
 */
final class RowLowering {

    private final Nest nest;
    private final Recipe recipe;
    private final Strips strips;
    private final Width width;
    private final boolean straight;
    private final List<NestAxis> outer;
    private final NestAxis inner;
    private final ParameterSums parameterSums;
    private final String rescueCall;
    private final Map<String, Expr> declared = new HashMap<>();
    private final Set<String> spread = new HashSet<>();

    RowLowering(Nest nest, Recipe recipe, Width width, boolean straight, String rescueCall) {
        this.nest = nest;
        this.recipe = recipe;
        this.width = width;
        this.straight = straight;
        this.rescueCall = rescueCall;
        strips = new Strips(width);
        outer = nest.reduced().subList(0, nest.reduced().size() - 1);
        inner = nest.innermost();
        parameterSums = ParameterSums.inRow(outer, inner.axis().affine());
    }

    /** The body of the method. */
    List<Node> body() {
        List<Node> body = new ArrayList<>();
        if (inner.isDynamic()) {
            body.addAll(dynamicTailMasks());
        }
        recipe.passes().forEach(pass -> body.addAll(pass(pass)));
        return body;
    }

    private List<Node> dynamicTailMasks() {
        List<Node> masks = new ArrayList<>();
        masks.add(new IntLet("whole", inner.size() + " & -" + Width.PARTIAL_SUMS));
        if (width.isVector()) {
            for (Slot slot : strips.dynamicTail(inner.size())) {
                masks.add(new TailMask(slot.guard().name(), "whole + " + slot.distance(), inner.size()));
            }
        }
        return masks;
    }

    private List<Node> pass(Pass pass) {
        List<Node> nodes = new ArrayList<>();
        if (!pass.note().isEmpty()) {
            nodes.add(new Note(pass.note()));
        }
        if (pass.hasBody()) {
            nodes.addAll(spreads(pass));
            boolean sums = !pass.sums().isEmpty();
            if (sums) {
                nodes.add(zeros(pass.sums()));
            }
            nodes.addAll(loops(pass, 0));
            pass.sums().forEach(sum -> nodes.add(fold(sum, parameterSums.inSums(pass.body()))));
        }
        nodes.addAll(steps(pass));
        return nodes;
    }

    /** Statistics that the pass's elements need. */
    private List<Node> spreads(Pass pass) {
        return pass.body().stream()
                .flatMap(RowLowering::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.STATISTIC && spread.add(expr.name()))
                .<Node>map(expr -> new Spread(expr.name()))
                .toList();
    }

    private static Stream<Expr> expressions(Node node) {
        if (node instanceof Let let) {
            return Stream.of(let.value());
        }
        if (node instanceof Accumulate accumulate) {
            return accumulate.factor() == null
                    ? Stream.of(accumulate.addend())
                    : Stream.of(accumulate.addend(), accumulate.factor());
        }
        if (node instanceof AddTo add) {
            return add.factor() == null ? Stream.of(add.addend()) : Stream.of(add.addend(), add.factor());
        }
        return node instanceof Store store ? Stream.of(store.value()) : Stream.of();
    }

    private Node zeros(List<String> sums) {
        List<Slot> slots = new ArrayList<>();
        for (int slot = 0; slot < partials(); slot++) {
            slots.add(Slot.whole(String.valueOf(slot), 0));
        }
        return new Strip(slots, sums.stream().<Node>map(Zero::new).toList());
    }

    private Node fold(String sum, List<Node> body) {
        boolean shorter = !inner.isDynamic() && inner.constantSize() < Width.PARTIAL_SUMS;
        return new Fold(sum, partials(), width.slots(), shorter && addsProducts(sum, body));
    }

    /** Whether a term may be −0, which a product that underflows is, and a square is not. */
    private static boolean addsProducts(String sum, List<Node> body) {
        return body.stream()
                .anyMatch(node -> node instanceof Accumulate accumulate
                        && accumulate.sum().equals(sum)
                        && accumulate.factor() != null
                        && !accumulate.factor().equals(accumulate.addend()));
    }

    private int partials() {
        return inner.isDynamic() ? width.slots() : strips.partialsPresent(inner.constantSize());
    }

    /** The loops over the outer pooled axes, then the row; sums of γ's and β's gradients where they begin and end. */
    private List<Node> loops(Pass pass, int depth) {
        List<AddTo> sums = depth == parameterSums.depth() ? parameterSums.of(pass.body()) : List.of();
        List<Node> nodes = new ArrayList<>();
        if (!sums.isEmpty()) {
            nodes.add(zeros(sums.stream().map(ParameterSums::sum).toList()));
        }
        if (depth == outer.size()) {
            nodes.addAll(row(pass));
        } else {
            NestAxis axis = outer.get(depth);
            nodes.add(new Loop(axis.variable(), "0", axis.size(), 1, loops(pass, depth + 1)));
        }
        for (AddTo sum : sums) {
            nodes.add(fold(ParameterSums.sum(sum), parameterSums.inSums(pass.body())));
            AddTo commit = ParameterSums.commit(sum, Expr.statistic(ParameterSums.sum(sum)));
            nodes.add(addressing("").resolve(commit));
        }
        return nodes;
    }

    private List<Node> row(Pass pass) {
        List<Node> body = parameterSums.inSums(pass.body());
        boolean elementwise = body.stream().noneMatch(Accumulate.class::isInstance);
        if (straight) {
            return List.of(straight(body));
        }
        return elementwise ? elementwise(body) : summing(body);
    }

    private Node straight(List<Node> body) {
        Addressing place = addressing("");
        List<Node> resolved = new ArrayList<>();
        for (Node node : body) {
            Node next = place.resolve(node);
            if (!isKnown(next)) {
                resolved.add(next);
            }
        }
        return new Strip(strips.straight(inner.constantSize()), resolved);
    }

    /** Whether an earlier pass left this local in scope. */
    private boolean isKnown(Node node) {
        return node instanceof Let let && let.value().equals(declared.put(let.name(), let.value()));
    }

    private List<Node> summing(List<Node> body) {
        List<Node> nodes = new ArrayList<>();
        List<Node> inLoop = resolve(body, "i");
        if (inner.isDynamic()) {
            strands(nodes, "whole", inLoop);
            nodes.add(tail(strips.dynamicTail(inner.size()), body, Index.of("whole")));
            return nodes;
        }
        int size = inner.constantSize();
        int whole = size / Width.PARTIAL_SUMS * Width.PARTIAL_SUMS;
        if (whole > 0) {
            strands(nodes, whole == size ? inner.size() : String.valueOf(whole), inLoop);
        }
        if (whole < size) {
            nodes.add(tail(strips.tail(size - whole), body, new Index("", whole)));
        }
        return nodes;
    }

    private void strands(List<Node> nodes, String bound, List<Node> body) {
        for (int strand = 0; strand < strips.strands(); strand++) {
            nodes.add(new Loop("i", "0", bound, Width.PARTIAL_SUMS, List.of(new Strip(strips.strand(strand), body))));
        }
    }

    /** Nothing is added up, so one vector at a time is enough, and plain code is left to the JIT to vectorise. */
    private List<Node> elementwise(List<Node> body) {
        List<Node> one = List.of(new Strip(List.of(Slot.whole("", 0)), resolve(body, "i")));
        int lanes = width.lanes();
        List<Node> nodes = new ArrayList<>();
        if (inner.isDynamic() && width.isVector()) {
            nodes.add(new Loop("i", "0", "whole", lanes, one));
            nodes.add(tail(strips.dynamicTail(inner.size()), body, Index.of("whole")));
            return nodes;
        }
        int size = inner.isDynamic() ? 0 : inner.constantSize();
        int whole = size / lanes * lanes;
        if (whole > 0 || inner.isDynamic()) {
            nodes.add(new Loop("i", "0", whole == size ? inner.size() : String.valueOf(whole), lanes, one));
        }
        if (whole < size) {
            nodes.add(tail(strips.tail(size - whole, "End"), body, new Index("", whole)));
        }
        return nodes;
    }

    /** What a tail of vectors declares stays in scope for the next pass, unless there are loops around the row. */
    private Node tail(List<Slot> slots, List<Node> body, Index from) {
        Addressing place = addressing(from);
        boolean staysInScope = outer.isEmpty() && (width.isVector() || !inner.isDynamic());
        String scope = slots.get(0).suffix();
        List<Node> resolved = new ArrayList<>();
        for (Node node : body) {
            Node next = place.resolve(node);
            boolean known = staysInScope
                    && next instanceof Let let
                    && let.value().equals(declared.put(scope + let.name(), let.value()));
            if (!known) {
                resolved.add(next);
            }
        }
        return new Strip(slots, resolved);
    }

    private List<Node> resolve(List<Node> body, String along) {
        Addressing place = addressing(along);
        return body.stream().map(place::resolve).toList();
    }

    private Addressing addressing(String along) {
        return addressing(Index.of(along));
    }

    /** The place at an index along the row. */
    private Addressing addressing(Index along) {
        String element = "";
        String parameter = nest.hasAffineStart() ? "affineAt" : "";
        for (NestAxis axis : outer) {
            element = Index.sum(element, axis.position());
            parameter = Index.sum(parameter, axis.affinePosition());
        }
        Index elementIndex = new Index(Index.sum(element, along.start()), along.distance());
        Index parameterIndex = inner.axis().affine()
                ? new Index(Index.sum(parameter, along.start()), along.distance())
                : Index.of(parameter);
        return new Addressing(
                nest, Addressing.STATISTIC_START, elementIndex, parameterIndex, inner.axis().affine(), false);
    }

    private List<Node> steps(Pass pass) {
        List<Node> handOver = List.of(new Statement(rescueCall), new Statement("return"));
        return Steps.lower(
                pass,
                addressing(""),
                rescue -> new InDoubt(rescue.doubts(), List.of(), handOver));
    }
}
