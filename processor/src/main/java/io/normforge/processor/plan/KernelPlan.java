package io.normforge.processor.plan;

import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.NormSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the kernels of one shape have to do, whatever the back end.
 *
 * @param shape as declared
 * @param canonical its canonical form
 * @param nest the same with names
 * @param entries the methods that the layer calls
 */
public record KernelPlan(NormSpec spec, List<Integer> shape, CanonicalShape canonical, Nest nest, List<Entry> entries) {

    /** The plan for one of a layer's shapes. */
    public static KernelPlan of(NormSpec spec, List<Integer> shape) {
        CanonicalShape canonical = spec.canonical(shape);
        Nest nest = Nest.of(canonical).inRounds(canonical, spec.takesScale());
        return new KernelPlan(spec, shape, canonical, nest, Entry.of(spec));
    }

    /** The plans of all shapes. */
    public static List<KernelPlan> all(NormSpec spec) {
        NormSpec computed = spec.masked() ? spec.packed() : spec;
        return computed.shapes().stream().map(shape -> of(computed, shape)).toList();
    }

    /** The plan by which an entry is lowered: its own where its statistics are given, and lie around rows. */
    public KernelPlan of(Entry entry) {
        boolean isGiven = entry.last().statistics() == Recipe.Statistics.GIVEN;
        return isGiven && nest.inRows() ? new KernelPlan(spec, shape, canonical, nest.ofGiven(), entries) : this;
    }

    /** The axes along which statistics vary, outermost first; of rounds, those within one. */
    public List<NestAxis> statisticAxes() {
        int outside = canonical.axes().size() - nest.axes().size();
        return IntStream.range(0, nest.axes().size())
                .filter(axis -> !canonical.axes().get(outside + axis).reduced())
                .mapToObj(nest.axes()::get)
                .toList();
    }

    /** The methods of the kernel, each once, though several of the layer's may need it. */
    public List<Entry> ofKernel() {
        Map<String, Entry> byName = new LinkedHashMap<>();
        entries.stream().flatMap(Entry::ofKernel).forEach(entry -> byName.putIfAbsent(entry.name(), entry));
        return List.copyOf(byName.values());
    }

    /** The kernel's class for a width; where the layer has several shapes, the name says which. */
    public String className(String width, boolean onSegments) {
        String ending = onSegments ? ClassNames.onSegments(width) : width;
        return ClassNames.kernel(spec.layerName(), ending, shape, spec.shapes().size());
    }

    /** {@code Nx64x56x56}, N standing for a size that a call gives. */
    public String shapeName() {
        return ClassNames.shape(shape);
    }
}
