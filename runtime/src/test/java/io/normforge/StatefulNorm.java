package io.normforge;

import io.normforge.internal.BackendChoice;
import java.util.List;

/** What a generated layer with a state is to the runtime, with nothing to compute. */
final class StatefulNorm extends NormLayer {

    private StatefulNorm(NormDescriptor descriptor) {
        super(descriptor, Mode.TRAIN, BackendChoice.forLayer(StatefulNorm.class));
    }

    /** BATCH over [size0, channels, 7, 7]. */
    static StatefulNorm batch(int channels) {
        List<Integer> shape = List.of(Shape.DYNAMIC, channels, 7, 7);
        return of(NormType.BATCH, shape, List.of(0, 2, 3), List.of(1), Affine.GAMMA_BETA, channels, false, channels);
    }

    /** LAYER over the last two axes of [size0, 2, 3]. */
    static StatefulNorm layer(Affine affine) {
        List<Integer> affineAxes = affine == Affine.NONE ? List.of() : List.of(1, 2);
        return of(NormType.LAYER, List.of(Shape.DYNAMIC, 2, 3), List.of(1, 2), affineAxes, affine, 6, false, 0);
    }

    /** RMS over the last axis of [size0, 4], with the scale 1 + γ. */
    static StatefulNorm unitOffset() {
        return of(NormType.RMS, List.of(Shape.DYNAMIC, 4), List.of(1), List.of(1), Affine.GAMMA, 4, true, 0);
    }

    private static StatefulNorm of(
            NormType type,
            List<Integer> shape,
            List<Integer> axes,
            List<Integer> affineAxes,
            Affine affine,
            int parameters,
            boolean unitOffset,
            int running) {
        return new StatefulNorm(new NormDescriptor(
                "Norm",
                "io.normforge.Model",
                type,
                List.of(shape),
                axes,
                affineAxes,
                affine,
                parameters,
                unitOffset,
                1e-5f,
                Residual.NONE,
                Activation.NONE,
                0.01f,
                false,
                running > 0 ? 1 : -1,
                1,
                0.1f,
                false,
                running,
                "nothing"));
    }
}
