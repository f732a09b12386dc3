package io.normforge.examples.digits;

import static io.normforge.Shape.DYNAMIC;

import io.normforge.Activation;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** Each channel by its mean and variance over all places of the batch, whether they are padding or not. */
@SuppressWarnings("normforge:batch-on-sequences") // The pitfall is what this experiment shows.
@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        channelAxis = -1,
        shapes = @Shape({DYNAMIC, DYNAMIC, SequenceNorm.CHANNELS}),
        activation = Activation.RELU)
final class BatchTokens implements SequenceNorm {

    private final BatchTokensNorm norm = new BatchTokensNorm(Mode.TRAIN);

    @Override
    public void forward(float[] x, float[] y, int longest, int... lengths) {
        norm.forward(x, y, lengths.length, longest);
    }

    @Override
    public void backward(float[] x, float[] dy, float[] dx, int longest, int... lengths) {
        norm.backward(x, dy, dx, lengths.length, longest);
    }

    @Override
    public NormLayer layer() {
        return norm;
    }
}
