package io.normforge.processor.conformance;

import java.util.Map;

/** One case as its file has it. */
record ConformanceCase(
        String id, String op, Attributes attributes, Map<String, Tensor> inputs, Map<String, Expected> expected) {

    /** Row-major data; all of it was float32 when the case was computed. */
    record Tensor(int[] shape, float[] data) {}

    /**
     * @param f64 the expected values
     * @param f32 what torch's float32 kernels return; null where there is none
     */
    record Expected(double[] f64, float[] f32) {}

    /** The operator without what is fused into it. */
    String norm() {
        return op.replace("Activation", "").replace("Add", "");
    }

    /** Null where the operator has a default. */
    Float epsilon() {
        return attributes.number(attributes.has("eps") ? "eps" : "epsilon");
    }

    /** Null is torch's word for the plain average over all batches. */
    Float momentum() {
        return attributes.number("momentum");
    }

    /** Whether it normalizes by the input's own statistics. */
    boolean isTraining() {
        return !attributes.denies("training") && !attributes.denies("use_input_stats");
    }

    boolean tracks() {
        return !attributes.denies("track_running_stats");
    }

    /** A file's input by name, null where the case has none. */
    float[] input(String name) {
        return inputs.containsKey(name) ? inputs.get(name).data() : null;
    }

    int[] shape() {
        return inputs.get("x").shape();
    }

    /** The same with other inputs. */
    ConformanceCase withInputs(Map<String, Tensor> others) {
        return new ConformanceCase(id, op, attributes, others, expected);
    }

    @Override
    public String toString() {
        return id;
    }
}
