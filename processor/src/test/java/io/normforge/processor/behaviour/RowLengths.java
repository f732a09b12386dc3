package io.normforge.processor.behaviour;

import io.normforge.Activation;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The row lengths at which all kernels must return the same bits, and layers of each. */
final class RowLengths {

    private static final int[] LARGE = {320, 384, 509, 512, 768, 1000, 1024, 1031, 2048, 4096, 4099, 10007, 65536};

    /** Given up where other tests need the memory. */
    private static SoftReference<CompiledLayers> compiled = new SoftReference<>(null);

    private RowLengths() {}

    /** The layers with kernels of every width, compiled once for all tests that look at them. */
    static synchronized CompiledLayers compiled() {
        CompiledLayers layers = compiled.get();
        if (layers == null) {
            layers = LayerCompiler.plainAndVector().compile(specs());
            compiled = new SoftReference<>(layers);
        }
        return layers;
    }

    /** LAYER and RMS at every length from 1 to 260 and some larger ones; UNIT, a residual before, activations and gates at a few. */
    static List<LayerSpec> specs() {
        Stream<LayerSpec> plain = IntStream.concat(IntStream.rangeClosed(1, 260), IntStream.of(LARGE))
                .boxed()
                .flatMap(RowLengths::layerAndRms);
        Stream<LayerSpec> units = Stream.of(1, 7, 31, 32, 49, 100, 128, 129, 384, 1024, 1031)
                .map(length -> LayerSpec.unit(Shape.DYNAMIC, length));
        Stream<LayerSpec> added = Stream.of(1, 7, 31, 32, 49, 128, 129, 384, 1031)
                .flatMap(RowLengths::layerAndRms)
                .map(spec -> spec.withResidual(Residual.BEFORE));
        Stream<LayerSpec> fused =
                Stream.of(1, 7, 31, 32, 49, 96, 127, 128, 129, 384, 1024, 1031).flatMap(RowLengths::fused);
        return Stream.of(plain, units, added, fused).flatMap(specs -> specs).toList();
    }

    /** Every activation, and two gates. */
    private static Stream<LayerSpec> fused(int length) {
        LayerSpec layer = LayerSpec.layer(Shape.DYNAMIC, length);
        LayerSpec gated = LayerSpec.rms(Shape.DYNAMIC, length).withGate();
        Stream<LayerSpec> activations = Arrays.stream(Activation.values()).map(layer::withActivation);
        return Stream.concat(activations, Stream.of(gated, gated.withActivation(Activation.SILU)));
    }

    static int of(LayerSpec spec) {
        return spec.shapes().get(0).get(1);
    }

    private static Stream<LayerSpec> layerAndRms(int length) {
        return Stream.of(LayerSpec.layer(Shape.DYNAMIC, length), LayerSpec.rms(Shape.DYNAMIC, length));
    }
}
