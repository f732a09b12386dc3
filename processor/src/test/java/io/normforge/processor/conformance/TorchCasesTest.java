package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.conformance.TorchCase.Outcome;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.Ranks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All cases, forward and backward, on every kernel this JVM runs: within 4 · 2⁻²⁴ of the scale, NaN and infinity where
 * they belong, and nowhere else; and the same bits from every kernel. Those that are refused instead are in {@link
 * RefusedCasesTest}.
 */
@ExtendWith(AccuracyReport.class)
class TorchCasesTest {

    private static final double BOUND = 4;
    private static final Map<String, Map<String, Double>> SCALES = ConformanceFiles.scales();

    /** A case is added by a line in its family's file, a family by a file. */
    static List<String> families() {
        return ConformanceFiles.families(CaseForm.WRITTEN_OUT);
    }

    /** Else nobody would see that the folder has lost some. */
    @Test
    void theFolderHasAtLeastTheCasesOfTheCopies() {
        Path folder = ConformanceFiles.FOLDER;
        assumeTrue(Files.isDirectory(folder), () -> "no cases in " + folder.toAbsolutePath() + ", so copies are run");
        assertThat(ConformanceFiles.idsIn(folder)).containsAll(ConformanceFiles.idsIn(ConformanceFiles.copies()));
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyKernelStaysInsideTheBound(String family) {
        List<TorchCase> cases = cases(family).toList();
        List<LayerSpec> specs = cases.stream().map(TorchCase::spec).distinct().toList();
        CompiledLayers compiled = LayerCompiler.plainAndVector().compile(specs);
        cases.forEach(torchCase -> AccuracyReport.TABLE.addCase(row(family, torchCase)));
        List<String> failures = new ArrayList<>();
        Map<TorchCase, List<NormResult>> plain = new IdentityHashMap<>();
        for (Kernel kernel : Kernel.all()) {
            List<LayerHandle> layers = compiled.on(kernel);
            for (TorchCase torchCase : cases) {
                int index = specs.indexOf(torchCase.spec());
                LayerHandle layer = layers.get(index);
                Outcome outcome = torchCase.run(
                        torchCase.ranks() == 1
                                ? List.of(layer)
                                : compiled.onRanks(kernel, index, Ranks.of(torchCase.ranks())));
                failures.addAll(failures(family, torchCase, layer, outcome.outputs()));
                differences(outcome.results(), plain.computeIfAbsent(torchCase, first -> outcome.results()))
                        .forEach(difference -> failures.add(difference + " on PLAIN, in " + torchCase + layer));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> failures(
            String family, TorchCase torchCase, LayerHandle layer, Map<String, double[]> ours) {
        List<String> failures = new ArrayList<>();
        torchCase.expected().forEach((output, expected) -> {
            assertThat(ours)
                    .as("what this test knows to compare, in %s", torchCase.source())
                    .containsKey(output);
            double scale = scale(torchCase.source(), output);
            boolean convention = output.endsWith("mean");
            double error = Accuracy.worst(ours.get(output), expected.f64(), scale, convention);
            AccuracyReport.TABLE.add(row(family, torchCase), output, error, torchError(expected, scale, convention));
            if (error > BOUND) {
                failures.add(error + " in " + output + " of " + torchCase.source() + " on " + layer);
            }
        });
        return failures;
    }

    private static Stream<String> differences(List<NormResult> ours, List<NormResult> plain) {
        return IntStream.range(0, ours.size())
                .mapToObj(call -> ours.get(call).firstDifference(plain.get(call)))
                .flatMap(Optional::stream);
    }

    /** Empty cases have no scale: what they have is 0, or as it was. */
    private static double scale(ConformanceCase source, String output) {
        Map<String, Double> scales = SCALES.get(source.id());
        boolean empty = source.inputs().containsKey("x") && source.input("x").length == 0;
        assertThat(scales != null || empty)
                .as("%s has a scale or is empty", source)
                .isTrue();
        return scales == null ? 0 : scales.get(output);
    }

    private static double torchError(Expected expected, double scale, boolean convention) {
        return expected.f32() == null
                ? 0
                : Accuracy.worst(TorchCase.widen(expected.f32()), expected.f64(), scale, convention);
    }

    private static String row(String family, TorchCase torchCase) {
        return (family + " " + torchCase.source().attributes().text("numeric_class")).strip();
    }

    private static Stream<TorchCase> cases(String family) {
        return ConformanceFiles.family(family).stream()
                .filter(source -> !RefusedCasesTest.isRefused(source))
                .map(TorchCase::of);
    }
}
