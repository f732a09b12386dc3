package io.normforge.examples.comparison.peers;

import static org.bytedeco.dnnl.global.dnnl.*;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Inputs;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.group_normalization_forward;
import org.bytedeco.dnnl.post_ops;

/** BATCH and GROUP, and INSTANCE as groups of one channel. In training oneDNN tracks no running statistics. */
final class DnnMaps extends DnnNorm {

    private static final int AFFINE = dnnl_use_scale | dnnl_use_shift;

    private final DnnMemory mean;
    private final DnnMemory variance;

    DnnMaps(Case c, Inputs inputs) {
        super(c, inputs);
        boolean tracked = c.operation().batch();
        mean = DnnMemory.vector(cpu, tracked ? inputs.mean() : new float[1]);
        variance = DnnMemory.vector(cpu, tracked ? inputs.variance() : new float[1]);
    }

    @Override
    List<DnnMemory> build() {
        switch (c.operation()) {
            case BATCH_TRAIN -> steps.add(new batch_normalization_forward(training()), batchArguments(y));
            case BATCH_EVAL -> steps.add(new batch_normalization_forward(inference()), batchArguments(y));
            case BATCH_EVAL_ADD_RELU -> {
                steps.add(new batch_normalization_forward(inference()), batchArguments(y));
                post_ops relu = new post_ops();
                relu.append_eltwise(dnnl_eltwise_relu, 0, 0);
                binary(dnnl_binary_add, y, second, y, relu);
            }
            case BATCH_BACKWARD -> {
                return gradients();
            }
            case GROUP_SILU -> {
                group(Case.GROUPS, AFFINE);
                activation(dnnl_eltwise_swish, y, y);
            }
            case INSTANCE_FORWARD -> group(c.width(), dnnl_normalization_flags_none);
            default -> throw new IllegalArgumentException(c.name());
        }
        return List.of(y);
    }

    private batch_normalization_forward.primitive_desc training() {
        return new batch_normalization_forward.primitive_desc(
                cpu, dnnl_forward_training, x.layout(), x.layout(), EPSILON, AFFINE);
    }

    private batch_normalization_forward.primitive_desc inference() {
        return new batch_normalization_forward.primitive_desc(
                cpu, dnnl_forward_inference, x.layout(), x.layout(), EPSILON, AFFINE | dnnl_use_global_stats);
    }

    private Map<Integer, DnnMemory> batchArguments(DnnMemory to) {
        Map<Integer, DnnMemory> arguments = forward(x, to);
        arguments.put(DNNL_ARG_MEAN, mean);
        arguments.put(DNNL_ARG_VARIANCE, variance);
        return arguments;
    }

    /** From the statistics of a forward call, which is not measured. */
    private List<DnnMemory> gradients() {
        batch_normalization_forward.primitive_desc forward = training();
        steps.once(new batch_normalization_forward(forward), batchArguments(likeX()));
        DnnMemory dGamma = vector(c.width());
        DnnMemory dBeta = vector(c.width());
        batch_normalization_backward.primitive_desc backward = new batch_normalization_backward.primitive_desc(
                cpu, dnnl_backward, x.layout(), x.layout(), x.layout(), EPSILON, AFFINE, forward);
        steps.add(new batch_normalization_backward(backward), backward(mean, variance, dGamma, dBeta));
        return List.of(y, dGamma, dBeta);
    }

    private void group(int groups, int flags) {
        group_normalization_forward.primitive_desc desc = new group_normalization_forward.primitive_desc(
                cpu, dnnl_forward_inference, x.layout(), x.layout(), groups, EPSILON, flags);
        steps.add(new group_normalization_forward(desc), forward(x, y));
    }
}
