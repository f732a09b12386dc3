package io.normforge.processor.plan;

import static io.normforge.Shape.DYNAMIC;
import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.value;
import static io.normforge.processor.plan.RecipeText.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Return;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.testing.LayerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What schedules ask of recipes, and the parts that they take of them. */
class RecipeTest {

    private static final Recipe FORWARD =
            entry(LayerSpec.layer(DYNAMIC, 8), "forward").last();
    private static final Recipe BACKWARD =
            entry(LayerSpec.layer(DYNAMIC, 8), "backward").last();

    @Test
    void numbersAreTheStatisticsThatElementsNeed() {
        assertThat(FORWARD.numbers()).containsExactly("estimate", "mean", "rstd", "shift");
        assertThat(BACKWARD.numbers()).containsExactly("mean", "rstd", "shift", "meanGx", "meanG");
        assertThat(entry(LayerSpec.rms(DYNAMIC, 8), "forward").last().numbers()).containsExactly("rstd");
    }

    @Test
    void backwardTakesTheGradientOfY() {
        assertThat(FORWARD.isBackward()).isFalse();
        assertThat(BACKWARD.isBackward()).isTrue();
    }

    @Test
    void onlyWhatAddsAndThenDoubtsHasToFinishElsewhere() {
        assertThat(BACKWARD.addsBeforeItHandsOver()).isTrue();
        assertThat(FORWARD.addsBeforeItHandsOver()).isFalse();
        assertThat(BACKWARD.outputAlone().addsBeforeItHandsOver()).isFalse();
        assertThat(entry(LayerSpec.batch(DYNAMIC, 8), "backward").given().last().addsBeforeItHandsOver())
                .isFalse();
        assertThat(entry(LayerSpec.unit(DYNAMIC, 8), "backward").last().addsBeforeItHandsOver())
                .as("without parameters there is nothing to add to")
                .isFalse();
    }

    @Test
    void theOutputAloneAddsNothingAndAsksOnlyWhatTheOutputIsInDoubtFor() {
        Recipe alone = BACKWARD.outputAlone();
        assertThat(alone.name()).isEqualTo("backwardOutput");
        assertThat(alone.statistics()).isEqualTo(Statistics.WRITTEN);
        assertThat(RecipeText.of(alone))
                .isEqualTo(RecipeText.of(BACKWARD)
                        .replace("  then rescue all if remainder is NOT_A_NUMBER\n", "")
                        .replace("gradients of gamma and beta, and what", "what")
                        .replace("  dGamma += grad * xhat\n  dBeta += grad\n", "")
                        .replace("rescue output", "rescue all"));
    }

    @Test
    void aPassThatAddsNothingStaysAsItIs() {
        Pass output = FORWARD.passes().get(2);
        assertThat(output.addingNothing()).isSameAs(output);
        Pass adding = new Pass(
                "sums",
                List.of(new Let("a", load("x")), new AddTo("dGamma", null, value("a"), null)),
                List.of(),
                List.of());
        assertThat(adding.addingNothing()).isEqualTo(new Pass("", List.of(), List.of(), List.of()));
    }

    @Test
    void towardAGoalItSaysWhatItDoesWithStatistics() {
        assertThat(BACKWARD.toward(Goal.ALL)).isSameAs(BACKWARD);
        Recipe output = BACKWARD.toward(Goal.OUTPUT);
        assertThat(output.statistics()).isEqualTo(Statistics.WRITTEN);
        assertThat(output.passes()).isEqualTo(BACKWARD.passes());
        assertThat(Goal.ALL.suffix()).isEqualTo("InDouble");
        assertThat(Goal.OUTPUT.suffix()).isEqualTo("OutputInDouble");
    }

    @Test
    void aMethodThatStopsHalfwaySaysSo() {
        assertThat(FORWARD.mayBeUnfinished()).isFalse();
        Pass stopping = new Pass("", List.of(), List.of(), List.of(new Step.Unfinished()));
        assertThat(new Recipe("halfway", "", List.of(), Statistics.KEPT, List.of(stopping)).mayBeUnfinished())
                .isTrue();
    }

    @Test
    void aPassMayTouchNoElement() {
        assertThat(FORWARD.passes().get(0).hasBody()).isTrue();
        assertThat(BACKWARD.passes().get(0).hasBody()).isFalse();
    }

    @Test
    void localsThatNothingUsesAreLeftOut() {
        Let a = new Let("a", load("x"));
        Let b = new Let("b", value("a"));
        Let unused = new Let("c", add(value("a"), value("b")));
        for (Node use : List.of(
                new Store("y", null, value("b")),
                new Return(value("b")),
                new Accumulate("sum", value("b")),
                new Accumulate("sum", load("x"), value("b")),
                new AddTo("dGamma", null, value("b"), null),
                new AddTo("dGamma", null, load("x"), value("b")))) {
            assertThat(NeededLets.of(List.of(a, b, unused, use))).containsExactly(a, b, use);
        }
        Node read = new Store("y", null, load("a"));
        assertThat(NeededLets.of(List.of(a, read)))
                .as("an array may be called like it")
                .containsExactly(read);
        Node note = new Note("nothing is used");
        assertThat(NeededLets.of(List.of(a, b, note))).containsExactly(note);
    }

    @Test
    void localsOfAnEarlierPassAreDeclaredOnce() {
        KnownLets known = new KnownLets();
        Let a = new Let("a", load("x"));
        Let other = new Let("a", literal("0"));
        Node store = new Store("y", null, value("a"));
        assertThat(known.without(List.of(a, store))).containsExactly(a, store);
        assertThat(known.without(List.of(a, store))).containsExactly(store);
        assertThat(known.without(List.of(other))).containsExactly(other);
        assertThat(known.without("second", List.of(other))).containsExactly(other);
        assertThat(known.without("second", List.of(other))).isEmpty();
    }

    @Test
    void activationsAreCalledByTheirNamesAsJavaWritesThem() {
        assertThat(Names.valueOf(Activation.RELU)).isEqualTo("relu");
        assertThat(Names.valueOf(Activation.LEAKY_RELU)).isEqualTo("leakyRelu");
        assertThat(Names.slopeOf(Activation.LEAKY_RELU)).isEqualTo("leakyReluSlope");
    }

    @Test
    void theExpressionsOfAStepAreThoseThatItComputes() {
        Expr x = load("x");
        assertThat(NeededLets.expressions(new Note("none"))).isEmpty();
        assertThat(NeededLets.expressions(new Accumulate("sum", x, value("a")))).containsExactly(x, value("a"));
        assertThat(NeededLets.expressions(new AddTo("dBeta", null, x, null))).containsExactly(x);
    }
}
