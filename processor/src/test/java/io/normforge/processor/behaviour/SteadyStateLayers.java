package io.normforge.processor.behaviour;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.FusedSpec;
import io.normforge.processor.testing.LayerSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A layer of every type, with every residual, with a mask and without, of several ranks and layouts, and the shape that each is
 * called with. In turns they have an activation and a gate besides.
 */
final class SteadyStateLayers {

    /** Columns with others keep a few vectors on the heap now and then, which the limits say. */
    private static final List<Activation> SHORT = List.of(Activation.NONE, Activation.RELU, Activation.LEAKY_RELU);

    private final Map<LayerSpec, int[]> shapes = new LinkedHashMap<>();

    private SteadyStateLayers() {}

    /** All of them. */
    static Map<LayerSpec, int[]> all() {
        SteadyStateLayers layers = new SteadyStateLayers();
        for (NormType type : List.of(NormType.LAYER, NormType.RMS, NormType.UNIT)) {
            layers.overDeclaredAxes(type);
        }
        for (NormType type : List.of(NormType.BATCH, NormType.SYNC_BATCH, NormType.INSTANCE, NormType.GROUP)) {
            layers.overChannels(type);
        }
        return layers.shapes;
    }

    /** So many of them, by chance. */
    static Map<LayerSpec, int[]> some(int count, long seed) {
        List<Map.Entry<LayerSpec, int[]>> all = new ArrayList<>(all().entrySet());
        Collections.shuffle(all, new Random(seed));
        Map<LayerSpec, int[]> some = new LinkedHashMap<>();
        all.stream().limit(count).forEach(layer -> some.put(layer.getKey(), layer.getValue()));
        return some;
    }

    private void overDeclaredAxes(NormType type) {
        add(LayerSpec.of(type, 200), 200);
        add(LayerSpec.of(type, Shape.DYNAMIC, 100), 5, 100);
        add(LayerSpec.of(type, Shape.DYNAMIC, Shape.DYNAMIC).withAffine(Affine.NONE), 3, 96);
        add(LayerSpec.of(type, Shape.DYNAMIC, 9, 20).withAxes(1), 2, 9, 20);
        add(LayerSpec.of(type, Shape.DYNAMIC, 70, 20).withAxes(1), 2, 70, 20);
        add(LayerSpec.of(type, Shape.DYNAMIC, 5, 6, 37).withAxes(1, 3), 2, 5, 6, 37);
        add(LayerSpec.of(type, 2, 3, Shape.DYNAMIC, 2, 8).withAxes(1, 3, -1), 2, 3, 4, 2, 8);
        Affine features = type == NormType.LAYER ? Affine.GAMMA_BETA : Affine.GAMMA;
        add(
                LayerSpec.of(type, 4, Shape.DYNAMIC, 6)
                        .withAxes(1, 2)
                        .withAffine(features, 2)
                        .withMask(),
                4,
                11,
                6);
        add(
                LayerSpec.of(type, 3, Shape.DYNAMIC, 3, 20)
                        .withAxes(1, 2)
                        .withAffine(Affine.NONE)
                        .withMask(),
                3,
                4,
                3,
                20);
    }

    private void overChannels(NormType type) {
        if (type != NormType.INSTANCE) {
            addOverChannels(type, 1, 12, 24);
        }
        addOverChannels(type, 1, 4, 6, 49);
        addOverChannels(type, 1, 3, 6, 5);
        addOverChannels(type, 2, 4, 40, 24);
        addOverChannels(type, 1, 2, 4, 5, 20);
        addOverChannels(type, 3, 2, 4, 5, 20);
        addOverChannels(type, 2, 2, 3, 4, 3, 5);
    }

    /** Without a mask, and where there are positions with one. */
    private void addOverChannels(NormType type, int axis, int... shape) {
        int[] declared = shape.clone();
        declared[0] = Shape.DYNAMIC;
        add(channels(type, axis, declared), shape);
        if (shape.length > 2) {
            declared[0] = shape[0];
            declared[axis == 1 ? 2 : 1] = Shape.DYNAMIC;
            add(channels(type, axis, declared).withMask(), shape);
        }
    }

    private static LayerSpec channels(NormType type, int axis, int... shape) {
        LayerSpec spec = type == NormType.GROUP ? LayerSpec.group(2, shape) : LayerSpec.of(type, shape);
        return spec.withChannelAxis(axis);
    }

    private void add(LayerSpec spec, int... shape) {
        for (Residual residual : FusedSpec.UNGATED_RESIDUALS) {
            int turn = shapes.size();
            LayerSpec fused = spec.withResidual(residual).withActivation(SHORT.get(turn % 4 % 3));
            shapes.put(turn % 5 == 0 ? fused.withGate() : fused, shape);
        }
    }
}
