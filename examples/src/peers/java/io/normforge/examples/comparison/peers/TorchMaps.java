package io.normforge.examples.comparison.peers;

import static io.normforge.examples.comparison.Case.EPSILON;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Inputs;
import java.util.List;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** BATCH, GROUP and INSTANCE. Channels last is libtorch's memory format of that name. */
final class TorchMaps {

    private static final double MOMENTUM = 0.1;

    private final Case c;
    private final Tensor x;
    private final Tensor second;
    private final TensorOptional weight;
    private final TensorOptional bias;
    private final TensorOptional mean;
    private final TensorOptional variance;

    private TorchMaps(Case c, Inputs inputs) {
        this.c = c;
        x = Tensors.ofCase(c, inputs.x());
        second = c.operation().hasSecond() ? Tensors.ofCase(c, inputs.second()) : x;
        weight = Tensors.optional(inputs.gamma());
        bias = Tensors.optional(inputs.beta());
        mean = Tensors.optional(inputs.mean());
        variance = Tensors.optional(inputs.variance());
    }

    static Libtorch.Operators of(Case c, Inputs inputs) {
        TorchMaps maps = new TorchMaps(c, inputs);
        return switch (c.operation()) {
            case BATCH_TRAIN -> () -> List.of(maps.batch(true).get0());
            case BATCH_EVAL -> () -> List.of(maps.batch(false).get0());
            case BATCH_EVAL_ADD_RELU ->
                () -> List.of(torch.relu_(maps.batch(false).get0().add_(maps.second)));
            case BATCH_BACKWARD -> maps.batchBackward();
            case GROUP_SILU -> () -> List.of(torch.silu_(maps.group()));
            case INSTANCE_FORWARD -> () -> List.of(maps.instance());
            default -> throw new IllegalArgumentException(c.name());
        };
    }

    private T_TensorTensorTensor_T batch(boolean training) {
        return torch.native_batch_norm(x, weight, bias, mean, variance, training, MOMENTUM, EPSILON);
    }

    private Libtorch.Operators batchBackward() {
        T_TensorTensorTensor_T forward = batch(true);
        TensorOptional savedMean = new TensorOptional(forward.get1());
        TensorOptional savedRstd = new TensorOptional(forward.get2());
        BoolPointer all = Tensors.all();
        return () -> {
            T_TensorTensorTensor_T gradients = torch.native_batch_norm_backward(
                    second, x, weight, mean, variance, savedMean, savedRstd, true, EPSILON, all);
            return List.of(gradients.get0(), gradients.get1(), gradients.get2());
        };
    }

    private Tensor group() {
        return torch.native_group_norm(x, weight, bias, c.samples(), c.width(), c.plane(), Case.GROUPS, EPSILON)
                .get0();
    }

    private Tensor instance() {
        return torch.instance_norm(x, weight, bias, mean, variance, true, MOMENTUM, EPSILON, false);
    }
}
