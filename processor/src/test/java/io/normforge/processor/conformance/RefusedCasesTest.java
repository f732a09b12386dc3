package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.normforge.Affine;
import io.normforge.NormParameters;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What torch refuses when it is called is refused here too: by the compiler where it can be, else by the call. */
class RefusedCasesTest {

    private final LayerCompiler compiler = LayerCompiler.plainOnly();

    @Test
    void everyCaseIsCoveredBelow() {
        assertThat(ConformanceFiles.lines("errors").stream()
                        .filter(json -> json.get("op").getAsString().equals("LayerNorm")
                                || json.get("op").getAsString().equals("RMSNorm"))
                        .map(RefusedCasesTest::shortId))
                .containsExactlyInAnyOrder(
                        "ln_shape_scalar_for_scalar",
                        "ln_shape_2x3_for_3",
                        "ln_shape_2_for_1x2x3",
                        "ln_weight_shape",
                        "ln_bias_shape");
    }

    /** ln_shape_scalar_for_scalar: "Expected normalized_shape to be at least 1-dimensional". */
    @Test
    void aShapeWithoutAxesIsRefusedAtCompileTime() {
        assertThat(compiler.refuse(LayerSpec.layer()))
                .anySatisfy(message -> assertThat(message).contains("shape"));
    }

    /** ln_shape_2x3_for_3: "Given normalized_shape=[2, 3], expected input with shape [*, 2, 3], but got [3]". */
    @Test
    void poolingMoreAxesThanThereAreIsRefusedAtCompileTime() {
        assertThat(compiler.refuse(LayerSpec.layer(3).withAxes(-2, -1)))
                .anySatisfy(message -> assertThat(message).contains("-2"));
    }

    /** ln_shape_2_for_1x2x3: "Given normalized_shape=[2], expected input with shape [*, 2], but got [1, 2, 3]". */
    @Test
    void aRowLengthThatWasNotDeclaredIsRefusedByTheCall() {
        LayerSpec spec = LayerSpec.layer(1, 2, 2).orShape(1, 2, 4).withAffine(Affine.NONE);
        LayerHandle layer = compiler.compile(List.of(spec)).on(Kernel.PLAIN, 0);
        Class<?>[] types = {float[].class, float[].class, int.class};
        assertThatThrownBy(() -> layer.invoke("forward", types, new float[8], new float[8], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3")
                .hasMessageContaining("declared");
    }

    /** ln_weight_shape and ln_bias_shape: a γ or β of another size cannot be passed, as the layer makes its own. */
    @Test
    void parametersHaveTheSizeOfTheirAxesAndCannotBeReplaced() {
        LayerSpec spec = LayerSpec.layer(1, 2, 3).withAxes(0, 1, 2);
        LayerHandle layer = compiler.compile(List.of(spec)).on(Kernel.PLAIN, 0);
        assertThat(layer.layer().parameters().gamma()).hasSize(6);
        assertThat(layer.layer().parameters().beta()).hasSize(6);
        assertThat(Arrays.stream(NormParameters.class.getMethods())
                        .filter(method ->
                                Arrays.asList(method.getParameterTypes()).contains(float[].class)))
                .isEmpty();
    }

    static Stream<ConformanceCase> casesWithoutAPositiveEpsilon() {
        return Stream.of("modules", "opinfo")
                .flatMap(family -> ConformanceFiles.family(family).stream())
                .filter(ConformanceCase::isLayerOrRms)
                .filter(source -> source.epsilon() != null && source.epsilon() <= 0);
    }

    /** torch computes these; a zero there divides by zero on a constant row, and a negative one takes a root of it. */
    @ParameterizedTest
    @MethodSource("casesWithoutAPositiveEpsilon")
    void anEpsilonThatIsNotPositiveIsRefusedAtCompileTime(ConformanceCase source) {
        LayerSpec spec = LayerCase.of(source).spec().withEpsilon(source.epsilon());
        assertThat(compiler.refuse(spec))
                .anySatisfy(
                        message -> assertThat(message).contains("epsilon").contains(String.valueOf(source.epsilon())));
    }

    private static String shortId(JsonObject json) {
        String id = json.get("id").getAsString();
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
