package io.normforge.examples.comparison.peers;

import static io.normforge.examples.comparison.Case.EPSILON;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Inputs;
import java.util.List;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongArrayRef;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** LAYER and RMS. What libtorch cannot fuse are operators in sequence, in place where they may be. */
final class TorchRows {

    private final Tensor x;
    private final Tensor second;
    /** Of the size of the second input, for what is no result of the norm. */
    private final Tensor buffer;

    private final Tensor gamma;
    private final TensorOptional weight;
    private final TensorOptional bias;
    private final LongPointer sizes;
    private final LongArrayRef normalized;
    private final DoubleOptional epsilon = new DoubleOptional(EPSILON);

    private TorchRows(Case c, Inputs inputs) {
        x = Tensors.ofCase(c, inputs.x());
        boolean two = c.operation().hasSecond();
        second = two ? Tensors.ofCase(c, inputs.second()) : x;
        buffer = two ? torch.empty(c.longDims()) : x;
        gamma = Tensors.of(inputs.gamma(), c.width());
        weight = new TensorOptional(gamma);
        bias = Tensors.optional(inputs.beta());
        sizes = new LongPointer(c.width());
        sizes.put(0, c.width());
        normalized = new LongArrayRef(sizes, 1);
    }

    static Libtorch.Operators of(Case c, Inputs inputs) {
        TorchRows rows = new TorchRows(c, inputs);
        return switch (c.operation()) {
            case LAYER_FORWARD -> () -> List.of(rows.layer(rows.x));
            case RMS_FORWARD -> () -> List.of(rows.rms(rows.x));
            case LAYER_BACKWARD -> rows.layerBackward();
            case RMS_BACKWARD -> rows.rmsBackward();
            case ADD_LAYER -> () -> List.of(rows.layer(rows.add()), rows.buffer);
            case ADD_RMS -> () -> List.of(rows.rms(rows.add()), rows.buffer);
            case LAYER_GELU -> () -> List.of(torch.gelu_(rows.layer(rows.x)));
            case RMS_SILU_GATE -> rows::gated;
            default -> throw new IllegalArgumentException(c.name());
        };
    }

    private Tensor layer(Tensor in) {
        return torch.native_layer_norm(in, normalized, weight, bias, EPSILON).get0();
    }

    private Tensor rms(Tensor in) {
        return torch.rms_norm(in, normalized, weight, epsilon);
    }

    private Tensor add() {
        torch.add_out(buffer, x, second);
        return buffer;
    }

    private List<Tensor> gated() {
        torch.silu_out(buffer, second);
        return List.of(rms(x).mul_(buffer));
    }

    private Libtorch.Operators layerBackward() {
        T_TensorTensorTensor_T forward = torch.native_layer_norm(x, normalized, weight, bias, EPSILON);
        Tensor mean = forward.get1();
        Tensor rstd = forward.get2();
        BoolPointer all = Tensors.all();
        return () -> {
            T_TensorTensorTensor_T gradients =
                    torch.native_layer_norm_backward(second, x, normalized, mean, rstd, weight, bias, all);
            return List.of(gradients.get0(), gradients.get1(), gradients.get2());
        };
    }

    /** By autograd: RMS has no backward operator to call. The graph is kept, so that forward runs once. */
    private Libtorch.Operators rmsBackward() {
        x.set_requires_grad(true);
        gamma.set_requires_grad(true);
        TensorVector outputs = new TensorVector(rms(x));
        TensorVector inputs = new TensorVector(x, gamma);
        TensorVector dy = new TensorVector(second);
        BoolOptional retain = new BoolOptional(true);
        return () -> {
            TensorVector gradients = torch.grad(outputs, inputs, dy, retain, false, false);
            return List.of(gradients.get(0), gradients.get(1));
        };
    }
}
