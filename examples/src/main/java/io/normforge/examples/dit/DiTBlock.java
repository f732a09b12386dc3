package io.normforge.examples.dit;

import static io.normforge.Affine.SCALE_SHIFT;
import static io.normforge.NormType.LAYER;
import static io.normforge.Residual.GATED;
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
 *
 * <p>Each norm also makes its input: what the branch before it adds to the tokens, through a gate of [samples, width]. So a block
 * hands on the sum of its last branch as it is, for the norm of the next block, or of {@link FinalLayer}.
 */
@Normalize(
        name = "Norm",
        type = LAYER,
        shapes = @Shape({DYNAMIC, DYNAMIC, DiTBlock.WIDTH}),
        affine = SCALE_SHIFT,
        affineAxes = {0, -1},
        unitOffset = true,
        residual = GATED,
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

    GatedSum forward(GatedSum x, float[] condition, int samples, int tokens) {
        return feedForward.forward(attention.forward(x, condition, samples, tokens), condition, samples, tokens);
    }

    /** The gradients of x, out of those of the result; that of the condition is added to {@code dcondition}, those of weights add up. */
    GatedSum backward(GatedSum dy, float[] dcondition) {
        return attention.backward(feedForward.backward(dy, dcondition), dcondition);
    }

    /** The layers that make scales, shifts and gates, and start at 0. */
    Stream<Linear> modulation() {
        return Stream.of(attention, feedForward).flatMap(AdaptiveHalf::modulation);
    }

    Stream<Parameter> parameters() {
        return Stream.of(attention, feedForward).flatMap(AdaptiveHalf::parameters);
    }
}
