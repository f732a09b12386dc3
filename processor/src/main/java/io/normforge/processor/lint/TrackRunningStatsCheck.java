package io.normforge.processor.lint;

import io.normforge.NormType;
import io.normforge.Shape;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.DeclaredValues;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Preset;
import io.normforge.processor.spec.Preset.Tracking;
import java.util.List;

/** Running statistics are asked for once, of a type that can have them, and along axes of fixed size. */
final class TrackRunningStatsCheck implements Check {

    private static final String ID = "track-running-stats";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Preset.of(declaration.type().value())
                .map(preset -> findings(declaration, preset))
                .orElse(List.of());
    }

    private static List<Finding> findings(NormDeclaration declaration, Preset preset) {
        if (declaration.trackRunningStats().value().size() > 1) {
            return error(declaration, "several values; write true or false");
        }
        if (!new DeclaredValues(declaration, preset).tracks()) {
            return List.of();
        }
        if (preset.tracking() == Tracking.NEVER) {
            return error(
                    declaration,
                    preset.type() + " takes its statistics from each sample, in EVAL too, and has nothing to track;"
                            + " leave the attribute out");
        }
        return Resolved.spec(declaration).map(spec -> sizes(declaration, spec)).orElse(List.of());
    }

    private static List<Finding> sizes(NormDeclaration declaration, NormSpec spec) {
        if (spec.type() == NormType.INSTANCE && spec.axes().size() != spec.rank() - 2) {
            return error(
                    declaration,
                    "INSTANCE tracks one running statistic a channel, so it has to pool all of space; leave axes out, or"
                            + " write trackRunningStats = false");
        }
        for (int axis : spec.runningAxes()) {
            List<Integer> sizes = spec.shapes().stream()
                    .map(shape -> shape.get(axis))
                    .distinct()
                    .toList();
            boolean configured = sizes.contains(Shape.CONFIGURED);
            if (sizes.contains(Shape.DYNAMIC) || (sizes.size() > 1 && !configured)) {
                return List.of(Finding.error(
                        ID,
                        declaration.shapes().position(),
                        "running statistics vary along axis " + axis
                                + ", whose size is not one fixed number; write one, or CONFIGURED for one that is"
                                + " known when the layer is made, pool the axis, or write trackRunningStats = false"));
            }
        }
        return List.of();
    }

    private static List<Finding> error(NormDeclaration declaration, String message) {
        return List.of(Finding.error(ID, declaration.trackRunningStats().position(), message));
    }
}
