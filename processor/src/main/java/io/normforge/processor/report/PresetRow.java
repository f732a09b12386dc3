package io.normforge.processor.report;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Storage;
import io.normforge.processor.declaration.ModelClass;
import io.normforge.processor.spec.Alternative;
import io.normforge.processor.spec.Exchange;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Pooling;
import io.normforge.processor.spec.Preset;
import java.util.List;
import java.util.Set;

/**
 * A row of {@link Preset}, for readers who type a shape and a type of their own.
 *
 * @param costs of a layer with nothing but the defaults, which are the same for any shape
 */
record PresetRow(
        NormType type,
        Pooling pooling,
        boolean centred,
        boolean hasChannels,
        boolean toleratesSingleElement,
        Affine affine,
        Preset.Tracking tracking,
        Exchange exchange,
        Costs costs) {

    /** The same on every page. */
    static final List<PresetRow> ALL = Preset.rows().stream().map(PresetRow::of).toList();

    private static PresetRow of(Preset preset) {
        return new PresetRow(
                preset.type(),
                preset.pooling(),
                preset.centred(),
                preset.pooling().hasChannels(),
                preset.toleratesSingleElement(),
                preset.defaultAffine(),
                preset.tracking(),
                Exchange.of(preset),
                Costs.of(Alternative.of(plain(Preset.rows().get(0)), preset).spec()));
    }

    /** A layer of maps, with nothing but the defaults. */
    private static NormSpec plain(Preset preset) {
        return new NormSpec(
                new ModelClass("", List.of("Model"), false, false, false),
                "Norm",
                preset,
                List.of(List.of(2, 4, 3)),
                List.of(0, 2),
                preset.defaultAffine(),
                List.of(1),
                false,
                1e-5f,
                Residual.NONE,
                Activation.NONE,
                0.01f,
                false,
                1,
                1,
                0.1f,
                true,
                false,
                Set.of(Storage.ARRAYS));
    }
}
