package io.normforge.examples.benchmarks;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;

/**
 * A generated layer with its two passes. Each layer has methods of its own; a process meets only one, so the calls
 * through these interfaces cost nothing.
 */
record GeneratedNorm(NormLayer layer, Forward forward, Backward backward) {

    static GeneratedNorm of(NormType type, int width, Mode mode, Backend backend) {
        return switch (type) {
            case LAYER -> layer(width, mode, backend);
            case RMS -> rms(width, mode, backend);
            default -> throw new IllegalArgumentException(type + " is not measured");
        };
    }

    private static GeneratedNorm layer(int width, Mode mode, Backend backend) {
        switch (width) {
            case 64 -> {
                WidthsLayer64 norm = new WidthsLayer64(mode, backend);
                return new GeneratedNorm(norm, norm::forward, norm::backward);
            }
            case 768 -> {
                WidthsLayer768 norm = new WidthsLayer768(mode, backend);
                return new GeneratedNorm(norm, norm::forward, norm::backward);
            }
            case 1024 -> {
                WidthsLayer1024 norm = new WidthsLayer1024(mode, backend);
                return new GeneratedNorm(norm, norm::forward, norm::backward);
            }
            default -> throw new IllegalArgumentException("no LAYER was generated for rows of " + width);
        }
    }

    private static GeneratedNorm rms(int width, Mode mode, Backend backend) {
        switch (width) {
            case 64 -> {
                WidthsRms64 norm = new WidthsRms64(mode, backend);
                return new GeneratedNorm(norm, norm::forward, norm::backward);
            }
            case 768 -> {
                WidthsRms768 norm = new WidthsRms768(mode, backend);
                return new GeneratedNorm(norm, norm::forward, norm::backward);
            }
            case 1024 -> {
                WidthsRms1024 norm = new WidthsRms1024(mode, backend);
                return new GeneratedNorm(norm, norm::forward, norm::backward);
            }
            default -> throw new IllegalArgumentException("no RMS was generated for rows of " + width);
        }
    }
}
