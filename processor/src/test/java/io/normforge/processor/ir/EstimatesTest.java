package io.normforge.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Add;
import io.normforge.processor.ir.Node.AddAllTo;
import io.normforge.processor.ir.Node.AddTerms;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.AddWideTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.EightsFrom;
import io.normforge.processor.ir.Node.Either;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.FoldEightsTo;
import io.normforge.processor.ir.Node.HalfTree;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.PairFrom;
import io.normforge.processor.ir.Node.PairTree;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.StripEnd;
import io.normforge.processor.ir.Node.StripStart;
import io.normforge.processor.ir.Node.TermTo;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Node.TreePair;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Node.Zero;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What each step weighs in the estimates of a method's size: bytecodes in plain code and in vectors, and virtual registers. The weights
 * were fitted to what compilers make of kernels, so that a change here has to be measured again.
 */
class EstimatesTest {

    private static final Expr A = Expr.value("a");
    private static final Expr X = Expr.load("x").at(Op.LOAD, Index.of("xAt"));
    private static final Index AT = Index.of("at");
    private static final List<Slot> WHOLE = List.of(Slot.whole("0", 0), Slot.whole("1", 16));
    private static final Slot TAIL = new Slot("2", 32, new Slot.Guard(true, "", 0));
    private static final Slot TURNED_TAIL = new Slot("2", 32, new Slot.Guard(true, "", 3));

    private static Map<String, Node> steps() {
        Let let = new Let("b", X);
        Strip strip = new Strip(WHOLE, List.of(let));
        Doubt doubt = new Doubt(Doubt.Kind.TINY, "a");
        AddTo addTo = new AddTo("dGamma", AT, A, X);
        Map<String, Node> steps = new LinkedHashMap<>();
        steps.put("a local in two slots", new Strip(WHOLE, List.of(let)));
        steps.put("a local in a tail", new Strip(List.of(TAIL), List.of(let)));
        steps.put("a local in a tail that is turned", new Strip(List.of(TURNED_TAIL), List.of(let)));
        steps.put("a wide local", new Strip(WHOLE, List.of(Let.wide("b", Expr.widen(X)))));
        steps.put("a store", new Strip(WHOLE, List.of(new Store("y", AT, A))));
        steps.put("a store in a tail", new Strip(List.of(TAIL), List.of(new Store("y", AT, A))));
        steps.put("a store in a tail that is turned", new Strip(List.of(TURNED_TAIL), List.of(new Store("y", AT, A))));
        steps.put("the start of a sum", new Strip(WHOLE, List.of(new Zero("s"))));
        steps.put("a step of a sum", new Strip(WHOLE, List.of(new Accumulate("s", A, X))));
        steps.put("an addition to a double", new Strip(WHOLE, List.of(new Add("s", X))));
        steps.put("an addition to an array", new Strip(WHOLE, List.of(addTo)));
        steps.put("two at once", new Strip(WHOLE, List.of(new AddAllTo(List.of(addTo, addTo)))));
        steps.put("an addition to doubles", new Strip(WHOLE, List.of(new AddWideTo("s", AT, X))));
        steps.put("a tree", new Tree("s", A, A, WHOLE));
        steps.put("a tree with a tail", new Tree("s", A, null, List.of(TAIL)));
        steps.put("a pair's tree", new PairTree("s", A, A, WHOLE));
        steps.put("half a tree", new HalfTree("s", A, A, WHOLE));
        steps.put("a strand's tree", new TreePair("s", A, A, WHOLE));
        steps.put("half an eighth", new TermTo("terms", AT, TermTo.Part.FIRST_HALF, A, A, WHOLE));
        steps.put("an addition of terms", new AddTerms("terms", 8, "sums", "0"));
        steps.put("eight doubles", new Eights(List.of("s", "t"), 8));
        steps.put("eight doubles of an array", new EightsFrom("s", "sums", AT));
        steps.put("two doubles of an array", new PairFrom("s", "sums", AT));
        steps.put("a fold", new FoldEights(List.of("s", "t"), 8));
        steps.put("a fold into an array", new FoldEightsTo(List.of("s", "t"), "sums", AT));
        steps.put("the start of a strip", new StripStart(List.of("s", "t")));
        steps.put("its end", new StripEnd(List.of("s", "t")));
        steps.put("a loop", new Loop("i", "0", "DIM", 1, List.of(strip)));
        steps.put("a condition", new When("saved != null", List.of(strip)));
        steps.put("a choice", new Either("a == b", List.of(strip), List.of(strip, strip)));
        steps.put("doubts of two slots", new InDoubt(List.of(doubt, doubt), WHOLE, List.of(let)));
        steps.put("a doubt of the only one", new InDoubt(List.of(doubt), List.of(), List.of()));
        steps.put("a call", new Statement("forwardRow(x)"));
        return steps;
    }

    @Test
    void aStepWeighs() {
        assertThat(table(steps())).isEqualTo("""
                a local in two slots: 32, 44, 212
                a local in a tail: 16, 22, 920
                a local in a tail that is turned: 16, 22, 116
                a wide local: 38, 50, 500
                a store: 32, 44, 132
                a store in a tail: 16, 22, 300
                a store in a tail that is turned: 16, 22, 209
                the start of a sum: 60, 60, 168
                a step of a sum: 54, 66, 232
                an addition to a double: 60, 60, 540
                an addition to an array: 86, 122, 576
                two at once: 172, 244, 808
                an addition to doubles: 168, 240, 1140
                a tree: 82, 82, 40
                a tree with a tail: 67, 67, 64
                a pair's tree: 82, 82, 20
                half a tree: 82, 82, 20
                a strand's tree: 82, 82, 12
                half an eighth: 46, 58, 12
                an addition of terms: 30, 30, 12
                eight doubles: 120, 120, 62
                eight doubles of an array: 120, 120, 75
                two doubles of an array: 24, 36, 12
                a fold: 240, 240, 12
                a fold into an array: 240, 240, 75
                the start of a strip: 120, 120, 168
                its end: 120, 120, 40
                a loop: 62, 74, 242
                a condition: 62, 74, 242
                a choice: 126, 162, 666
                doubts of two slots: 136, 142, 132
                a doubt of the only one: 30, 30, 30
                a call: 30, 30, 12
                """);
    }

    /** In a local of one slot. */
    @Test
    void anOperatorWeighs() {
        Map<String, Node> operators = new LinkedHashMap<>();
        for (Op op : Op.values()) {
            Expr expr = new Expr(op, "n", AT, op.isArithmetic() ? List.of(A, A) : List.of());
            operators.put(op.name(), new Strip(List.of(Slot.whole("", 0)), List.of(new Let("b", expr))));
        }
        assertThat(table(operators)).isEqualTo("""
                LITERAL: 8, 13, 51
                CONSTANT: 8, 13, 51
                VALUE: 8, 8, 0
                STATISTIC: 8, 8, 0
                WIDE: 8, 8, 0
                LOAD: 16, 22, 106
                LOAD_WIDE: 16, 22, 75
                SPREAD: 16, 22, 51
                ADD: 15, 15, 10
                SUBTRACT: 15, 15, 10
                MULTIPLY: 15, 15, 10
                DIVIDE: 15, 15, 10
                FMA: 15, 15, 10
                MIN: 37, 37, 20
                MAX: 37, 37, 20
                ABSOLUTE: 15, 15, 10
                COPY_SIGN: 37, 37, 80
                WHERE_AT_MOST: 37, 37, 27
                POWER_OF_TWO: 37, 37, 80
                SQUARE_ROOT: 15, 15, 10
                ROUND: 15, 15, 10
                WIDEN: 15, 15, 19
                NARROW: 15, 15, 55
                NEGATE: 15, 15, 10
                CALL: 15, 15, 10
                """);
    }

    @Test
    void aMethodInDoubleIsPlainCodeInAllKernels() {
        Node step = steps().get("a local in two slots");
        assertThat(Bytecodes.of(method(Arithmetic.DOUBLE, step), true, false)).isEqualTo(32);
    }

    @Test
    void aMethodWeighsAsMuchAsItsSteps() {
        Node step = steps().get("a tree");
        assertThat(Bytecodes.of(method(Arithmetic.FLOAT, step, step), true, false))
                .isEqualTo(2 * 82);
        assertThat(VirtualRegisters.of(method(Arithmetic.FLOAT, step, step), 16, false))
                .isEqualTo(2 * 40);
    }

    private static String table(Map<String, Node> steps) {
        return steps.entrySet().stream()
                .map(step -> step.getKey() + ": " + weights(step.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String weights(Node step) {
        Method method = method(Arithmetic.FLOAT, step);
        return Bytecodes.of(method, false, false) + ", " + Bytecodes.of(method, true, false) + ", "
                + VirtualRegisters.of(method, 16, false);
    }

    private static Method method(Arithmetic arithmetic, Node... steps) {
        return new Method("m", arithmetic, false, "", List.of(), List.of(steps));
    }
}
