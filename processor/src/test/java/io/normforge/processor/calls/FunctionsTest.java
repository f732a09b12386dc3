package io.normforge.processor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.MaskedNormFunction;
import io.normforge.NormFunction;
import io.normforge.NormLayer;
import io.normforge.Residual;
import io.normforge.UnaryNorm;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Through an interface, without knowing its class, a layer returns the bits of its own methods. */
class FunctionsTest {

    private static final LayerSpec ROWS = LayerSpec.layer(-1, 12);
    private static final LayerSpec SEVERAL = LayerSpec.rms(-1, 12, 4).orShape(-1, 8, 4);
    private static final LayerSpec AFTER = ROWS.withResidual(Residual.AFTER);
    private static final LayerSpec BEFORE = ROWS.withResidual(Residual.BEFORE);
    private static final LayerSpec MASKED =
            LayerSpec.batch(3, -1, 5).withChannelAxis(-1).withMask();
    private static final int[] LENGTHS = {7, 2, 5};
    private static final Map<LayerSpec, int[]> LAYERS = layers();

    private static CompiledLayers compiled;

    private static Map<LayerSpec, int[]> layers() {
        Map<LayerSpec, int[]> layers = new LinkedHashMap<>();
        layers.put(ROWS, new int[] {5, 12});
        layers.put(LayerSpec.unit(4, 3), new int[] {4, 3});
        layers.put(LayerSpec.batch(-1, 6, -1, -1), new int[] {3, 6, 2, 5});
        layers.put(LayerSpec.syncBatch(-1, 6), new int[] {4, 6});
        layers.put(SEVERAL, new int[] {2, 8, 4});
        layers.put(BEFORE, new int[] {5, 12});
        layers.put(AFTER, new int[] {5, 12});
        layers.put(AFTER.withActivation(Activation.GELU), new int[] {5, 12});
        layers.put(ROWS.withGate().withActivation(Activation.SILU), new int[] {5, 12});
        layers.put(AFTER.withGate(), new int[] {5, 12});
        layers.put(BEFORE.withGate(), new int[] {5, 12});
        layers.put(LayerSpec.layer(-1, -1, 12).withAffine(Affine.SCALE_SHIFT, 0, 2), new int[] {2, 3, 12});
        layers.put(AFTER.withAffine(Affine.SCALE, 1).withActivation(Activation.GELU), new int[] {5, 12});
        layers.put(MASKED, new int[] {3, 7, 5});
        layers.put(MASKED.withResidual(Residual.AFTER), new int[] {3, 7, 5});
        layers.put(LayerSpec.batch(3, 4, -1, 5).withMask().withResidual(Residual.AFTER), new int[] {3, 4, 2, 5});
        return layers;
    }

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainOnly().compile(List.copyOf(LAYERS.keySet()));
    }

    static Stream<LayerSpec> specs() {
        return LAYERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void theBitsAreThoseOfTheLayersOwnMethods(LayerSpec spec) {
        LayerHandle layer = layer(spec);
        NormCall call =
                new RandomCalls(new Random(12)).next(spec, LAYERS.get(spec)).withoutSum();
        boolean masked = spec.channels().masked();
        NormResult own = masked ? layer.run(call, LENGTHS) : layer.run(call);
        float[] dgamma = layer.layer().gradients().gamma().clone();
        layer.layer().gradients().clear();
        layer.layer().train();

        float[][] inputs = inputs(spec, call);
        float[] y = new float[call.elements()];
        float[][] gradients =
                Arrays.stream(inputs).map(input -> new float[input.length]).toArray(float[][]::new);
        if (layer.layer() instanceof MaskedNormFunction function) {
            function.forward(inputs, LENGTHS, call.shape(), y);
            function.backward(inputs, LENGTHS, call.shape(), call.dy(), gradients);
        } else if (layer.layer() instanceof NormFunction function) {
            function.forward(inputs, call.shape(), y);
            function.backward(inputs, call.shape(), call.dy(), gradients);
        }

        assertThat(y).containsExactly(own.y());
        assertThat(gradients[0]).containsExactly(own.dx());
        assertThat(layer.layer().gradients().gamma()).containsExactly(dgamma);
        List<String> names = layer.layer().descriptor().inputs();
        assertThat(names).hasSize(inputs.length);
        if (spec.takesScale()) {
            assertThat(gradients[names.indexOf("scale")]).containsExactly(own.dgamma());
        }
        if (spec.takesScale() && spec.hasBeta()) {
            assertThat(gradients[names.indexOf("shift")]).containsExactly(own.dbeta());
        }
        if (spec.gate()) {
            assertThat(gradients[names.indexOf("gate")]).containsExactly(own.dgate());
        }
        if (spec.residual() != Residual.NONE) {
            assertThat(gradients[names.indexOf("residual")]).containsExactly(residualGradient(spec, call, own));
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void whichInterfaceALayerHasFollowsFromItsInputsAndMask(LayerSpec spec) {
        NormLayer layer = layer(spec).layer();
        boolean masked = spec.channels().masked();
        boolean unary = spec.residual() == Residual.NONE && !spec.gate() && !spec.takesScale();
        assertThat(layer instanceof MaskedNormFunction).isEqualTo(masked);
        assertThat(layer instanceof NormFunction).isEqualTo(!masked);
        assertThat(layer instanceof UnaryNorm).isEqualTo(!masked && unary);
    }

    @Test
    void aShapeThatIsNotTheLayersIsRefused() {
        UnaryNorm rows = (UnaryNorm) layer(ROWS).layer();
        float[] x = new float[60];
        assertThatThrownBy(() -> rows.forward(x, new int[] {60}, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("M0.Norm: a shape of [60] where the layer is for [any, 12]");
        assertThatThrownBy(() -> rows.forward(x, new int[] {10, 6}, x))
                .hasMessage("M0.Norm: a shape of [10, 6] where the layer is for [any, 12]");
        assertThatThrownBy(() -> rows.forward(x, new int[] {4, 12}, x))
                .hasMessageStartingWith("M0.Norm: x has length 60, but the sizes say 48");
        NormFunction several = (NormFunction) layer(SEVERAL).layer();
        assertThatThrownBy(() -> several.forward(new float[][] {x}, new int[] {2, 9, 4}, x))
                .hasMessageStartingWith("M4.Norm has no kernel for sizes [2, 9]");
    }

    @Test
    void arraysThatAreTooFewOrSharedAreRefusedAndNothingIsWritten() {
        NormFunction before = (NormFunction) layer(BEFORE).layer();
        int[] shape = {5, 12};
        float[] x = new float[60];
        float[] dy = new float[60];
        float[] dx = new float[60];
        assertThatThrownBy(() -> before.forward(new float[][] {x}, shape, dx))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("M5.Norm: 1 inputs, but the layer has 2; NormDescriptor.inputs() lists them");
        float[][] inputs = {x, new float[60]};
        before.forward(inputs, shape, new float[60]);
        assertThatThrownBy(() -> before.backward(inputs, shape, dy, new float[][] {dx, dx}))
                .hasMessage("M5.Norm: dx is dresidual as well; pass an array of its own");
        assertThatThrownBy(() -> before.backward(inputs, shape, dy, new float[][] {dx, new float[59]}))
                .hasMessage("M5.Norm: dresidual has length 59, but dy has 60");
        NormFunction after = (NormFunction) layer(AFTER).layer();
        assertThatThrownBy(() -> after.backward(inputs, shape, dy, new float[][] {dy, dx}))
                .hasMessage("M6.Norm: dx is dy as well; pass an array of its own");
        assertThat(dx).containsOnly(0);
    }

    /** The least of several windows: once in a while the JVM itself puts a few bytes on a thread's account. */
    @Test
    void callsAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NormFunction before = (NormFunction) layer(BEFORE).layer();
        float[][] inputs = new float[2][60];
        float[][] gradients = new float[2][60];
        float[] y = new float[60];
        int[] shape = {5, 12};
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 50; window++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                before.forward(inputs, shape, y);
                before.backward(inputs, shape, y, gradients);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - start);
        }
        assertThat(least).isZero();
    }

    private static LayerHandle layer(LayerSpec spec) {
        return compiled.on(Kernel.PLAIN, List.copyOf(LAYERS.keySet()).indexOf(spec));
    }

    private static float[][] inputs(LayerSpec spec, NormCall call) {
        List<float[]> inputs = new ArrayList<>(List.of(call.x()));
        if (call.residual() != null) {
            inputs.add(call.residual());
        }
        if (call.gate() != null) {
            inputs.add(call.gate());
        }
        if (spec.takesScale()) {
            inputs.add(call.gamma());
        }
        if (spec.takesScale() && spec.hasBeta()) {
            inputs.add(call.beta());
        }
        return inputs.toArray(float[][]::new);
    }

    /** The layer's own backward leaves it out where it is dx or dy. */
    private static float[] residualGradient(LayerSpec spec, NormCall call, NormResult own) {
        if (own.dresidual() != null) {
            return own.dresidual();
        }
        return spec.residual() == Residual.BEFORE ? own.dx() : valid(spec, call);
    }

    /** dy, and 0 in the padding. */
    private static float[] valid(LayerSpec spec, NormCall call) {
        float[] dy = call.dy().clone();
        int inner = spec.channelAxis() == 1 ? 1 : call.shape()[2];
        int positions = dy.length / call.shape()[0] / call.shape()[spec.channelAxis()];
        for (int i = 0; i < dy.length && spec.channels().masked(); i++) {
            boolean isValid = i / inner % positions < LENGTHS[i / (dy.length / LENGTHS.length)];
            dy[i] = isValid ? dy[i] : 0;
        }
        return dy;
    }
}
