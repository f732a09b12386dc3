package io.normforge;

import io.normforge.internal.StateSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors that make up one layer's state: what they are called, what fits them, and the way out and in.
 *
 * @param descriptor says which there are
 */
record LayerState(NormDescriptor descriptor, NormParameters parameters, RunningStatistics running) {

    static final String WEIGHT = "weight";
    static final String BIAS = "bias";
    private static final String MEAN = "running_mean";
    private static final String VARIANCE = "running_var";
    private static final String COUNT = "num_batches_tracked";

    /** What a state must hold, in the order in which {@link #read} gives it. */
    Map<String, StateSlot> slots() {
        Map<String, StateSlot> slots = new LinkedHashMap<>();
        if (descriptor.hasGamma()) {
            slots.put(WEIGHT, StateSlot.floats(affineSizes()));
        }
        if (descriptor.hasBeta()) {
            slots.put(BIAS, StateSlot.floats(affineSizes()));
        }
        if (descriptor.tracksRunningStatistics()) {
            slots.put(MEAN, StateSlot.finite(List.of(running.size())));
            slots.put(VARIANCE, StateSlot.notNegative(List.of(running.size())));
            slots.put(COUNT, StateSlot.counter());
        }
        return slots;
    }

    /** A copy of everything. */
    NormState read() {
        Map<String, StateTensor> tensors = new LinkedHashMap<>();
        if (descriptor.hasGamma()) {
            tensors.put(WEIGHT, StateTensor.adopt(parameters.gamma().clone(), affineSizes()));
        }
        if (descriptor.hasBeta()) {
            tensors.put(BIAS, StateTensor.adopt(parameters.beta().clone(), affineSizes()));
        }
        if (descriptor.tracksRunningStatistics()) {
            tensors.put(MEAN, StateTensor.adopt(running.mean(), List.of(running.size())));
            tensors.put(VARIANCE, StateTensor.adopt(running.variance(), List.of(running.size())));
            tensors.put(COUNT, StateTensor.scalar(running.batchesTracked()));
        }
        return NormState.of(tensors);
    }

    /** Takes over a state that is known to fit {@link #slots}. */
    void write(NormState state) {
        if (descriptor.tracksRunningStatistics()) {
            long count = state.containsKey(COUNT) ? state.get(COUNT).longs()[0] : 0;
            running.set(state.get(MEAN).floats(), state.get(VARIANCE).floats(), count);
        }
        if (descriptor.hasGamma()) {
            state.get(WEIGHT).copyTo(parameters.gamma());
        }
        if (descriptor.hasBeta()) {
            state.get(BIAS).copyTo(parameters.beta());
        }
    }

    /** The same for every declared shape, and never DYNAMIC. */
    List<Integer> affineSizes() {
        List<Integer> shape = descriptor.shapes().get(0);
        return descriptor.affineAxes().stream().map(shape::get).toList();
    }
}
