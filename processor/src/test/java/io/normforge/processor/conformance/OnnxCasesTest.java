package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The ONNX project's node tests of its normalizations. They are not copied into this project; where their folder is not
 * there, the test is skipped. {@code -Dnormforge.onnx} names another folder. LpNormalization, which divides by a sum of
 * magnitudes or by the root of a sum of squares, is no norm of this project.
 */
class OnnxCasesTest {

    private static final Path FOLDER = Path.of(System.getProperty("normforge.onnx", "../../shared/conformance/onnx"));
    /** Four units of the largest of an output's elements, for the files have no scale. */
    private static final double RELATIVE = 4 * 0x1p-24;

    @Test
    void outputsAndStatisticsAgreeOnEveryKernel() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> "no ONNX cases in " + FOLDER.toAbsolutePath());
        List<OnnxCase> cases = cases();
        assertThat(cases).as("cases in %s", FOLDER).isNotEmpty();
        CompiledLayers compiled = LayerCompiler.plainAndVector()
                .compile(cases.stream().map(OnnxCase::spec).toList());
        for (Kernel kernel : Kernel.all()) {
            List<LayerHandle> layers = compiled.on(kernel);
            for (int i = 0; i < cases.size(); i++) {
                assertAgrees(cases.get(i), layers.get(i));
            }
        }
    }

    private static void assertAgrees(OnnxCase source, LayerHandle layer) {
        Map<String, double[]> ours = source.outputs(layer);
        source.source().expected().forEach((output, expected) -> {
            double largest = Arrays.stream(expected.f64()).map(Math::abs).max().orElse(0);
            assertThat(ours.get(output))
                    .as("%s of %s on %s", output, source.source(), layer)
                    .containsExactly(expected.f64(), within(RELATIVE * largest));
        });
    }

    private static List<OnnxCase> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(OnnxCasesTest::read)
                    .filter(source -> !source.op().equals("LpNormalization"))
                    .map(OnnxCase::new)
                    .toList();
        }
    }

    private static ConformanceCase read(Path file) {
        try {
            return ConformanceFiles.caseOf(
                    JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
