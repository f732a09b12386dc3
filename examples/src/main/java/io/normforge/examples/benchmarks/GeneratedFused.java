package io.normforge.examples.benchmarks;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormType;

/** Generated layers that do it in one pass, and generated norms followed by a pass for the rest. */
final class GeneratedFused {

    private GeneratedFused() {}

    static Fused inOnePass(FusedNorm norm, int width, Backend backend) {
        return norm == FusedNorm.LAYER_GELU ? gelu(width, backend) : gated(width, backend);
    }

    private static Fused gelu(int width, Backend backend) {
        switch (width) {
            case 768 -> {
                WidthsGelu768 layer = new WidthsGelu768(Mode.EVAL, backend);
                return (x, gate, y, rows) -> layer.forward(x, y, rows);
            }
            case 1024 -> {
                WidthsGelu1024 layer = new WidthsGelu1024(Mode.EVAL, backend);
                return (x, gate, y, rows) -> layer.forward(x, y, rows);
            }
            default -> throw new IllegalArgumentException("no layer was generated for rows of " + width);
        }
    }

    private static Fused gated(int width, Backend backend) {
        switch (width) {
            case 768 -> {
                WidthsGated768 layer = new WidthsGated768(Mode.EVAL, backend);
                return layer::forward;
            }
            case 1024 -> {
                WidthsGated1024 layer = new WidthsGated1024(Mode.EVAL, backend);
                return layer::forward;
            }
            default -> throw new IllegalArgumentException("no layer was generated for rows of " + width);
        }
    }

    static Fused apart(FusedNorm norm, int width, Backend backend) {
        boolean vector = backend == Backend.VECTOR;
        if (norm == FusedNorm.LAYER_GELU) {
            Forward layer =
                    GeneratedNorm.of(NormType.LAYER, width, Mode.EVAL, backend).forward();
            return (x, gate, y, rows) -> {
                layer.run(x, y, rows);
                if (vector) {
                    VectorPasses.gelu(y);
                } else {
                    PlainPasses.gelu(y);
                }
            };
        }
        Forward rms = GeneratedNorm.of(NormType.RMS, width, Mode.EVAL, backend).forward();
        return (x, gate, y, rows) -> {
            rms.run(x, y, rows);
            if (vector) {
                VectorPasses.timesSilu(gate, y);
            } else {
                PlainPasses.timesSilu(gate, y);
            }
        };
    }
}
