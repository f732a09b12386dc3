package io.normforge.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Faults are put into generated kernels, and the report must lead to them. */
class TrialReportTest {

    private static final String NUMBER = "-?[0-9.E-]+ \\(0x[0-9a-f]{8}\\)";

    private static final SpecTrial FOUND = SpecTrial.of(
            LayerSpec.layer(Shape.DYNAMIC, 3, 21)
                    .withAxes(-1)
                    .withAffine(Affine.GAMMA_BETA)
                    .withEpsilon(1e-3f)
                    .withResidual(Residual.AFTER)
                    .withActivation(Activation.RELU)
                    .withGate(),
            new int[] {4, 3, 21},
            20261127);

    /** Takes a row of five elements, for only then is there a fifth sum to lose. */
    @Test
    void aSumThatIsLostIsShownOnTheSmallestSpecThatLosesIt() {
        String report = report(
                LayerCompiler.plainOnly(), List.of(Kernel.PLAIN), text -> text.replace("total0 += total4;", "// lost"));
        assertThat(report)
                .startsWith("@Normalize(name = \"Norm\", type = NormType.LAYER, shapes = @Shape({5}), affine ="
                        + " Affine.NONE)\nclass Model {}\n\ncalled with the shape [5], seed 20261127\nTRAIN, PLAIN: ")
                .containsPattern(
                        "Y\\[\\d\\] of 5 is " + NUMBER + ", the oracle says " + NUMBER + ": [0-9.E]+ units of ")
                .contains(
                        "This is the smallest of ", "; found was\n" + FOUND, "// ---- layers.M0NormPlain\n", "// lost")
                .doesNotContain("did not suffice");
    }

    /** Too small for the oracle: only another kernel shows it. */
    @Test
    void bitsThatDifferBetweenKernelsAreShownWithTheOraclesValue() {
        List<Kernel> kernels = Kernel.all().stream().limit(2).toList();
        assertThat(kernels).as("the tests run with the vector module").hasSize(2);
        String report = report(LayerCompiler.plainAndVector(), kernels, TrialReportTest::withoutFma);
        assertThat(report)
                .startsWith("@Normalize(name = \"Norm\", type = NormType.LAYER, shapes = @Shape({")
                .doesNotContain("activation = Activation.RELU, gate = true)\nclass Model")
                .containsPattern("TRAIN, " + kernels.get(1) + " against PLAIN: y\\[\\d+\\] of \\d+ is " + NUMBER
                        + " against " + NUMBER + ", the oracle says " + NUMBER);
    }

    @Test
    void whatFailsInItsBatchOnlyIsSaidToDoSo() {
        String report = new TrialReport(trial -> Optional.empty()).of(FOUND, "y is wrong");
        assertThat(report)
                .startsWith("It fails among the specs of its batch, and does not alone:\n@Normalize(")
                .contains("y is wrong", "seed 20261127");
    }

    /** Two roundings for one, in the plain kernel. */
    private static String withoutFma(String text) {
        return text.contains("NormPlain {")
                ? text.replaceAll("Math\\.fma\\((value\\d* - mean), rstd, shift\\)", "(($1) * rstd + shift)")
                : text;
    }

    private static String report(LayerCompiler compiler, List<Kernel> kernels, UnaryOperator<String> fault) {
        return TrialReport.ofCompiled(
                        spec -> compiler.compileIfAccepted(spec).map(compiled -> compiler.recompile(compiled, fault)),
                        kernels)
                .of(FOUND, "as it was found");
    }
}
