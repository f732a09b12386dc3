package io.normforge.examples.benchmarks;

import static io.normforge.Activation.GELU;
import static io.normforge.Activation.SILU;
import static io.normforge.NormType.LAYER;
import static io.normforge.NormType.RMS;
import static io.normforge.Shape.CONFIGURED;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Normalize;
import io.normforge.Shape;

/** The norms that are measured: any number of rows, at some widths, and at any. */
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
@Normalize(name = "Rms2048", type = RMS, shapes = @Shape({DYNAMIC, 2048}))
@Normalize(name = "Rms4096", type = RMS, shapes = @Shape({DYNAMIC, 4096}))
@Normalize(name = "RmsOfFile", type = RMS, shapes = @Shape({DYNAMIC, CONFIGURED}), epsilon = CONFIGURED)
final class Widths {

    private Widths() {}
}
