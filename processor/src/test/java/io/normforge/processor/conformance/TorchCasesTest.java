package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All LAYER and RMS cases, forward and backward, on every kernel this JVM runs: within 4 · 2⁻²⁴
 * of the scale, NaN and infinity where they belong, and nowhere else; and the same bits from every kernel.
 */
class TorchCasesTest {

    private static final double BOUND = 4;
    private static final List<String> FAMILIES =
            List.of("ln_grid", "rms_grid", "fused", "modules", "opinfo", "empty", "numerics");

    private static final Map<String, Map<String, Double>> SCALES = ConformanceFiles.scales();
    private static final AccuracyTable TABLE = new AccuracyTable();

    private static List<LayerSpec> specs;
    private static CompiledLayers compiled;

    @BeforeAll
    static void compileEveryDistinctSpecOnce() {
        specs = List.copyOf(new LinkedHashSet<>(FAMILIES.stream()
                .flatMap(TorchCasesTest::cases)
                .map(LayerCase::spec)
                .toList()));
        compiled = LayerCompiler.plainAndVector().compile(specs);
    }

    @AfterAll
    static void report() throws IOException {
        System.out.println(TABLE);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "conformance.txt"), TABLE + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ln_grid", "rms_grid", "fused", "modules", "opinfo", "empty", "numerics"})
    void everyKernelStaysInsideTheBound(String family) {
        List<LayerCase> cases = cases(family).toList();
        assertThat(cases).isNotEmpty();
        cases.forEach(layerCase -> TABLE.addCase(row(family, layerCase)));
        List<String> failures = new ArrayList<>();
        Map<LayerCase, NormResult> plain = new IdentityHashMap<>();
        for (Kernel kernel : Kernel.all()) {
            List<LayerHandle> layers = compiled.on(kernel);
            for (LayerCase layerCase : cases) {
                LayerHandle layer = layers.get(specs.indexOf(layerCase.spec()));
                NormResult result = layer.run(layerCase.call());
                failures.addAll(failures(family, layerCase, layer, result));
                result.firstDifference(plain.computeIfAbsent(layerCase, first -> result))
                        .ifPresent(difference -> failures.add(difference + " on PLAIN, in " + layer));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> failures(String family, LayerCase layerCase, LayerHandle layer, NormResult result) {
        Map<String, double[]> ours = layerCase.outputs(result);
        List<String> failures = new ArrayList<>();
        layerCase.source().expected().forEach((output, expected) -> {
            double scale = scale(layerCase, output);
            boolean convention = output.equals("mean");
            double error = Accuracy.worst(ours.get(output), expected.f64(), scale, convention);
            TABLE.add(row(family, layerCase), output, error, torchError(expected, scale, convention));
            if (error > BOUND) {
                failures.add(error + " in " + output + " of " + layerCase.source() + " on " + layer);
            }
        });
        return failures;
    }

    /** Empty cases have no scale: whatever they have is 0. */
    private static double scale(LayerCase layerCase, String output) {
        Map<String, Double> scales = SCALES.get(layerCase.source().id());
        assertThat(scales != null || layerCase.call().elements() == 0)
                .as("%s has a scale or is empty", layerCase.source())
                .isTrue();
        return scales == null ? 0 : scales.get(output);
    }

    private static double torchError(Expected expected, double scale, boolean convention) {
        if (expected.f32() == null) {
            return 0;
        }
        double[] torch = new double[expected.f32().length];
        for (int i = 0; i < torch.length; i++) {
            torch[i] = expected.f32()[i];
        }
        return Accuracy.worst(torch, expected.f64(), scale, convention);
    }

    private static String row(String family, LayerCase layerCase) {
        String numericClass = layerCase.source().numericClass();
        return numericClass.isEmpty() ? family : family + " " + numericClass;
    }

    /** A negative epsilon, which a few of torch's own tests pass, is refused: see {@link RefusedCasesTest}. */
    private static Stream<LayerCase> cases(String family) {
        return ConformanceFiles.family(family).stream()
                .filter(ConformanceCase::isLayerOrRms)
                .filter(source -> source.epsilon() == null || source.epsilon() >= 0)
                .map(LayerCase::of);
    }
}
