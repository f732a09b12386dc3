package io.normforge.examples.dit;

import static io.normforge.Affine.SCALE_SHIFT;
import static io.normforge.NormType.LAYER;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A block of a diffusion transformer with AdaLN-Zero (Peebles, Xie, "Scalable Diffusion Models with Transformers", 2022): attention
 * over a sample's tokens, then a feed-forward part, each behind a norm whose scale and shift come from the condition. The condition is
 * what all blocks share: the SILU of the embeddings of time and label, [samples, width].
 */
@Normalize(
        name = "Norm",
        type = LAYER,
        shapes = @Shape({DYNAMIC, DYNAMIC, DiTBlock.WIDTH}),
        affine = SCALE_SHIFT,
        affineAxes = {0, -1},
        unitOffset = true,
        epsilon = 1e-6f)
final class DiTBlock {

    /** Of a token; 384 in DiT-S, and here so small that differences are quickly taken. */
    static final int WIDTH = 32;

    private final AdaptiveHalf attention = new AdaptiveHalf(new Attention(WIDTH));
    private final AdaptiveHalf feedForward = new AdaptiveHalf(new FeedForward(WIDTH));

    DiTBlock(RandomGenerator random) {
        for (AdaptiveHalf half : List.of(attention, feedForward)) {
            half.branchLayers().forEach(layer -> layer.weight.fill(random, 1 / Math.sqrt(WIDTH)));
        }
    }

    /** x is [samples, tokens, width], like the result. */
    float[] forward(float[] x, float[] condition, int samples, int tokens) {
        float[] attended = attention.forward(x, condition, samples, tokens);
        return feedForward.forward(attended, condition, samples, tokens);
    }

    /** The gradient of x; that of the condition is added to {@code dcondition}, and those of weights add up. */
    float[] backward(float[] dy, float[] dcondition) {
        return attention.backward(feedForward.backward(dy, dcondition), dcondition);
    }

    /** As training might have left the layers that make scales, shifts and gates, which start at 0. */
    void fillModulation(RandomGenerator random) {
        Stream.of(attention, feedForward)
                .flatMap(half -> half.modulation().stream())
                .flatMap(layer -> Stream.of(layer.weight, layer.bias))
                .forEach(parameter -> parameter.fill(random, 0.3 / Math.sqrt(WIDTH)));
    }

    List<Parameter> parameters() {
        return Stream.of(attention, feedForward)
                .flatMap(AdaptiveHalf::parameters)
                .toList();
    }
}
