package io.normforge.processor.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A spec, the shape of a call, and the seed of the call's data: all that a failure depends on.
 *
 * @param callShape the full shape, constants included
 */
public record SpecTrial(LayerSpec spec, List<Integer> callShape, long seed) {

    public SpecTrial {
        callShape = List.copyOf(callShape);
    }

    public static SpecTrial of(LayerSpec spec, int[] callShape, long seed) {
        return new SpecTrial(spec, IntStream.of(callShape).boxed().toList(), seed);
    }

    SpecTrial with(LayerSpec other) {
        return new SpecTrial(other, callShape, seed);
    }

    public int[] shape() {
        return callShape.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Each time the same, in the order in which they are asked for. */
    RandomCalls calls() {
        return new RandomCalls(new Random(seed));
    }

    @Override
    public String toString() {
        return spec + " called with " + Arrays.toString(shape());
    }
}
