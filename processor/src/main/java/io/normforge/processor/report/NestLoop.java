package io.normforge.processor.report;

import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.Size;
import java.util.List;

/**
 * A loop of the canonical nest.
 *
 * @param variable the index, as the kernel calls it
 * @param name the size, as the kernel calls it
 */
record NestLoop(String variable, String name, Size size, boolean reduced, boolean affine) {

    static List<NestLoop> of(CanonicalShape canonical) {
        return Nest.of(canonical).axes().stream().map(NestLoop::of).toList();
    }

    private static NestLoop of(NestAxis named) {
        return new NestLoop(
                named.variable(),
                named.size(),
                named.axis().size(),
                named.axis().reduced(),
                named.axis().affine());
    }
}
