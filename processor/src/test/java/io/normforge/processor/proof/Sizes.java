package io.normforge.processor.proof;

import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.NestAxis;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The sizes of a kernel's axes, by the names that they have in it. */
final class Sizes {

    /** Of the innermost axis, whatever its name. */
    static final String ROW = "the row";

    private Sizes() {}

    /**
     * All of a plan.
     *
     * @param given how many rounds of its constant part an axis has of which a call says the size
     */
    static Map<String, Integer> of(KernelPlan plan, ToIntFunction<NestAxis> given) {
        Map<String, Integer> sizes = new HashMap<>();
        int count = 1;
        for (NestAxis axis : plan.nest().allAxes()) {
            int size = axis.constantSize() * (axis.isDynamic() ? given.applyAsInt(axis) : 1);
            sizes.put(axis.size(), size);
            sizes.put(ROW, size);
            count *= axis.axis().reduced() ? size : 1;
        }
        sizes.put("COUNT", count);
        return sizes;
    }

    /** How many elements a call has. */
    static int elements(KernelPlan plan, Map<String, Integer> sizes) {
        return plan.nest().allAxes().stream()
                .mapToInt(axis -> sizes.get(axis.size()))
                .reduce(1, (a, b) -> a * b);
    }
}
