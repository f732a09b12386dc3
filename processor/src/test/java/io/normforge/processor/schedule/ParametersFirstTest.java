package io.normforge.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a round over memory segments. */
class ParametersFirstTest {

    private static final Index I = Index.of("i");
    private static final Expr X = load("x");
    private static final Expr XHAT = Expr.value("xhat");
    private static final Let READ_X = new Let("xhat", X);

    private static Expr load(String array) {
        return Expr.load(array).at(Op.LOAD, I);
    }

    @Test
    void elementsOfGammaAndBetaAreReadBeforeThoseOfX() {
        Node output = new Store("y", I, Expr.fma(XHAT, load("gamma"), load("beta")));
        assertThat(ParametersFirst.of(List.of(READ_X, output)))
                .containsExactly(
                        new Let("gammaHere", load("gamma")),
                        new Let("betaHere", load("beta")),
                        READ_X,
                        new Store("y", I, Expr.fma(XHAT, Expr.value("gammaHere"), Expr.value("betaHere"))));
    }

    @Test
    void soAreElementsThatARoundAddsTo() {
        Node product = new AddTo("dGamma", I, Expr.value("grad"), XHAT);
        Node addend = new AddTo("dBeta", I, Expr.value("grad"), null);
        assertThat(ParametersFirst.of(List.of(READ_X, product, addend)))
                .containsExactly(
                        new Let("dGammaHere", load("dGamma")),
                        new Let("dBetaHere", load("dBeta")),
                        READ_X,
                        new Store("dGamma", I, Expr.fma(Expr.value("grad"), XHAT, Expr.value("dGammaHere"))),
                        new Store("dBeta", I, Expr.add(Expr.value("grad"), Expr.value("dBetaHere"))));
    }

    @Test
    void anElementThatIsNeededTwiceIsReadOnce() {
        Node first = new Let("g", Expr.multiply(X, load("gamma")));
        Node second = new Store("y", I, load("gamma"));
        assertThat(ParametersFirst.of(List.of(first, second)))
                .containsExactly(
                        new Let("gammaHere", load("gamma")),
                        new Let("g", Expr.multiply(X, Expr.value("gammaHere"))),
                        new Store("y", I, Expr.value("gammaHere")));
    }

    @Test
    void aRoundWithoutThemStaysAsItIs() {
        List<Node> round = List.of(READ_X, new Store("y", I, XHAT));
        assertThat(ParametersFirst.of(round)).isEqualTo(round);
    }
}
