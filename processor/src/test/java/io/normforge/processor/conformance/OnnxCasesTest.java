package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The ONNX project's node tests of LayerNormalization and RMSNormalization. They are not copied into this project;
 * where their folder is not there, the test is skipped. {@code -Dnormforge.onnx} names another folder.
 */
class OnnxCasesTest {

    private static final Path FOLDER = Path.of(System.getProperty("normforge.onnx", "../../shared/conformance/onnx"));
    private static final double RELATIVE = 2e-6;

    @Test
    void outputsAndStatisticsAgreeOnEveryKernel() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> "no ONNX cases in " + FOLDER.toAbsolutePath());
        List<JsonObject> cases = cases();
        assertThat(cases).hasSizeGreaterThan(10);
        CompiledLayers compiled = LayerCompiler.plainAndVector()
                .compile(cases.stream().map(OnnxCasesTest::spec).toList());
        for (Kernel kernel : Kernel.all()) {
            List<LayerHandle> layers = compiled.on(kernel);
            for (int i = 0; i < cases.size(); i++) {
                assertAgrees(ConformanceFiles.caseOf(cases.get(i)), layers.get(i));
            }
        }
    }

    private static void assertAgrees(ConformanceCase source, LayerHandle layer) {
        float[] x = source.input("x");
        NormCall call = new NormCall(
                source.shape(), x, null, null, new float[x.length], null, source.input("weight"), source.input("bias"));
        Map<String, double[]> ours = new LayerCase(source, layer.spec(), call).outputs(layer.run(call));
        source.expected().forEach((output, expected) -> {
            double largest = Arrays.stream(expected.f64()).map(Math::abs).max().orElse(0);
            assertThat(ours.get(output))
                    .as("%s of %s on %s", output, source, layer)
                    .containsExactly(expected.f64(), within(RELATIVE * largest));
        });
    }

    /** The axis and all after it are pooled. */
    private static LayerSpec spec(JsonObject json) {
        ConformanceCase source = ConformanceFiles.caseOf(json);
        int axis = json.getAsJsonObject("attributes").get("axis").getAsInt();
        int rank = source.shape().length;
        boolean rms = source.op().equals("RMSNormalization");
        return LayerSpec.of(rms ? NormType.RMS : NormType.LAYER, source.shape())
                .withAxes(IntStream.range(axis < 0 ? axis + rank : axis, rank).toArray())
                .withAffine(rms ? Affine.GAMMA : Affine.GAMMA_BETA)
                .withEpsilon(source.epsilon());
    }

    private static List<JsonObject> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("(layer|rms)_normalization.*[.]json"))
                    .sorted()
                    .map(OnnxCasesTest::read)
                    .toList();
        }
    }

    private static JsonObject read(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
