package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.normforge.processor.conformance.ConformanceCase.Tensor;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Distance;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.OracleComparison;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Big tensors whose inputs come from a formula; of the outputs, sums and samples are compared, within the bound of all cases. */
@ExtendWith(AccuracyReport.class)
@OnceInCi
class LargeCasesTest {

    private static final double UNIT = 0x1p-24;
    private static final int UNITS = 4;

    /**
     * Gradients of γ and β are added in float up to seven times, half a unit each of sums that may be larger than the last one,
     * which lies near 0 by chance: 4.4 units were seen.
     */
    private static final int UNITS_OF_PARAMETERS = 6;

    private static final List<JsonObject> CASES = ConformanceFiles.cases(CaseForm.BY_FORMULA);

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector()
                .compile(CASES.stream().map(LargeCasesTest::spec).toList());
    }

    static Stream<String> cases() {
        return CASES.stream().map(json -> json.get("id").getAsString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGeneratorIsTheOneTheCaseWasMadeWith(String id) {
        JsonObject json = caseOf(id);
        Map<String, Tensor> inputs = source(json, HashedInputs::of).inputs();
        json.getAsJsonObject("inputs_check").entrySet().forEach(entry -> {
            JsonObject check = entry.getValue().getAsJsonObject();
            float[] data = inputs.get(entry.getKey()).data();
            float[] first = ConformanceFiles.floats(check.getAsJsonArray("first8"));
            assertThat(Arrays.copyOf(data, first.length)).containsExactly(first);
            assertThat(data[data.length - 1]).isEqualTo(check.get("last").getAsFloat());
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sumsAndSamplesAgreeOnEveryKernel(String id) {
        JsonObject json = caseOf(id);
        LayerCase layerCase = LayerCase.of(source(json, HashedInputs::of));
        AccuracyReport.TABLE.addCase("large");
        for (Kernel kernel : Kernel.all()) {
            Map<String, double[]> outputs = layerCase
                    .run(List.of(compiled.on(kernel, CASES.indexOf(json))))
                    .outputs();
            json.getAsJsonObject("expected").entrySet().forEach(entry -> {
                double[] ours = outputs.get(entry.getKey());
                assertAgrees(
                        kernel + " " + entry.getKey(),
                        entry.getKey(),
                        ours,
                        entry.getValue().getAsJsonObject());
            });
        }
    }

    static Stream<String> casesWithStatisticsOfTheirOwn() {
        return cases().filter(
                        id -> source(caseOf(id), (spec, shape) -> new float[0]).isTraining());
    }

    /** Of what the case has no samples of, the oracle has: here in units of each output's largest magnitude. */
    @ParameterizedTest
    @MethodSource("casesWithStatisticsOfTheirOwn")
    void everyElementIsNearTheOracle(String id) {
        JsonObject json = caseOf(id);
        NormCall call = call(source(json, HashedInputs::of).inputs());
        LayerHandle layer = compiled.on(Kernel.PLAIN, CASES.indexOf(json));
        List<Distance> tooFar = new OracleComparison(layer.spec(), call)
                .worst(layer.run(call)).stream()
                        .filter(distance -> distance.ofLargest() > UNITS)
                        .toList();
        assertThat(tooFar).isEmpty();
    }

    private static NormCall call(Map<String, Tensor> inputs) {
        return new NormCall(
                inputs.get("x").shape(),
                data(inputs, "x"),
                data(inputs, "residual"),
                data(inputs, "gate"),
                data(inputs, "dy"),
                data(inputs, "dsum"),
                data(inputs, "weight"),
                data(inputs, "bias"));
    }

    private static float[] data(Map<String, Tensor> inputs, String name) {
        return inputs.containsKey(name) ? inputs.get(name).data() : null;
    }

    /** A sum is as exact as the magnitudes in it allow, a sample as the root mean square of its output. */
    private static void assertAgrees(String what, String output, double[] ours, JsonObject expected) {
        double sumOfMagnitudes = expected.get("sum_abs").getAsDouble();
        double sumOfSquares = expected.get("sum_sq").getAsDouble();
        assertClose(what + " sum", Arrays.stream(ours).sum(), expected.get("sum"), sumOfMagnitudes);
        assertClose(
                what + " sum_abs", Arrays.stream(ours).map(Math::abs).sum(), expected.get("sum_abs"), sumOfMagnitudes);
        assertClose(what + " sum_sq", Arrays.stream(ours).map(v -> v * v).sum(), expected.get("sum_sq"), sumOfSquares);
        double dot = 0;
        for (int i = 0; i < ours.length; i++) {
            dot += ours[i] * HashedInputs.uniform(i, 777, 1, 0);
        }
        assertClose(what + " dot_u777", dot, expected.get("dot_u777"), sumOfMagnitudes);
        double magnitude = Math.sqrt(sumOfSquares / ours.length);
        boolean ofParameters = output.equals("grad_weight") || output.equals("grad_bias");
        double tolerance = (ofParameters ? UNITS_OF_PARAMETERS : UNITS) * UNIT;
        List<Integer> index = ConformanceFiles.ints(expected.getAsJsonArray("samples_index"));
        double[] samples = ConformanceFiles.doubles(expected.getAsJsonArray("samples_f64"));
        double worst = 0;
        for (int i = 0; i < samples.length; i++) {
            double scale = Math.max(magnitude, Math.abs(samples[i]));
            assertThat(ours[index.get(i)]).as("%s sample %d", what, i).isCloseTo(samples[i], within(tolerance * scale));
            worst = Math.max(worst, Math.abs(ours[index.get(i)] - samples[i]) / (UNIT * scale));
        }
        AccuracyReport.TABLE.add("large", output, worst, 0);
    }

    private static void assertClose(String what, double ours, JsonElement expected, double magnitude) {
        assertThat(ours).as(what).isCloseTo(expected.getAsDouble(), within(UNITS * UNIT * magnitude));
    }

    private static LayerSpec spec(JsonObject json) {
        return CaseSpec.of(source(json, (spec, shape) -> new float[0]));
    }

    /** The case as the other families have it, its inputs spelt out. */
    private static ConformanceCase source(JsonObject json, BiFunction<JsonObject, int[], float[]> generator) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        json.getAsJsonObject("inputs_spec").entrySet().forEach(entry -> {
            int[] shape = shape(json, entry.getKey());
            inputs.put(
                    entry.getKey(),
                    new Tensor(shape, generator.apply(entry.getValue().getAsJsonObject(), shape)));
        });
        return ConformanceFiles.caseOf(json).withInputs(inputs);
    }

    private static JsonObject caseOf(String id) {
        return CASES.stream()
                .filter(json -> json.get("id").getAsString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int[] shape(JsonObject json, String input) {
        return ConformanceFiles.ints(json.getAsJsonObject("inputs_spec")
                        .getAsJsonObject(input)
                        .getAsJsonArray("shape"))
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
