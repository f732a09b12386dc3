package io.normforge.examples.digits;

import static io.normforge.Shape.DYNAMIC;

import io.normforge.Activation;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** Each channel by its mean and variance over all places of the batch that are not padding. */
@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        channelAxis = -1,
        masked = true,
        shapes = @Shape({DYNAMIC, DYNAMIC, SequenceNorm.CHANNELS}),
        activation = Activation.RELU)
final class MaskedBatchTokens implements SequenceNorm {

    private final MaskedBatchTokensNorm norm = new MaskedBatchTokensNorm(Mode.TRAIN);

    @Override
    public void forward(float[] x, float[] y, int longest, int... lengths) {
        norm.forward(x, y, lengths, lengths.length, longest);
    }

    @Override
    public void backward(float[] x, float[] dy, float[] dx, int longest, int... lengths) {
        norm.backward(x, dy, dx, lengths, lengths.length, longest);
    }

    @Override
    public NormLayer layer() {
        return norm;
    }
}
