package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a row whose length only its caller knows has behind its last whole strip, of no more than 63 elements. The terms of sums are
 * written into an array, a strip's length of it that ends in zeros, and added from there as any strip is. Vectors are whole: the last
 * of them ends where the row does, and writes once more what the one before it has written.
 */
record RowRest(Width width, NestAxis row) {

    /** The array of all terms, which rows get from whoever calls them. */
    static final String TERMS = "terms";

    /** There is room before each strip, for terms of elements that the last vector shares with the strip before. */
    private static final int BEFORE = Width.PART;

    private static final int LENGTH = BEFORE + Width.STRIP;

    /** The most expressions that the sums of a pass take. */
    private static final int MOST = 4;

    /** Numbers of rows that wait in arrays have the first ones. */
    private static final int ARRAY = 16;

    private static final String REST = "strip";

    /** What a vector's lanes are counted from that earlier ones have not handled. */
    private static final String DONE = "done";

    /** The place of the first strip of terms. */
    static final Index START = new Index("", BEFORE);

    /** What comes before all rows: shorter ones than a vector go another way, and the terms of others have an array, the thread's. */
    List<Node> beforeRows(Node inPlainCode, List<Recipe> recipes, Nest nest) {
        List<Node> plain = List.of(inPlainCode, new Statement("return"));
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Note("a row shorter than a vector"));
        nodes.add(new When(row.size() + " < " + width.lanes(), plain));
        if (recipes.stream().anyMatch(recipe -> isNeeded(width, nest, recipe))) {
            nodes.add(new ColumnFloats(TERMS, ARRAY, String.valueOf(MOST * LENGTH)));
        }
        return nodes;
    }

    /** Whether a recipe's rows have such an array. */
    static boolean isNeeded(Width width, Nest nest, Recipe recipe) {
        return width.isVector()
                && nest.inRows()
                && nest.innermost().isDynamic()
                && recipe.passes().stream()
                        .flatMap(pass -> pass.body().stream())
                        .anyMatch(node -> node instanceof Accumulate || node instanceof AddTo);
    }

    /** Where a row's last vector starts. */
    static String startOfLast(Width width, NestAxis row) {
        return row.size() + " - " + width.lanes();
    }

    /** How many elements of a row whole pieces of so many have. */
    static String whole(int elements, NestAxis row) {
        return "(" + row.size() + " & -" + elements + ")";
    }

    /**
     * A pass with sums over a piece, with what is left behind its whole strips. Terms are written before all else: read at once,
     * vectors that were written in two parts would have to wait until all before them is done.
     *
     * @param strips the whole ones
     * @param body what is done with an element; sums are added to
     * @param resolve fills in its places, from an int of that name on
     * @param adding a strip that adds what it is told to, by places
     */
    List<Node> around(
            Node strips,
            List<Node> body,
            Function<List<Node>, List<Node>> resolve,
            Function<Function<Index, List<Node>>, List<Node>> adding) {
        Map<Expr, Integer> terms = numbered(body);
        Node zeros = new Loop(
                "at", String.valueOf(BEFORE), String.valueOf(LENGTH), width.lanes(), List.of(zeros(terms.size())));
        Node writing = new Loop(
                "at", REST, row.size(), width.lanes(), vector(resolve.apply(writing(body, terms)), row.size()));
        return List.of(
                new Note("what whole strips leave of the row: terms, and zeros behind them"),
                once(row.size(), List.of(zeros, writing)),
                strips,
                once("end", adding.apply(place -> adding(body, terms, place))));
    }

    /** Where that piece of the row ends behind whole strips: a loop, for a branch would have vectors boxed. */
    private static Node once(String of, List<Node> nodes) {
        return new Loop(REST, "(" + of + " & -" + Width.STRIP + ")", "end", Width.STRIP, nodes);
    }

    /** What is left of a pass without sums, in one vector. */
    Node lastVector(List<Node> resolved) {
        return new Loop("at", whole(width.lanes(), row), row.size(), width.lanes(), vector(resolved, row.size()));
    }

    private List<Node> vector(List<Node> resolved, String end) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new IntLet("i", "Math.min(at, " + end + " - " + width.lanes() + ")"));
        if (resolved.stream().anyMatch(AddTo.class::isInstance)) {
            nodes.add(new IntLet(DONE, "at - i"));
        }
        nodes.add(new Strip(List.of(Slot.from(DONE)), resolved));
        return nodes;
    }

    /** The expressions that sums take, terms and factors of terms, each with its place among all. */
    private static Map<Expr, Integer> numbered(List<Node> body) {
        Map<Expr, Integer> terms = new LinkedHashMap<>();
        sums(body).flatMap(RowRest::terms).forEach(term -> terms.putIfAbsent(term, terms.size()));
        if (terms.size() > MOST) {
            throw new IllegalStateException("more terms than there is room for: " + terms.keySet());
        }
        return terms;
    }

    private static Stream<Accumulate> sums(List<Node> body) {
        return body.stream().filter(Accumulate.class::isInstance).map(Accumulate.class::cast);
    }

    private static Stream<Expr> terms(Accumulate sum) {
        return sum.factor() == null ? Stream.of(sum.addend()) : Stream.of(sum.addend(), sum.factor());
    }

    private static Node zeros(int terms) {
        return new Strip(
                List.of(Slot.whole("", 0)),
                IntStream.range(0, terms)
                        .<Node>mapToObj(term -> new Store(TERMS, new Index("at", term * LENGTH), Expr.literal("0")))
                        .toList());
    }

    /** The body with its terms in the place of its sums. */
    private static List<Node> writing(List<Node> body, Map<Expr, Integer> terms) {
        List<Node> nodes = new ArrayList<>(
                body.stream().filter(node -> !(node instanceof Accumulate)).toList());
        Index place = new Index("i - " + REST, BEFORE);
        terms.forEach((term, number) -> nodes.add(new Store(TERMS, place.plus(number * LENGTH), term)));
        return nodes;
    }

    private static List<Node> adding(List<Node> body, Map<Expr, Integer> terms, Index place) {
        return sums(body)
                .<Node>map(sum -> new Accumulate(
                        sum.sum(),
                        read(terms.get(sum.addend()), place),
                        sum.factor() == null ? null : read(terms.get(sum.factor()), place)))
                .toList();
    }

    private static Expr read(int number, Index place) {
        return Expr.load(TERMS).at(Op.LOAD, place.plus(number * LENGTH));
    }
}
