package io.normforge.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExprTest {

    private static final Expr A = Expr.value("a");
    private static final Expr B = Expr.value("b");
    private static final Expr C = Expr.value("c");
    private static final Expr D = Expr.value("d");

    private static Map<Op, Expr> leaves() {
        Map<Op, Expr> leaves = new LinkedHashMap<>();
        leaves.put(Op.LITERAL, Expr.literal("n"));
        leaves.put(Op.CONSTANT, Expr.constant("n"));
        leaves.put(Op.VALUE, Expr.value("n"));
        leaves.put(Op.STATISTIC, Expr.statistic("n"));
        leaves.put(Op.WIDE, Expr.wide("n"));
        leaves.put(Op.LOAD, Expr.load("n"));
        leaves.put(Op.LOAD_WIDE, Expr.loadWide("n"));
        return leaves;
    }

    private static Map<Expr, Expr> operations() {
        Map<Expr, Expr> operations = new LinkedHashMap<>();
        operations.put(Expr.add(A, B), of(Op.ADD, A, B));
        operations.put(Expr.subtract(A, B), of(Op.SUBTRACT, A, B));
        operations.put(Expr.multiply(A, B), of(Op.MULTIPLY, A, B));
        operations.put(Expr.divide(A, B), of(Op.DIVIDE, A, B));
        operations.put(Expr.fma(A, B, C), of(Op.FMA, A, B, C));
        operations.put(Expr.min(A, B), of(Op.MIN, A, B));
        operations.put(Expr.max(A, B), of(Op.MAX, A, B));
        operations.put(Expr.absolute(A), of(Op.ABSOLUTE, A));
        operations.put(Expr.copySign(A, B), of(Op.COPY_SIGN, A, B));
        operations.put(Expr.whereAtMost(A, B, C, D), of(Op.WHERE_AT_MOST, A, B, C, D));
        operations.put(Expr.powerOfTwo(A), of(Op.POWER_OF_TWO, A));
        operations.put(Expr.squareRoot(A), of(Op.SQUARE_ROOT, A));
        operations.put(Expr.round(A), of(Op.ROUND, A));
        operations.put(Expr.widen(A), of(Op.WIDEN, A));
        operations.put(Expr.narrow(A), of(Op.NARROW, A));
        operations.put(Expr.negate(A), of(Op.NEGATE, A));
        return operations;
    }

    private static Expr of(Op op, Expr... args) {
        return new Expr(op, "", null, List.of(args));
    }

    @Test
    void aLeafHasANameAndNoArguments() {
        leaves().forEach((op, leaf) -> assertThat(leaf).isEqualTo(new Expr(op, "n", null, List.of())));
    }

    @Test
    void anOperationHasItsArgumentsInOrder() {
        operations().forEach((made, expected) -> assertThat(made).isEqualTo(expected));
        assertThat(Expr.call("erf", A)).isEqualTo(new Expr(Op.CALL, "erf", null, List.of(A)));
    }

    @Test
    void literalsAndConstantsAreNumbersOfAllElements() {
        leaves().forEach((op, leaf) ->
                assertThat(leaf.isNumber()).as("%s", op).isEqualTo(op == Op.LITERAL || op == Op.CONSTANT));
        assertThat(Expr.negate(A).isNumber()).isFalse();
    }

    @Test
    void aLoadIsOfAPlaceOnceAScheduleHasSaidIt() {
        Index place = new Index("xAt", 16);
        assertThat(Expr.load("x").at(Op.SPREAD, place)).isEqualTo(new Expr(Op.SPREAD, "x", place, List.of()));
    }

    @Test
    void leavesAreReplacedWhereverTheyStand() {
        Expr renamed =
                Expr.fma(Expr.negate(A), B, Expr.call("erf", A)).mapLeaves(leaf -> Expr.value(leaf.name() + "0"));
        Expr a0 = Expr.value("a0");
        assertThat(renamed).isEqualTo(Expr.fma(Expr.negate(a0), Expr.value("b0"), Expr.call("erf", a0)));
    }

    @Test
    void allOfAnExpressionIsItselfAndWhatIsWithin() {
        Expr negated = Expr.negate(A);
        Expr sum = Expr.add(negated, B);
        assertThat(sum.all()).containsExactly(sum, negated, A, B);
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorComputesOrNames(Op op) {
        boolean names = leaves().containsKey(op) || op == Op.SPREAD;
        assertThat(op.isArithmetic()).isEqualTo(!names);
    }
}
