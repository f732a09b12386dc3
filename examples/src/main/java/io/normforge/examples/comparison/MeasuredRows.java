package io.normforge.examples.comparison;

import static io.normforge.Activation.GELU;
import static io.normforge.Activation.SILU;
import static io.normforge.NormType.LAYER;
import static io.normforge.NormType.RMS;
import static io.normforge.Residual.BEFORE;

import io.normforge.Normalize;
import io.normforge.Shape;

/** The layers over rows of features; {@link Case#layer()} says what a name consists of. */
@Normalize(name = "Layer1x768", type = LAYER, shapes = @Shape({1, 768}))
@Normalize(name = "Layer1x4096", type = LAYER, shapes = @Shape({1, 4096}))
@Normalize(name = "Layer128x768", type = LAYER, shapes = @Shape({128, 768}))
@Normalize(name = "Layer2048x4096", type = LAYER, shapes = @Shape({2048, 4096}))
@Normalize(name = "Layer16384x64", type = LAYER, shapes = @Shape({16384, 64}))
@Normalize(name = "Layer16384x1024", type = LAYER, shapes = @Shape({16384, 1024}))
@Normalize(name = "Rms1x768", type = RMS, shapes = @Shape({1, 768}))
@Normalize(name = "Rms1x4096", type = RMS, shapes = @Shape({1, 4096}))
@Normalize(name = "Rms128x768", type = RMS, shapes = @Shape({128, 768}))
@Normalize(name = "Rms2048x4096", type = RMS, shapes = @Shape({2048, 4096}))
@Normalize(name = "Rms16384x64", type = RMS, shapes = @Shape({16384, 64}))
@Normalize(name = "Rms16384x1024", type = RMS, shapes = @Shape({16384, 1024}))
@Normalize(name = "AddLayer128x768", type = LAYER, shapes = @Shape({128, 768}), residual = BEFORE)
@Normalize(name = "AddRms128x768", type = RMS, shapes = @Shape({128, 768}), residual = BEFORE)
@Normalize(name = "LayerGelu128x768", type = LAYER, shapes = @Shape({128, 768}), activation = GELU)
@Normalize(name = "RmsSiluGate128x768", type = RMS, shapes = @Shape({128, 768}), activation = SILU, gate = true)
@Normalize(name = "AddLayer16384x1024", type = LAYER, shapes = @Shape({16384, 1024}), residual = BEFORE)
@Normalize(name = "AddRms16384x1024", type = RMS, shapes = @Shape({16384, 1024}), residual = BEFORE)
@Normalize(name = "LayerGelu16384x1024", type = LAYER, shapes = @Shape({16384, 1024}), activation = GELU)
@Normalize(name = "RmsSiluGate16384x1024", type = RMS, shapes = @Shape({16384, 1024}), activation = SILU, gate = true)
final class MeasuredRows {

    private MeasuredRows() {}
}
