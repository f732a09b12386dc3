package io.normforge.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Copy;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Return;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Strip;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodTest {

    private static final Expr A = Expr.value("a");

    private static Method of(Node... body) {
        return new Method("forwardRow", Arithmetic.FLOAT, false, "One row.", List.of(), List.of(body));
    }

    @Test
    void aMethodForOthersIsTheSameButShared() {
        Method own = of(new Statement("run()"));
        assertThat(own.forOthers())
                .isEqualTo(new Method("forwardRow", Arithmetic.FLOAT, true, "One row.", List.of(), own.body()));
    }

    @Test
    void aTestReturnsTrueOrFalseSomewhere() {
        assertThat(of(new Statement("run()"), new Statement("return true")).isTest())
                .isTrue();
        assertThat(of(new Statement("run()")).isTest()).isFalse();
        assertThat(of(new Statement("return")).isTest()).isFalse();
    }

    @Test
    void aFunctionReturnsANumberPerhapsWithinAStrip() {
        assertThat(of(new Return(A)).isFunction()).isTrue();
        assertThat(of(new Strip(List.of(Slot.whole("", 0)), List.of(new Let("b", A), new Return(A))))
                        .isFunction())
                .isTrue();
        assertThat(of(new Strip(List.of(Slot.whole("", 0)), List.of(new Let("b", A))))
                        .isFunction())
                .isFalse();
        assertThat(of(new Statement("return true")).isFunction()).isFalse();
    }

    @Test
    void whatIsLeftOutOfAStepIsWhatItMostlyIs() {
        assertThat(new Let("b", A)).isEqualTo(new Let("b", A, "", false));
        assertThat(new Let("b", A, "why")).isEqualTo(new Let("b", A, "why", false));
        assertThat(Let.wide("b", A)).isEqualTo(new Let("b", A, "", true));
        assertThat(Let.wide("b", A).with(Expr.negate(A))).isEqualTo(Let.wide("b", Expr.negate(A)));
        assertThat(new Accumulate("s", A)).isEqualTo(new Accumulate("s", A, null));
        assertThat(new Doubt(Doubt.Kind.TINY, "a")).isEqualTo(new Doubt(Doubt.Kind.TINY, "a", ""));
    }

    @Test
    void aCopyIsACallOfTheSystem() {
        assertThat(new Copy("x", "xAt", "xLine", "0", "DIM").text())
                .isEqualTo("System.arraycopy(x, xAt, xLine, 0, DIM)");
    }
}
