package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.KernelLowering;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Vector kernels that hand calls over to plain code. */
final class VectorFallback implements Advice {

    @Override
    public String id() {
        return "vector-fallback";
    }

    @Override
    public Level level() {
        return Level.OFF;
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        if (!spec.model().seesVectors()) {
            return Optional.empty();
        }
        List<String> lines =
                KernelPlan.all(spec).stream().flatMap(VectorFallback::lines).toList();
        return Optional.of(lines)
                .filter(found -> !found.isEmpty())
                .map(found -> Remark.telling(declaration.shapes(), found.toArray(String[]::new)));
    }

    private static Stream<String> lines(KernelPlan plan) {
        Map<String, List<String>> lanesByEntry = new LinkedHashMap<>();
        for (Width width : Width.VECTORS) {
            KernelLowering.inPlainCode(plan, width)
                    .forEach(entry -> lanesByEntry
                            .computeIfAbsent(entry, key -> new ArrayList<>())
                            .add(String.valueOf(width.lanes())));
        }
        return lanesByEntry.entrySet().stream().map(entry -> line(plan, entry.getKey(), entry.getValue()));
    }

    private static String line(KernelPlan plan, String entry, List<String> lanes) {
        return entry + " over " + CanonicalShape.describe(plan.canonical().elements()) + " elements is plain code with "
                + String.join(", ", lanes) + " lanes: in vectors it would be more than the JIT compiles well";
    }
}
