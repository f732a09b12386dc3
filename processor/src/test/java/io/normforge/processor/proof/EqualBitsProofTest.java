package io.normforge.processor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.KernelLowering;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.testing.NormSpecs;
import io.normforge.processor.testing.OnceInCi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
        prove("forward", "y[");
    }

    @Test
    void everyGradientIsOneExpressionAtAllWidths() {
        prove("backward", "dx[");
    }

    /** With the sum returned too, which is an entry of its own. */
    @ParameterizedTest
    @MethodSource("fusions")
    void everyOutputOfFusedFormsIsOneExpressionAtAllWidths(Residual residual, Activation activation, boolean gate) {
        int proved = 0;
        for (int length : FUSED) {
            KernelPlan plan = plan(NormType.LAYER, length, residual, activation, gate);
            for (Entry entry : plan.ofKernel()) {
                proved += proved(plan, entry.name(), length, entry.isBackward() ? "dx[" : "y[");
            }
        }
        assertThat(proved).isPositive();
    }

    /** What the above passes over. */
    @Test
    void backwardOfRowsShorterThanAVectorIsLeftToPlainCodeInTwentyFormsAndNothingElse() {
        List<String> left = new ArrayList<>();
        fusions().map(Arguments::get).forEach(fusion -> {
            for (int length : FUSED) {
                KernelPlan plan =
                        plan(NormType.LAYER, length, (Residual) fusion[0], (Activation) fusion[1], (boolean) fusion[2]);
                for (Entry entry : plan.ofKernel()) {
                    for (Width width : Width.VECTORS) {
                        if (isLeftToPlainCode(lowered(plan, width), entry.name())) {
                            left.add(length + " " + entry.name() + " " + List.of(fusion) + " " + width.name());
                        }
                    }
                }
            }
        });
        assertThat(left).hasSize(20).allSatisfy(kernel -> assertThat(kernel).startsWith("7 backward"));
    }

    static Stream<Arguments> fusions() {
        return Stream.of(Residual.values())
                .flatMap(residual -> Stream.of(Activation.NONE, Activation.RELU, Activation.LEAKY_RELU)
                        .flatMap(activation -> Stream.of(
                                Arguments.of(residual, activation, false), Arguments.of(residual, activation, true))));
    }

    private static void prove(String entry, String written) {
        int outputs = 0;
        for (NormType type : List.of(NormType.LAYER, NormType.RMS, NormType.UNIT)) {
            for (int length : LENGTHS) {
                outputs += proved(plan(type, length), entry, length, written);
            }
        }
        System.out.println(entry + ": " + outputs + " outputs and doubts proved equal");
    }

    /** How many outputs and doubts of the vector kernels are those of the plain one: all, or it fails. */
    private static int proved(KernelPlan plan, String entry, int length, String written) {
        Terms terms = new Terms();
        int outputs = 0;
        Map<String, Integer> plain = outputs(terms, entry, length, Width.PLAIN, lowered(plan, Width.PLAIN));
        assertThat(plain.keySet().stream().filter(place -> place.startsWith(written)))
                .hasSize(ROWS * length);
        assertThat(plain.keySet()).anyMatch(place -> place.startsWith("doubt "));
        for (Width width : Width.VECTORS) {
            List<Method> methods = lowered(plan, width);
            if (isLeftToPlainCode(methods, entry)) {
                continue;
            }
            Map<String, Integer> vector = outputs(terms, entry, length, width, methods);
            assertThat(differences(terms, plain, vector))
                    .as("%s of %s, %s", entry, plan.spec(), width.name())
                    .isEmpty();
            outputs += vector.size();
        }
        return outputs;
    }

    @Test
    void additionsInAnotherOrderAreCaught() {
        assertCaught(new Plant(node -> node instanceof Node.Tree tree ? reordered(tree) : node, value -> value));
    }

    @Test
    void aLostFmaIsCaught() {
        assertCaught(new Plant(node -> node, EqualBitsProofTest::twoRoundings));
    }

    @Test
    void aTailThatIsTooShortIsCaught() {
        assertCaught(new Plant(node -> node instanceof Node.Tree tree ? withoutTail(tree) : node, value -> value));
    }

    /** Where the JIT would not bear it in vectors, there is nothing to compare. */
    private static boolean isLeftToPlainCode(List<Method> methods, String entry) {
        return methods.stream()
                .anyMatch(method ->
                        method.name().equals(entry) && method.summary().startsWith("All of it in plain code"));
    }

    private static void assertCaught(Plant plant) {
        Terms terms = new Terms();
        int length = 30;
        Width width = Width.VECTORS.get(1);
        KernelPlan plan = plan(NormType.LAYER, length);
        Map<String, Integer> plain = outputs(terms, "forward", length, Width.PLAIN, lowered(plan, Width.PLAIN));
        List<Method> planted = lowered(plan, width).stream().map(plant::in).toList();
        Map<String, Integer> vector = outputs(terms, "forward", length, width, planted);
        String differences = differences(terms, plain, vector);
        System.out.println(differences);
        assertThat(differences).startsWith("y[").contains("and not");
    }

    private static Node reordered(Node.Tree tree) {
        List<Slot> slots = new ArrayList<>(tree.slots());
        Collections.swap(slots, 0, 1);
        return new Node.Tree(tree.sum(), tree.addend(), tree.factor(), slots);
    }

    private static Node withoutTail(Node.Tree tree) {
        List<Slot> slots =
                tree.slots().stream().filter(slot -> !slot.guard().isPartial()).toList();
        return new Node.Tree(tree.sum(), tree.addend(), tree.factor(), slots);
    }

    private static Expr twoRoundings(Expr value) {
        if (value.op() != Op.FMA) {
            return value;
        }
        return Expr.add(
                Expr.multiply(value.args().get(0), value.args().get(1)),
                value.args().get(2));
    }

    /** The first output that differs, y before statistics, and where its expressions part; empty where none does. */
    private static String differences(Terms terms, Map<String, Integer> plain, Map<String, Integer> vector) {
        for (String place : List.of("y[0]", "dx[0]")) {
            if (plain.containsKey(place) && !plain.get(place).equals(vector.get(place))) {
                return place + ": " + terms.difference(plain.get(place), vector.get(place));
            }
        }
        for (Map.Entry<String, Integer> output : plain.entrySet()) {
            Integer other = vector.get(output.getKey());
            if (other == null) {
                return output.getKey() + " is in plain code alone";
            }
            if (!output.getValue().equals(other)) {
                return output.getKey() + ": " + terms.difference(output.getValue(), other);
            }
        }
        return vector.keySet().equals(plain.keySet()) ? "" : "more outputs or doubts in vectors";
    }

    private static List<Method> lowered(KernelPlan plan, Width width) {
        return KernelLowering.methods(plan, width);
    }

    private static Map<String, Integer> outputs(
            Terms terms, String entry, int length, Width width, List<Method> methods) {
        Map<String, Integer> sizes = Map.of("from", 0, "to", ROWS, "DIM", length);
        return new Kernel(terms, width.lanes(), length % width.lanes(), sizes, methods).outputs(entry);
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
