package io.normforge.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.EightsFrom;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Total;
import io.normforge.processor.ir.Node.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the estimate depends on beside the steps, whose weights {@link EstimatesTest} has. */
class VirtualRegistersTest {

    private static final int LOAD = 106;
    private static final int NUMBER = 51;
    private static final int OPERATION = 10;

    private static final Index AT = Index.of("at");
    private static final Expr X = Expr.load("x").at(Op.LOAD, AT);
    private static final Expr A = Expr.value("a");
    private static final Expr TWO = Expr.literal("2f");
    private static final Slot ONE = Slot.whole("", 0);

    private static int of(Expr expr) {
        return of(new Strip(List.of(ONE), List.of(new Let("b", expr))));
    }

    private static int of(Node step) {
        return of(step, 16);
    }

    private static int of(Node step, int lanes) {
        Method method = new Method("m", Arithmetic.FLOAT, false, "", List.of(), List.of(step));
        return VirtualRegisters.of(method, lanes, false);
    }

    @Test
    void aNumberIsTakenAsItIsBehindTheFirstArgument() {
        assertThat(of(Expr.add(X, TWO))).isEqualTo(LOAD + OPERATION);
        assertThat(of(Expr.add(TWO, X))).isEqualTo(NUMBER + LOAD + OPERATION);
    }

    @Test
    void aFusedOperationTakesTwoNumbersOrNone() {
        assertThat(of(Expr.fma(X, TWO, TWO))).isEqualTo(LOAD + OPERATION);
        assertThat(of(Expr.fma(X, A, TWO))).isEqualTo(LOAD + NUMBER + OPERATION);
        assertThat(of(Expr.fma(X, TWO, A))).isEqualTo(LOAD + NUMBER + OPERATION);
    }

    @Test
    void aChoiceTakesNumbersButForItsLastArgument() {
        int choice = OPERATION + 17;
        assertThat(of(Expr.whereAtMost(X, TWO, TWO, A))).isEqualTo(LOAD + choice);
        assertThat(of(Expr.whereAtMost(X, TWO, A, TWO))).isEqualTo(LOAD + NUMBER + choice);
    }

    @Test
    void lanesThatAreLeftOutOfAnAdditionToAnArrayAreReadAndChosen() {
        AddTo step = new AddTo("dGamma", AT, A, X);
        int all = of(new Strip(List.of(ONE), List.of(step)));
        assertThat(of(new Strip(List.of(Slot.from("done")), List.of(step)))).isEqualTo(all + LOAD + 400);
    }

    @Test
    void bothFactorsOfASumCount() {
        assertThat(of(new Tree("s", A, X, List.of(ONE)))).isEqualTo(LOAD + OPERATION + 2 * OPERATION);
        assertThat(of(new Tree("s", X, X, List.of(ONE)))).isEqualTo(2 * LOAD + OPERATION + 2 * OPERATION);
    }

    @Test
    void shorterVectorsTakeMoreForEightDoubles() {
        EightsFrom step = new EightsFrom("s", "sums", AT);
        assertThat(of(step, 16)).isEqualTo(75);
        assertThat(of(step, 8)).isEqualTo(2 * 75);
        assertThat(of(step, 4)).isEqualTo(4 * 75);
    }

    @Test
    void everyDoubtIsABranchOrAComparisonOfEverySlot() {
        Doubt doubt = new Doubt(Doubt.Kind.TINY, "a");
        List<Doubt> two = List.of(doubt, doubt);
        assertThat(of(new InDoubt(two, List.of(), List.of()))).isEqualTo(2 * 30);
        assertThat(of(new InDoubt(two, List.of(ONE, ONE, ONE), List.of()))).isEqualTo(2 * 3 * 30);
    }

    @Test
    void aVectorOfDoublesIsCarriedFromRoundToRound() {
        assertThat(of(new Strip(List.of(ONE), List.of(new Total("s"))))).isEqualTo(84);
    }

    @Test
    void parametersCount() {
        Method method = new Method(
                "m", Arithmetic.FLOAT, false, "", List.of(new Parameter(Kind.INT, "at")), List.of(new Total("s")));
        Method bare = new Method("m", Arithmetic.FLOAT, false, "", List.of(), method.body());
        assertThat(VirtualRegisters.of(method, 16, false)).isEqualTo(VirtualRegisters.of(bare, 16, false) + 13);
    }
}
