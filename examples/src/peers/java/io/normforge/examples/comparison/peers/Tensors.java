package io.normforge.examples.comparison.peers;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Layout;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Java's arrays as tensors in native memory, and back. */
final class Tensors {

    private Tensors() {}

    static Tensor of(float[] values, long... shape) {
        Tensor tensor = torch.empty(shape);
        new FloatPointer(tensor.data_ptr()).put(values, 0, values.length);
        return tensor;
    }

    /** In the layout of the case; the sizes of a map are N, C, H, W in either. */
    static Tensor ofCase(Case c, float[] values) {
        long[] d = c.longDims();
        return c.layout() == Layout.CHANNELS_LAST
                ? of(values, d[0], d[2], d[3], d[1]).permute(0, 3, 1, 2)
                : of(values, d);
    }

    /** No tensor for no values. */
    static TensorOptional optional(float[] values) {
        return values.length == 0 ? new TensorOptional() : new TensorOptional(of(values, values.length));
    }

    /** All three gradients, please. */
    static BoolPointer all() {
        return new BoolPointer(3).put(0, true).put(1, true).put(2, true);
    }

    static float[] read(Case c, Tensor tensor) {
        boolean permuted = c.layout() == Layout.CHANNELS_LAST && tensor.dim() == 4;
        Tensor dense = (permuted ? tensor.permute(0, 2, 3, 1) : tensor).contiguous();
        float[] values = new float[Math.toIntExact(dense.numel())];
        new FloatPointer(dense.data_ptr()).get(values, 0, values.length);
        return values;
    }
}
