package io.normforge.processor.conformance;

import java.util.List;
import java.util.Map;

/**
 * One case as its file has it.
 *
 * @param fusion how a residual comes in, in the file's own words; empty where there is none
 * @param activation its name, with LEAKY_RELU's slope; "none" where there is none
 * @param epsilon null where the operator has a default
 */
record ConformanceCase(
        String id,
        String op,
        List<Integer> normalizedShape,
        Float epsilon,
        String affine,
        String fusion,
        String activation,
        String numericClass,
        Map<String, Tensor> inputs,
        Map<String, Expected> expected) {

    /** Row-major data; all of it was float32 when the case was computed. */
    record Tensor(int[] shape, float[] data) {}

    /**
     * @param f64 the expected values
     * @param f32 what torch's float32 kernels return; null where there is none
     */
    record Expected(double[] f64, float[] f32) {}

    boolean isLayerOrRms() {
        return isRms() || norm().endsWith("LayerNorm");
    }

    boolean isRms() {
        return norm().endsWith("RMSNorm");
    }

    private String norm() {
        return op.replace("Activation", "");
    }

    /** A file's input by name, null where the case has none. */
    float[] input(String name) {
        return inputs.containsKey(name) ? inputs.get(name).data() : null;
    }

    int[] shape() {
        return inputs.get("x").shape();
    }

    @Override
    public String toString() {
        return id;
    }
}
