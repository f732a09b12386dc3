package io.normforge;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * γ and β that lie in memory of the caller's, while a layer is bound to it. Memory segments have no type in Java 17, so generated code
 * says how their numbers are read.
 *
 * @param gamma the segment
 * @param beta the segment; null where the layer has no β
 * @param numbers reads both: γ's first
 */
record BoundParameters(Object gamma, Object beta, Supplier<float[][]> numbers) {

    /** What a layer reads: bound parameters, as they are now, or its own. */
    static NormParameters current(Optional<BoundParameters> bound, NormParameters own) {
        return bound.map(parameters -> parameters.numbers().get())
                .map(both -> new NormParameters(both[0], both.length > 1 ? both[1] : new float[0]))
                .orElse(own);
    }
}
