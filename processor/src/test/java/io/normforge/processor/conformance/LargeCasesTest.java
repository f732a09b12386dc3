package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Big tensors whose inputs come from a formula; of the outputs, sums and samples are compared, to 10⁻⁶. */
class LargeCasesTest {

    private static final double RELATIVE = 1e-6;
    private static final List<JsonObject> CASES = ConformanceFiles.lines("large").stream()
            .filter(json -> ConformanceFiles.caseOf(json).isLayerOrRms())
            .toList();

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
        json.getAsJsonObject("inputs_check").entrySet().forEach(entry -> {
            JsonObject check = entry.getValue().getAsJsonObject();
            float[] data = input(json, entry.getKey());
            float[] first = ConformanceFiles.floats(check.getAsJsonArray("first8"));
            assertThat(Arrays.copyOf(data, first.length)).containsExactly(first);
            assertThat(data[data.length - 1]).isEqualTo(check.get("last").getAsFloat());
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sumsAndSamplesAgreeOnEveryKernel(String id) {
        JsonObject json = caseOf(id);
        NormCall call = new NormCall(
                shape(json, "x"),
                input(json, "x"),
                input(json, "residual"),
                null,
                input(json, "dy"),
                input(json, "dsum"),
                input(json, "weight"),
                input(json, "bias"));
        LayerCase layerCase = new LayerCase(ConformanceFiles.caseOf(json), spec(json), call);
        for (Kernel kernel : Kernel.all()) {
            NormResult result = compiled.on(kernel, CASES.indexOf(json)).run(call);
            json.getAsJsonObject("expected").entrySet().forEach(entry -> {
                double[] ours = layerCase.outputs(result).get(entry.getKey());
                assertAgrees(
                        kernel + " " + entry.getKey(), ours, entry.getValue().getAsJsonObject());
            });
        }
    }

    /** A sum is as exact as the magnitudes in it allow, a sample as the root mean square of its output. */
    private static void assertAgrees(String what, double[] ours, JsonObject expected) {
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
        List<Integer> index = ConformanceFiles.ints(expected.getAsJsonArray("samples_index"));
        double[] samples = ConformanceFiles.doubles(expected.getAsJsonArray("samples_f64"));
        for (int i = 0; i < samples.length; i++) {
            assertThat(ours[index.get(i)])
                    .as("%s sample %d", what, i)
                    .isCloseTo(samples[i], within(RELATIVE * Math.max(magnitude, Math.abs(samples[i]))));
        }
    }

    private static void assertClose(String what, double ours, JsonElement expected, double magnitude) {
        assertThat(ours).as(what).isCloseTo(expected.getAsDouble(), within(RELATIVE * magnitude));
    }

    private static LayerSpec spec(JsonObject json) {
        ConformanceCase source = ConformanceFiles.caseOf(json);
        LayerSpec norm = LayerSpec.of(source.isRms() ? NormType.RMS : NormType.LAYER, shape(json, "x"))
                .withAffine(source.affine().equals("w") ? Affine.GAMMA : Affine.GAMMA_BETA)
                .withEpsilon(source.epsilon())
                .withResidual(source.fusion().isEmpty() ? Residual.NONE : Residual.BEFORE);
        return LayerCase.activated(norm, source);
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

    /** Null where the case has no such input. */
    private static float[] input(JsonObject json, String name) {
        JsonObject spec = json.getAsJsonObject("inputs_spec").getAsJsonObject(name);
        return spec == null ? null : HashedInputs.of(spec, shape(json, name));
    }
}
