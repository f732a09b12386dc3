package io.normforge.examples.comparison.peers;

import static org.bytedeco.dnnl.global.dnnl.*;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Inputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.post_ops;

/** LAYER and RMS, which oneDNN has as a flag of the former. */
final class DnnRows extends DnnNorm {

    private final boolean rms;
    private final int flags;

    DnnRows(Case c, Inputs inputs) {
        super(c, inputs);
        rms = c.operation().rms();
        flags = rms ? dnnl_use_scale | dnnl_rms_norm : dnnl_use_scale | dnnl_use_shift;
    }

    @Override
    List<DnnMemory> build() {
        switch (c.operation()) {
            case LAYER_FORWARD, RMS_FORWARD -> norm(x, y);
            case LAYER_BACKWARD, RMS_BACKWARD -> {
                return gradients();
            }
            case ADD_LAYER, ADD_RMS -> {
                DnnMemory sum = likeX();
                binary(dnnl_binary_add, x, second, sum, new post_ops());
                norm(sum, y);
                return List.of(y, sum);
            }
            case LAYER_GELU -> {
                norm(x, y);
                activation(dnnl_eltwise_gelu_erf, y, y);
            }
            case RMS_SILU_GATE -> {
                DnnMemory gate = likeX();
                activation(dnnl_eltwise_swish, second, gate);
                norm(x, y);
                binary(dnnl_binary_mul, y, gate, y, new post_ops());
            }
            default -> throw new IllegalArgumentException(c.name());
        }
        return List.of(y);
    }

    private void norm(DnnMemory from, DnnMemory to) {
        steps.add(new layer_normalization_forward(desc(dnnl_forward_inference)), forward(from, to));
    }

    private layer_normalization_forward.primitive_desc desc(int kind) {
        return new layer_normalization_forward.primitive_desc(cpu, kind, x.layout(), x.layout(), EPSILON, flags);
    }

    /** From the statistics of a forward call, which is not measured. */
    private List<DnnMemory> gradients() {
        DnnMemory dGamma = vector(c.width());
        DnnMemory dBeta = vector(c.width());
        layer_normalization_forward.primitive_desc forward = desc(dnnl_forward_training);
        DnnMemory mean = rms ? vector(1) : DnnMemory.of(cpu, forward.mean_desc(), c.samples());
        DnnMemory variance = DnnMemory.of(cpu, forward.variance_desc(), c.samples());
        Map<Integer, DnnMemory> arguments = new HashMap<>(forward(x, likeX()));
        arguments.put(DNNL_ARG_MEAN, mean);
        arguments.put(DNNL_ARG_VARIANCE, variance);
        steps.once(new layer_normalization_forward(forward), arguments);
        layer_normalization_backward.primitive_desc backward = new layer_normalization_backward.primitive_desc(
                cpu, dnnl_backward, x.layout(), x.layout(), x.layout(), EPSILON, flags, forward);
        steps.add(new layer_normalization_backward(backward), backward(mean, variance, dGamma, dBeta));
        return rms ? List.of(y, dGamma) : List.of(y, dGamma, dBeta);
    }
}
