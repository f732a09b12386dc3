package io.normforge.processor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No fault in the loops of vectors gets through the proof, in no layout and no form. */
class PlantedFaultsTest {

    private static final Width WIDTH = Width.VECTORS.get(1);
    private static final LayerSpec PLANES = LayerSpec.batch(3, 2, 49);
    private static final LayerSpec SHEETS = LayerSpec.batch(70, 20);
    private static final LayerSpec COLUMNS = LayerSpec.layer(2, 11, 27).withAxes(1);
    private static final LayerSpec SHARED_PLANES = LayerSpec.syncBatch(3, 2, 49);
    private static final LayerSpec SHARED_SHEETS = LayerSpec.syncBatch(70, 20);

    /** What is added up, and has a tail: by the method, and what of. */
    private static Map<String, LayerSpec> kernels() {
        Map<String, LayerSpec> kernels = new LinkedHashMap<>();
        kernels.put("forward of small rows", LayerSpec.layer(3, 30));
        kernels.put("backward of small rows", LayerSpec.layer(3, 30));
        kernels.put("forward of rows", LayerSpec.layer(3, 300));
        kernels.put("backward of rows", LayerSpec.rms(9, 300));
        kernels.put("forward of planes", PLANES);
        kernels.put("backward of planes", PLANES);
        kernels.put("forward of sheets", SHEETS);
        kernels.put("backward of sheets", SHEETS);
        kernels.put("forward of columns", COLUMNS);
        kernels.put("backward of columns", COLUMNS);
        kernels.put("backwardGiven of sheets", SHEETS);
        kernels.put("statistics of planes", SHARED_PLANES);
        kernels.put("backwardSums of sheets", SHARED_SHEETS);
        kernels.put(
                "forward of valid positions",
                LayerSpec.layer(3, 5, 17)
                        .withAxes(1, 2)
                        .withAffine(Affine.GAMMA_BETA, 2)
                        .withMask());
        return kernels;
    }

    /** What has products that are added, and no more. */
    private static Map<String, LayerSpec> products() {
        Map<String, LayerSpec> kernels = new LinkedHashMap<>();
        kernels.put("forward of GELU", LayerSpec.layer(2, 192).withActivation(Activation.GELU));
        kernels.put("backward of SILU", LayerSpec.layer(2, 192).withActivation(Activation.SILU));
        kernels.put("forwardGiven of planes", PLANES);
        kernels.put("backwardShared of planes", SHARED_PLANES);
        return kernels;
    }

    static Stream<Arguments> faultyKernels() {
        Plant order = Faults.additionsInAnotherOrder();
        return Stream.of(
                        withFault("additions in another order", order, kernels()),
                        withFault("a lost fma", Faults.aLostFma(), kernels()),
                        withFault("a lost fma", Faults.aLostFma(), products()),
                        withFault("a tail that is too short", Faults.aTailThatIsTooShort(), kernels()))
                .flatMap(kernels -> kernels);
    }

    private static Stream<Arguments> withFault(String fault, Plant plant, Map<String, LayerSpec> kernels) {
        return kernels.entrySet().stream()
                .map(kernel -> Arguments.of(fault, kernel.getKey(), plant, kernel.getValue()));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("faultyKernels")
    void isCaught(String fault, String kernel, Plant plant, LayerSpec spec) {
        KernelPlan plan = KernelPlan.all(NormSpecs.of(spec)).get(0);
        String entry = kernel.substring(0, kernel.indexOf(' '));
        Proof proof = Proof.of(plan, axis -> 3);
        assertThat(proof.differenceOfFaulty(entry, WIDTH, method -> method)).isEmpty();
        assertThat(proof.differenceOfFaulty(entry, WIDTH, plant::in))
                .as("%s in %s", fault, kernel)
                .isNotEmpty();
    }
}
