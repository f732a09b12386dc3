package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Affine;
import io.normforge.NormParameters;
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

/** Where and how each kind of refusal comes here. */
final class RefusedLayers {

    private static final LayerCompiler COMPILER = LayerCompiler.plainOnly();

    private RefusedLayers() {}

    static void refuseAnnotation(LayerSpec spec, String named) {
        assertThat(COMPILER.refuse(spec))
                .anySatisfy(message -> assertThat(message).contains(named));
    }

    /** By the compiler if sizes are constants, else by the call, which changes nothing. */
    static void refuseSingleElements(RefusedCall refused) {
        refuseAnnotation(refused.spec(), "one element");
        LayerSpec open = refused.specOfAnySizes();
        if (open.pooledAxes().stream().noneMatch(axis -> open.shapes().get(0).get(axis) == Shape.DYNAMIC)) {
            refuseAnnotation(open, "one element");
            return;
        }
        LayerHandle layer = load(open);
        float[] y = new float[refused.elements()];
        assertThatThrownBy(
                        () -> forward(layer, new float[refused.elements()], y, open.sizeArguments(refused.shape("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one element");
        assertThat(y).containsOnly(0f);
        RunningStatistics running = layer.layer().runningStatistics();
        assertThat(running.batchesTracked()).isZero();
        assertThat(running.mean()).containsExactly(new float[running.size()]);
        assertThat(layer.layer().savedStatistics().count()).isZero();
    }

    /** No axes, or more than there are, by the compiler; sizes that were not declared by the call. */
    static void refuseRowShape(RefusedCall refused) {
        int[] shape = refused.shape("x");
        int[] rows = refused.attributes().integers("normalized_shape").stream()
                .mapToInt(Integer::intValue)
                .toArray();
        if (rows.length == 0) {
            refuseAnnotation(refused.spec(), "shape");
        } else if (rows.length > shape.length) {
            refuseAnnotation(refused.spec(), String.valueOf(-rows.length));
        } else {
            refuseRowLength(refused, shape, rows);
        }
    }

    private static void refuseRowLength(RefusedCall refused, int[] shape, int[] rows) {
        int[] declared = shape.clone();
        System.arraycopy(rows, 0, declared, shape.length - rows.length, rows.length);
        int[] other = IntStream.range(0, shape.length)
                .map(axis -> declared[axis] == shape[axis] ? shape[axis] : declared[axis] + shape[axis])
                .toArray();
        LayerSpec spec = refused.spec(declared).orShape(other).withAffine(Affine.NONE);
        int[] sizes = spec.sizeArguments(shape);
        LayerHandle layer = load(spec);
        assertThatThrownBy(() -> forward(layer, new float[refused.elements()], new float[refused.elements()], sizes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(sizes[0]))
                .hasMessageContaining("declared");
    }

    /**
     * A call has as many sizes as the annotation leaves open, so one with those of another rank does not compile. An operator that
     * takes several ranks has an annotation for each.
     */
    static void refuseRank(RefusedCall refused) {
        if (refused.dimensions() == 0) {
            refuseAnnotation(refused.spec(), refused.spec().type().name());
            return;
        }
        String sizes = IntStream.of(refused.specOfAnySizes().sizeArguments(refused.shape("x")))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        String call = "package layers; final class Caller { void call(M0Norm norm, float[] x, float[] y) {"
                + " norm.forward(x, y, " + sizes + "); } }";
        LayerSpec declared = refused.specOfAnySizes(refused.dimensions() + 2);
        assertThat(COMPILER.withSource("Caller", call).refuse(declared))
                .singleElement()
                .asString()
                .contains("forward");
    }

    /** A γ or β of another size cannot be passed, as the layer makes its own. */
    static void refuseParameters(RefusedCall refused) {
        LayerSpec spec = refused.spec().withAffine(Affine.GAMMA_BETA);
        int size = spec.parameterAxes().stream()
                .mapToInt(axis -> refused.shape("x")[axis])
                .reduce(1, (left, right) -> left * right);
        LayerHandle layer = load(spec);
        assertThat(layer.layer().parameters().gamma()).hasSize(size);
        assertThat(layer.layer().parameters().beta()).hasSize(size);
        Stream.of("weight", "bias")
                .filter(refused.shapes()::has)
                .forEach(given -> assertThat(RefusedCall.product(refused.shape(given)))
                        .as("the size of the %s that is refused", given)
                        .isNotEqualTo(size));
        assertThat(NormParameters.class.getMethods())
                .noneMatch(method -> Arrays.asList(method.getParameterTypes()).contains(float[].class));
    }

    /** Statistics of another size cannot be set, and an input of other channels than were declared is no whole number of samples. */
    static void refuseRunningStatistics(RefusedCall refused) {
        if (refused.attributes().has("num_features")) {
            refuseChannels(refused, refused.attributes().integer("num_features"));
            return;
        }
        RunningStatistics running = load(refused.spec()).layer().runningStatistics();
        int size = running.size();
        int given = refused.shape(refused.shapes().has("running_mean") ? "running_mean" : "running_var")[0];
        String numbers = given + " numbers for the running %s, of which there are " + size;
        assertThatThrownBy(() -> running.set(new float[given], new float[size], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(numbers, "mean");
        assertThatThrownBy(() -> running.set(new float[size], new float[given], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(numbers, "variance");
    }

    private static void refuseChannels(RefusedCall refused, int channels) {
        int[] declared = refused.shape("x");
        declared[0] = 0;
        declared[1] = channels;
        int sample = RefusedCall.product(Arrays.copyOfRange(declared, 1, declared.length));
        LayerHandle layer = load(refused.spec(declared));
        assertThatThrownBy(() -> forward(layer, new float[refused.elements()], new float[refused.elements()]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(refused.elements()))
                .hasMessageContaining(String.valueOf(sample));
        assertThat(layer.layer().runningStatistics().batchesTracked()).isZero();
    }

    /** Without running statistics a layer evaluates by the input's own, and cannot be told to use any. */
    static void refuseToGoByNoStatistics(RefusedCall refused) {
        LayerHandle layer = load(refused.withoutTracking().spec());
        float[] channels = new float[refused.channels()];
        assertThatThrownBy(() -> layer.layer().freezeStatistics())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trackRunningStats = true");
        assertThatThrownBy(() -> layer.layer().runningStatistics().set(channels, channels, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LayerHandle load(LayerSpec spec) {
        return COMPILER.compile(List.of(spec)).on(Kernel.PLAIN, 0);
    }

    private static void forward(LayerHandle layer, float[] x, float[] y, int... sizes) {
        Class<?>[] types = Stream.concat(
                        Stream.of(float[].class, float[].class),
                        IntStream.of(sizes).mapToObj(size -> int.class))
                .toArray(Class<?>[]::new);
        Object[] arguments =
                Stream.concat(Stream.of(x, y), IntStream.of(sizes).boxed()).toArray();
        layer.invoke("forward", types, arguments);
    }
}
