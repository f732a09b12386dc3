package io.normforge.examples.comparison.peers;

import static org.bytedeco.dnnl.global.dnnl.*;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Inputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** What the primitives of rows and of maps have in common: arrays, and what goes before and after a normalization. */
abstract class DnnNorm {

    static final float EPSILON = Case.EPSILON;

    final Case c;
    final DnnSteps steps = new DnnSteps();
    final engine cpu = steps.cpu();
    final DnnMemory x;
    final DnnMemory second;
    final DnnMemory y;
    final DnnMemory gamma;
    final DnnMemory beta;
    private final List<DnnMemory> results = new ArrayList<>();

    DnnNorm(Case c, Inputs inputs) {
        this.c = c;
        x = DnnMemory.ofCase(cpu, c).fill(inputs.x());
        second = c.operation().hasSecond() ? DnnMemory.ofCase(cpu, c).fill(inputs.second()) : x;
        y = DnnMemory.ofCase(cpu, c);
        gamma = DnnMemory.vector(cpu, c.operation().affine() ? inputs.gamma() : new float[1]);
        beta = DnnMemory.vector(cpu, inputs.beta().length > 0 ? inputs.beta() : new float[1]);
    }

    /** Sets the primitives up, and says which arrays hold what they compute. */
    abstract List<DnnMemory> build();

    final Runnable call() {
        results.addAll(build());
        return steps.call();
    }

    final List<float[]> results() {
        return results.stream().map(DnnMemory::read).toList();
    }

    final DnnMemory vector(int size) {
        return DnnMemory.vector(cpu, new float[size]);
    }

    final DnnMemory likeX() {
        return DnnMemory.ofCase(cpu, c);
    }

    /** The arguments that every normalization has. */
    final Map<Integer, DnnMemory> forward(DnnMemory from, DnnMemory to) {
        return new HashMap<>(Map.of(DNNL_ARG_SRC, from, DNNL_ARG_DST, to, DNNL_ARG_SCALE, gamma, DNNL_ARG_SHIFT, beta));
    }

    /** And those of its gradients, which go to y, dγ and dβ. */
    final Map<Integer, DnnMemory> backward(DnnMemory mean, DnnMemory variance, DnnMemory dGamma, DnnMemory dBeta) {
        return Map.of(
                DNNL_ARG_SRC, x,
                DNNL_ARG_DIFF_DST, second,
                DNNL_ARG_DIFF_SRC, y,
                DNNL_ARG_SCALE, gamma,
                DNNL_ARG_MEAN, mean,
                DNNL_ARG_VARIANCE, variance,
                DNNL_ARG_DIFF_SCALE, dGamma,
                DNNL_ARG_DIFF_SHIFT, dBeta);
    }

    final void binary(int algorithm, DnnMemory a, DnnMemory b, DnnMemory to, post_ops after) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(after);
        binary.primitive_desc desc =
                new binary.primitive_desc(cpu, algorithm, a.layout(), b.layout(), to.layout(), attributes, false);
        steps.add(new binary(desc), Map.of(DNNL_ARG_SRC_0, a, DNNL_ARG_SRC_1, b, DNNL_ARG_DST, to));
    }

    /** An activation. As a pass of its own: fused as a post-op, normalizations of oneDNN 3.13 take longer. */
    final void activation(int algorithm, DnnMemory from, DnnMemory to) {
        eltwise_forward.primitive_desc desc = new eltwise_forward.primitive_desc(
                cpu, dnnl_forward_inference, algorithm, from.layout(), to.layout(), 1f, 0f);
        steps.add(new eltwise_forward(desc), Map.of(DNNL_ARG_SRC, from, DNNL_ARG_DST, to));
    }
}
