package io.normforge.examples.benchmarks;

import static io.normforge.Activation.GELU;
import static io.normforge.Activation.SILU;
import static io.normforge.NormType.LAYER;
import static io.normforge.NormType.RMS;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Normalize;
import io.normforge.Shape;

/** The norms that are measured: any number of rows, at three widths. */
@Normalize(name = "Layer64", type = LAYER, shapes = @Shape({DYNAMIC, 64}))
@Normalize(name = "Layer768", type = LAYER, shapes = @Shape({DYNAMIC, 768}))
@Normalize(name = "Layer1024", type = LAYER, shapes = @Shape({DYNAMIC, 1024}))
@Normalize(name = "Gelu768", type = LAYER, shapes = @Shape({DYNAMIC, 768}), activation = GELU)
@Normalize(name = "Gelu1024", type = LAYER, shapes = @Shape({DYNAMIC, 1024}), activation = GELU)
@Normalize(name = "Gated768", type = RMS, shapes = @Shape({DYNAMIC, 768}), activation = SILU, gate = true)
@Normalize(name = "Gated1024", type = RMS, shapes = @Shape({DYNAMIC, 1024}), activation = SILU, gate = true)
@Normalize(name = "Rms64", type = RMS, shapes = @Shape({DYNAMIC, 64}))
@Normalize(name = "Rms768", type = RMS, shapes = @Shape({DYNAMIC, 768}))
@Normalize(name = "Rms1024", type = RMS, shapes = @Shape({DYNAMIC, 1024}))
final class Widths {

    private Widths() {}
}
