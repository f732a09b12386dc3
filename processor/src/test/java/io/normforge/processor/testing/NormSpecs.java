package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Storage;
import io.normforge.processor.declaration.ModelClass;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Preset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Specs for tests of what comes after them, without a compilation. */
public final class NormSpecs {

    private static final ModelClass MODEL = new ModelClass("models", List.of("Model"), true, true, true);

    private NormSpecs() {}

    /** What an annotation stands for. */
    public static NormSpec of(LayerSpec spec) {
        Affine learned = spec.hasBeta() ? Affine.GAMMA_BETA : Affine.GAMMA;
        Affine parameters = spec.takesScale() ? spec.affine() : learned;
        return new NormSpec(
                MODEL,
                "Norm",
                Preset.of(spec.type()).orElseThrow(),
                spec.shapes(),
                spec.pooledAxes(),
                spec.hasGamma() ? parameters : Affine.NONE,
                spec.parameterAxes(),
                spec.unitOffset(),
                spec.epsilon(),
                spec.residual(),
                spec.activation(),
                spec.slope(),
                spec.gate(),
                spec.hasChannels() ? spec.channelAxis() : -1,
                Math.max(spec.channels().groups(), 1),
                spec.channels().momentum(),
                spec.tracks(),
                spec.channels().masked(),
                Set.of(Storage.ARRAYS));
    }

    /** Of BATCH, with one shape and all defaults. */
    public static NormSpec batch(List<Integer> shape, int channelAxis) {
        return new NormSpec(
                MODEL,
                "Norm",
                Preset.of(NormType.BATCH).orElseThrow(),
                List.of(shape),
                IntStream.range(0, shape.size())
                        .filter(axis -> axis != channelAxis)
                        .boxed()
                        .toList(),
                Affine.GAMMA_BETA,
                List.of(channelAxis),
                false,
                1e-5f,
                Residual.NONE,
                Activation.NONE,
                0.01f,
                false,
                channelAxis,
                1,
                0.1f,
                true,
                false,
                Set.of(Storage.ARRAYS));
    }

    /** Of LAYER or RMS, with one shape; γ and β, where there are any, vary along the pooled axes. */
    public static NormSpec of(
            NormType type,
            List<Integer> shape,
            List<Integer> axes,
            Affine affine,
            Residual residual,
            Activation activation,
            boolean gate) {
        return new NormSpec(
                MODEL,
                "Norm",
                Preset.of(type).orElseThrow(),
                List.of(shape),
                axes,
                affine,
                affine == Affine.NONE ? List.of() : axes,
                false,
                1e-5f,
                residual,
                activation,
                0.01f,
                gate,
                -1,
                1,
                0.1f,
                false,
                false,
                Set.of(Storage.ARRAYS));
    }
}
