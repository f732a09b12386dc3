package io.normforge.examples.decoder;

import static io.normforge.NormType.RMS;
import static io.normforge.Residual.BEFORE;
import static io.normforge.Shape.CONFIGURED;
import static io.normforge.Shape.DYNAMIC;
import static io.normforge.Storage.SEGMENTS;

import io.normforge.Mode;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.lang.foreign.MemorySegment;

/**
 * A decoder block as Llama and Qwen3 have it: RMS, attention whose queries and keys go through RMS head by head, RMS, a gated
 * feed-forward part. Compiled once for all models: every size and epsilon come from the file that the weights are in,
 * and what a layer reads and writes lies off the heap, its weight where the file is mapped.
 */
@Normalize(
        name = "InputNorm",
        type = RMS,
        shapes = @Shape({DYNAMIC, CONFIGURED}),
        epsilon = CONFIGURED,
        storage = SEGMENTS)
@Normalize(
        name = "HeadNorm",
        type = RMS,
        shapes = @Shape({DYNAMIC, CONFIGURED}),
        epsilon = CONFIGURED,
        storage = SEGMENTS)
@Normalize(
        name = "FeedForwardNorm",
        type = RMS,
        shapes = @Shape({DYNAMIC, CONFIGURED}),
        epsilon = CONFIGURED,
        residual = BEFORE,
        storage = SEGMENTS)
final class DecoderBlock {

    private final DecoderBlockInputNorm inputNorm;
    private final DecoderBlockFeedForwardNorm feedForwardNorm;
    private final Attention attention;
    private final FeedForward feedForward;

    /**
     * The block of a file.
     *
     * @param block what the names of its tensors begin with
     */
    DecoderBlock(ModelFile file, String block) {
        Sizes sizes = Sizes.of(file, block);
        inputNorm = new DecoderBlockInputNorm(sizes.width(), sizes.epsilon(), Mode.EVAL);
        inputNorm.bind(file.tensor(block + "input_layernorm.weight"));
        feedForwardNorm = new DecoderBlockFeedForwardNorm(sizes.width(), sizes.epsilon(), Mode.EVAL);
        feedForwardNorm.bind(file.tensor(block + "post_attention_layernorm.weight"));
        attention = new Attention(file, block + "self_attn.", sizes);
        feedForward = new FeedForward(file, block + "mlp.", sizes);
    }

    /** Tokens from the first of a text on, [tokens, width], like the result. */
    MemorySegment forward(MemorySegment x) {
        MemorySegment normalized = Floats.zeros(Floats.count(x));
        inputNorm.forward(x, normalized);
        MemorySegment attended = attention.forward(normalized);

        MemorySegment sum = Floats.zeros(Floats.count(x));
        feedForwardNorm.forwardSum(x, attended, sum, normalized);
        MemorySegment y = feedForward.forward(normalized);
        for (int i = 0; i < Floats.count(y); i++) {
            Floats.add(y, i, Floats.get(sum, i));
        }
        return y;
    }
}
