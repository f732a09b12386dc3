package io.normforge.processor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.testing.FusedSpec;
import io.normforge.processor.testing.NormSpecs;
import io.normforge.processor.testing.OnceInCi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vector kernels compute the expressions of the plain one, element by element. */
@OnceInCi
class EqualBitsProofTest {

    private static final int ROWS = 5;

    /** All up to here, and then some: longer rows are loops over strips, and every tail has been met. */
    private static final int LONGEST = 132;

    private static final int[] LENGTHS = IntStream.concat(
                    IntStream.rangeClosed(1, LONGEST), IntStream.of(160, 192, 200, 255, 256, 300, 511, 768))
            .toArray();

    private static final List<Integer> FUSED = List.of(7, 64, 100, 192);

    /** Lengths with one vector, tails of every size, one strip and two; in plain code straight-line rows and strands. */
    @Test
    void everyOutputOfForwardIsOneExpressionAtAllWidths() {
        prove("forward");
    }

    @Test
    void everyGradientIsOneExpressionAtAllWidths() {
        prove("backward");
    }

    /** With the sum returned too, which is an entry of its own. */
    @ParameterizedTest
    @MethodSource("fusions")
    void everyOutputOfFusedFormsIsOneExpressionAtAllWidths(Residual residual, Activation activation, boolean gate) {
        for (int length : FUSED) {
            Proof proof = proof(plan(NormType.LAYER, length, residual, activation, gate));
            assertThat(proof.ofAllEntries() + proof.apart().ofAllEntries()).isPositive();
        }
    }

    /** A form that is left to plain code would pass the above with nothing proved. */
    @Test
    void noFusedFormOfARowIsLeftToPlainCode() {
        List<String> left = new ArrayList<>();
        fusions().map(Arguments::get).forEach(fusion -> {
            for (int length : FUSED) {
                KernelPlan plan =
                        plan(NormType.LAYER, length, (Residual) fusion[0], (Activation) fusion[1], (boolean) fusion[2]);
                for (Entry entry : plan.ofKernel()) {
                    for (Width width : Width.VECTORS) {
                        if (proof(plan).isLeftToPlainCode(entry, width)) {
                            left.add(length + " " + entry.name() + " " + List.of(fusion) + " " + width.name());
                        }
                    }
                }
            }
        });
        assertThat(left).isEmpty();
    }

    static Stream<Arguments> fusions() {
        return FusedSpec.UNGATED_RESIDUALS.stream()
                .flatMap(residual -> Stream.of(Activation.NONE, Activation.RELU, Activation.LEAKY_RELU)
                        .flatMap(activation -> Stream.of(
                                Arguments.of(residual, activation, false), Arguments.of(residual, activation, true))));
    }

    private static void prove(String entry) {
        int outputs = 0;
        for (NormType type : List.of(NormType.LAYER, NormType.RMS, NormType.UNIT)) {
            for (int length : LENGTHS) {
                outputs += proof(plan(type, length)).of(entry);
            }
        }
        System.out.println(entry + ": " + outputs + " outputs and doubts proved equal");
    }

    private static Proof proof(KernelPlan plan) {
        return Proof.of(plan, axis -> ROWS);
    }

    private static KernelPlan plan(NormType type, int length) {
        return plan(type, length, Residual.NONE, Activation.NONE, false);
    }

    private static KernelPlan plan(NormType type, int length, Residual residual, Activation activation, boolean gate) {
        List<Integer> shape = List.of(-1, length);
        NormSpec spec = NormSpecs.of(
                type,
                shape,
                List.of(1),
                type == NormType.LAYER ? Affine.GAMMA_BETA : Affine.GAMMA,
                residual,
                activation,
                gate);
        return KernelPlan.of(spec, shape);
    }
}
