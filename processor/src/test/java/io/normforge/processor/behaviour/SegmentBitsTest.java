package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Workers;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.SegmentBridge;
import io.normforge.processor.testing.SegmentBridge.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Layers over memory segments have the bits of layers over arrays, wherever the segments lie. */
class SegmentBitsTest {

    private static final long SEED = 20261128L;

    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.layer(-1, 768),
            LayerSpec.layer(-1, 100).withResidual(Residual.BEFORE),
            LayerSpec.layer(-1, 5),
            LayerSpec.rms(-1, 64).withGate().withActivation(Activation.SILU),
            LayerSpec.rms(-1, 300).withConfigured(1),
            LayerSpec.rms(-1, -1).withAffine(Affine.NONE),
            LayerSpec.unit(-1, 33).orShape(-1, 40),
            LayerSpec.layer(-1, -1, 96).withAffine(Affine.SCALE_SHIFT, 0, 2).withUnitOffset(),
            LayerSpec.batch(-1, 6, 7, 7),
            LayerSpec.batch(-1, 3, 20, 20).withResidual(Residual.AFTER).withActivation(Activation.RELU),
            LayerSpec.batch(-1, 5, 5, 40).withChannelAxis(-1),
            LayerSpec.syncBatch(-1, 6, 9),
            LayerSpec.instance(-1, 4, 9, 9),
            LayerSpec.group(2, -1, 8, 5, 5),
            LayerSpec.layer(-1, 12, 20).withAxes(1),
            LayerSpec.batch(-1, -1, 12).withChannelAxis(-1).withMask());

    private static List<CompiledLayers> compiled;

    @BeforeAll
    static void compile() {
        assumeTrue(SegmentBridge.isPossible(), "memory segments are there from JDK 22 on");
        compiled = List.of((Kernel.vector().isEmpty() ? LayerCompiler.plainOnly() : LayerCompiler.plainAndVector())
                .onSegments()
                .compile(SPECS));
    }

    @Test
    void nativeSegmentsHaveTheBitsOfArraysOnEveryKernel() {
        for (Kernel kernel : Kernel.all()) {
            compare(kernel, Place.NATIVE);
        }
    }

    @Test
    void soHaveSegmentsOnTheHeapInFilesAndInBuffers() {
        for (Place place :
                List.of(Place.CONFINED, Place.FLOATS, Place.BYTES, Place.MAPPED, Place.BUFFER, Place.MIXED)) {
            compare(Kernel.all().get(Kernel.all().size() - 1), place);
        }
    }

    @Test
    void masksSayWhichPositionsOfSegmentsAreValid() {
        LayerHandle layer = compiled.get(0).on(Kernel.PLAIN, SPECS.size() - 1);
        NormCall call = new RandomCalls(new Random(SEED)).next(layer.spec(), 3, 7, 12);
        for (Object valid : List.of(new int[] {4, 7, 1}, new boolean[21])) {
            if (valid instanceof boolean[] flags) {
                flags[2] = flags[3] = flags[20] = true;
            }
            assertThat(layer.on(Place.NATIVE).run(call, valid).difference(layer.run(call, valid)))
                    .isEmpty();
        }
    }

    @Test
    void workersShareCallsOverMemoryOfAllThreadsAndLeaveThoseOverMemoryOfOneAlone() {
        LayerHandle layer = compiled.get(0).on(Kernel.all().get(Kernel.all().size() - 1), 0);
        NormCall call = call(layer.spec(), 100);
        NormResult alone = layer.run(call);
        layer.layer().workers(Workers.of(2));
        for (Place place : List.of(Place.NATIVE, Place.CONFINED)) {
            assertThat(layer.on(place).run(call).difference(alone))
                    .as("%s", place)
                    .isEmpty();
        }
    }

    private static void compare(Kernel kernel, Place place) {
        List<LayerHandle> layers = compiled.get(0).on(kernel);
        for (LayerHandle layer : layers.subList(0, SPECS.size() - 1)) {
            for (int rows : new int[] {1, 3, 9}) {
                NormCall call = call(layer.spec(), rows);
                NormResult onArrays = layer.run(call);
                assertThat(layer.on(place).run(call).difference(onArrays))
                        .as("%s of %d rows on %s", layer, rows, place)
                        .isEmpty();
            }
        }
    }

    private static NormCall call(LayerSpec spec, int rows) {
        List<Integer> declared = spec.shapes().get(0);
        List<Integer> shape = new ArrayList<>();
        declared.forEach(size -> shape.add(size > 0 ? size : 2 + rows));
        shape.set(0, Math.max(rows, spec.hasChannels() ? 2 : 1));
        return new RandomCalls(new Random(SEED))
                .next(spec, shape.stream().mapToInt(i -> i).toArray());
    }
}
