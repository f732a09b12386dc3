package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Affine;
import io.normforge.NormParameters;
import io.normforge.NormType;
import io.normforge.RunningStatistics;
import io.normforge.Shape;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What torch refuses when it is called is refused here too: by the compiler where it can be, else by the call; or there
 * is no way to ask for it.
 */
class TorchErrorsTest {

    private final LayerCompiler compiler = LayerCompiler.plainOnly();

    @Test
    void everyCaseIsCoveredBelow() {
        Stream<String> covered = Stream.of(
                        compileErrors(),
                        singleElementsAtRunTime(),
                        ranksThatWereNotDeclared(),
                        parametersOfAnotherSize(),
                        layersWithoutRunningStatistics())
                .flatMap(cases -> cases)
                .map(arguments -> (String) arguments.get()[0]);
        assertThat(Stream.concat(covered, Stream.of("ln_shape_2_for_1x2x3", "bn2d_channels", "bn_running_mean_size"))
                        .distinct())
                .hasSize(26)
                .containsExactlyInAnyOrderElementsOf(ConformanceFiles.lines("errors").stream()
                        .map(json -> json.get("id").getAsString())
                        .map(id -> id.substring(id.lastIndexOf('/') + 1))
                        .toList());
    }

    static Stream<Arguments> compileErrors() {
        return Stream.of(
                Arguments.of("ln_shape_scalar_for_scalar", LayerSpec.layer(), "shape"),
                Arguments.of("ln_shape_2x3_for_3", LayerSpec.layer(3).withAxes(-2, -1), "-2"),
                Arguments.of("bn_train_one_value_1x3", LayerSpec.batch(1, 3), "one element"),
                Arguments.of("bn_train_one_value_1x4x1", LayerSpec.batch(1, 4, 1), "one element"),
                Arguments.of("bn_train_one_value_1x2x1x1", LayerSpec.batch(1, 2, 1, 1), "one element"),
                Arguments.of("in_one_spatial_1d", LayerSpec.instance(2, 3, 1), "one element"),
                Arguments.of("in_one_spatial_2d", LayerSpec.instance(2, 3, 1, 1), "one element"),
                Arguments.of("gn_one_value", LayerSpec.group(3, 1, 3), "one element"),
                Arguments.of("gn_groups_1x2x3x4_g3", LayerSpec.group(3, 1, 2, 3, 4), "groups"),
                Arguments.of("gn_groups_2x3x10_g2", LayerSpec.group(2, 2, 3, 10), "groups"),
                Arguments.of("gn_ctor_divisible", LayerSpec.group(2, Shape.DYNAMIC, 3), "groups"),
                Arguments.of("gn_rank1", LayerSpec.group(1, 3), "axis"),
                Arguments.of("syncbn_rank1", LayerSpec.of(NormType.SYNC_BATCH, 3), "SYNC_BATCH"));
    }

    @ParameterizedTest
    @MethodSource("compileErrors")
    void whatTheAnnotationTellsIsRefusedAtCompileTime(String id, LayerSpec spec, String named) {
        assertThat(compiler.refuse(spec))
                .as(id)
                .anySatisfy(message -> assertThat(message).contains(named));
    }

    static Stream<Arguments> singleElementsAtRunTime() {
        int any = Shape.DYNAMIC;
        return Stream.of(
                Arguments.of("bn_train_one_value_1x3", LayerSpec.batch(any, 3), 3, new int[] {1}),
                Arguments.of("bn_train_one_value_1x4x1", LayerSpec.batch(any, 4, any), 4, new int[] {1, 1}),
                Arguments.of("bn_train_one_value_1x2x1x1", LayerSpec.batch(any, 2, any, any), 2, new int[] {1, 1, 1}),
                Arguments.of("in_one_spatial_1d", LayerSpec.instance(any, 3, any), 6, new int[] {2, 1}),
                Arguments.of("in_one_spatial_2d", LayerSpec.instance(any, 3, any, any), 6, new int[] {2, 1, 1}));
    }

    /** "Expected more than 1 value per channel when training". */
    @ParameterizedTest
    @MethodSource("singleElementsAtRunTime")
    void aStatisticOverOneElementIsRefusedByTheCallAndChangesNothing(
            String id, LayerSpec spec, int elements, int[] sizes) {
        LayerHandle layer = load(spec);
        float[] y = new float[elements];
        assertThatThrownBy(() -> forward(layer, new float[elements], y, sizes))
                .as(id)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one element");
        assertThat(y).containsOnly(0f);
        assertThat(layer.layer().runningStatistics().batchesTracked()).isZero();
        assertThat(layer.layer().runningStatistics().mean())
                .containsExactly(new float[layer.layer().runningStatistics().size()]);
        assertThat(layer.layer().savedStatistics().count()).isZero();
    }

    static Stream<Arguments> ranksThatWereNotDeclared() {
        int any = Shape.DYNAMIC;
        return Stream.of(
                Arguments.of("bn1d_rank4", LayerSpec.batch(any, 3, any), "2, 4, 4"),
                Arguments.of("bn2d_rank3", LayerSpec.batch(any, 3, any, any), "2, 4"),
                Arguments.of("bn3d_rank4", LayerSpec.batch(any, 3, any, any, any), "2, 4, 4"),
                Arguments.of("in2d_rank5", LayerSpec.instance(any, 3, any, any), "2, 2, 2, 2"));
    }

    /** "expected 4D input (got 3D input)": a call has as many sizes as the annotation leaves open. */
    @ParameterizedTest
    @MethodSource("ranksThatWereNotDeclared")
    void aCallWithSizesOfAnotherRankDoesNotCompile(String id, LayerSpec spec, String sizes) {
        String call = "package layers; final class Caller { void call(M0Norm norm, float[] x, float[] y) {"
                + " norm.forward(x, y, " + sizes + "); } }";
        assertThat(compiler.withSource("Caller", call).refuse(spec))
                .as(id)
                .singleElement()
                .asString()
                .contains("forward");
    }

    /** ln_shape_2_for_1x2x3: "Given normalized_shape=[2], expected input with shape [*, 2], but got [1, 2, 3]". */
    @Test
    void aRowLengthThatWasNotDeclaredIsRefusedByTheCall() {
        LayerHandle layer = load(LayerSpec.layer(1, 2, 2).orShape(1, 2, 4).withAffine(Affine.NONE));
        assertThatThrownBy(() -> forward(layer, new float[6], new float[6], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3")
                .hasMessageContaining("declared");
    }

    /** bn2d_channels: a batch of [2, 4, 4, 4] is no whole number of samples of [3, 4, 4]. */
    @Test
    void anInputOfOtherChannelsIsRefusedByTheCall() {
        LayerHandle layer = load(LayerSpec.batch(Shape.DYNAMIC, 3, 4, 4));
        assertThatThrownBy(() -> forward(layer, new float[128], new float[128]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("128")
                .hasMessageContaining("48");
        assertThat(layer.layer().runningStatistics().batchesTracked()).isZero();
    }

    /** bn_running_mean_size: "running_mean should contain 3 elements not 4". */
    @Test
    void runningStatisticsOfAnotherSizeCannotBeSet() {
        RunningStatistics running = load(LayerSpec.batch(4, 3, 2)).layer().runningStatistics();
        assertThatThrownBy(() -> running.set(new float[4], new float[3], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 numbers for the running mean, of which there are 3");
        assertThatThrownBy(() -> running.set(new float[3], new float[4], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 numbers for the running variance, of which there are 3");
    }

    static Stream<Arguments> parametersOfAnotherSize() {
        return Stream.of(
                Arguments.of("ln_weight_shape", LayerSpec.layer(1, 2, 3).withAxes(0, 1, 2), 6),
                Arguments.of("ln_bias_shape", LayerSpec.layer(1, 2, 3).withAxes(0, 1, 2), 6),
                Arguments.of("bn_weight_size", LayerSpec.batch(4, 3, 2), 3),
                Arguments.of("gn_weight", LayerSpec.group(1, 2, 3, 3), 3));
    }

    /** A γ or β of another size cannot be passed, as the layer makes its own. */
    @ParameterizedTest
    @MethodSource("parametersOfAnotherSize")
    void parametersHaveTheSizeOfTheirAxesAndCannotBeReplaced(String id, LayerSpec spec, int size) {
        LayerHandle layer = load(spec);
        assertThat(layer.layer().parameters().gamma()).as(id).hasSize(size);
        assertThat(layer.layer().parameters().beta()).as(id).hasSize(size);
        assertThat(Arrays.stream(NormParameters.class.getMethods())
                        .filter(method ->
                                Arrays.asList(method.getParameterTypes()).contains(float[].class)))
                .isEmpty();
    }

    static Stream<Arguments> layersWithoutRunningStatistics() {
        return Stream.of(
                Arguments.of("bn_eval_no_stats", LayerSpec.batch(4, 3).withTracking(false)),
                Arguments.of("in_eval_no_stats", LayerSpec.instance(2, 3, 3)));
    }

    /** "running_mean must be defined in evaluation mode": without any, a layer evaluates by the input's own. */
    @ParameterizedTest
    @MethodSource("layersWithoutRunningStatistics")
    void aLayerWithoutRunningStatisticsCannotBeToldToUseThem(String id, LayerSpec spec) {
        LayerHandle layer = load(spec);
        assertThatThrownBy(() -> layer.layer().freezeStatistics())
                .as(id)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trackRunningStats = true");
        assertThatThrownBy(() -> layer.layer().runningStatistics().set(new float[3], new float[3], 0))
                .as(id)
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LayerHandle load(LayerSpec spec) {
        return compiler.compile(List.of(spec)).on(Kernel.PLAIN, 0);
    }

    private static void forward(LayerHandle layer, float[] x, float[] y, int... sizes) {
        List<Class<?>> types = Stream.concat(
                        Stream.of(float[].class, float[].class),
                        IntStream.of(sizes).mapToObj(size -> int.class))
                .collect(Collectors.toList());
        List<Object> arguments =
                Stream.concat(Stream.of(x, y), IntStream.of(sizes).boxed()).collect(Collectors.toList());
        layer.invoke("forward", types.toArray(Class<?>[]::new), arguments.toArray());
    }
}
