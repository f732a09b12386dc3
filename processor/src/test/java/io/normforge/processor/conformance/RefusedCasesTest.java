package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Normalize;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What torch computes and this project refuses: an epsilon that is not positive, a momentum that is no share, running
 * statistics that are not finite. What torch refuses too is in {@link TorchErrorsTest}.
 */
class RefusedCasesTest {

    private final LayerCompiler compiler = LayerCompiler.plainOnly();

    /** Whether nothing of the case can be run; where only the epsilon is 0 or the momentum is negative, all can. */
    static boolean isRefused(ConformanceCase source) {
        return hasNegativeEpsilon(source) || hasNonFiniteRunningStatistics(source);
    }

    private static boolean hasNegativeEpsilon(ConformanceCase source) {
        return source.epsilon() != null && source.epsilon() < 0;
    }

    private static boolean hasNonFiniteRunningStatistics(ConformanceCase source) {
        return Stream.of("running_mean", "running_var")
                .map(source::input)
                .anyMatch(values ->
                        values != null && IntStream.range(0, values.length).anyMatch(c -> !Float.isFinite(values[c])));
    }

    static Stream<ConformanceCase> casesWithoutAPositiveEpsilon() {
        return cases(source -> source.epsilon() != null && source.epsilon() <= 0);
    }

    /** A zero there divides by zero on a constant row, and a negative one takes a root of it. */
    @ParameterizedTest
    @MethodSource("casesWithoutAPositiveEpsilon")
    void anEpsilonThatIsNotPositiveIsRefusedAtCompileTime(ConformanceCase source) {
        LayerSpec spec = TorchCase.of(source).spec().withEpsilon(source.epsilon());
        assertThat(compiler.refuse(spec))
                .anySatisfy(
                        message -> assertThat(message).contains("epsilon").contains(String.valueOf(source.epsilon())));
    }

    /** −1, which two of torch's own tests pass, is CUMULATIVE here. */
    static Stream<ConformanceCase> casesWithANegativeMomentum() {
        return cases(source -> source.momentum() != null
                && source.momentum() < 0
                && source.momentum() != Normalize.CUMULATIVE
                && source.tracks());
    }

    /** It would move the running statistics away from the batch's. */
    @ParameterizedTest
    @MethodSource("casesWithANegativeMomentum")
    void aNegativeMomentumIsRefusedAtCompileTime(ConformanceCase source) {
        LayerSpec spec = TorchCase.of(source).spec().withMomentum(source.momentum());
        assertThat(compiler.refuse(spec))
                .anySatisfy(message ->
                        assertThat(message).contains("momentum").contains(String.valueOf(source.momentum())));
    }

    static Stream<ConformanceCase> casesWithNonFiniteRunningStatistics() {
        return cases(RefusedCasesTest::hasNonFiniteRunningStatistics);
    }

    /** They would turn every output of a channel into NaN or β until the next reset. */
    @ParameterizedTest
    @MethodSource("casesWithNonFiniteRunningStatistics")
    void runningStatisticsThatAreNotFiniteCannotBeSet(ConformanceCase source) {
        LayerHandle layer =
                compiler.compile(List.of(TorchCase.of(source).spec())).on(Kernel.PLAIN, 0);
        float[] mean = source.input("running_mean");
        float[] variance = source.input("running_var");
        assertThatThrownBy(() -> layer.layer().runningStatistics().set(mean, variance, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
        assertThat(layer.layer().runningStatistics().mean()).containsOnly(0f);
        assertThat(layer.layer().runningStatistics().variance()).containsOnly(1f);
    }

    private static Stream<ConformanceCase> cases(Predicate<ConformanceCase> which) {
        return ConformanceFiles.families(CaseForm.WRITTEN_OUT).stream()
                .flatMap(family -> ConformanceFiles.family(family).stream())
                .filter(which);
    }
}
