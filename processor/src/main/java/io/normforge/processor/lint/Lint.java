package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All checks, in the order in which their findings are reported. */
public final class Lint {

    private static final List<Check> CHECKS = List.of(
            new NameCheck(),
            new ShapesCheck(),
            new SizesCheck(),
            new ChannelAxisCheck(),
            new AxesCheck(),
            new EpsilonCheck(),
            new AffineCheck(),
            new AffineAxesCheck(),
            new ParameterSizesCheck(),
            new SlopeCheck(),
            new GroupsCheck(),
            new MomentumCheck(),
            new TrackRunningStatsCheck(),
            new MaskedCheck(),
            new SingleElementCheck());

    private Lint() {}

    /** The findings of each declaration, all checks run on all of them. */
    public static Map<NormDeclaration, List<Finding>> findings(List<NormDeclaration> declarations) {
        Map<NormDeclaration, List<Finding>> findings = new HashMap<>();
        NameClashes clashes = new NameClashes(declarations);
        for (NormDeclaration declaration : declarations) {
            List<Finding> found = new ArrayList<>(clashes.check(declaration));
            if (declaration.readable()) {
                CHECKS.forEach(check -> found.addAll(check.check(declaration)));
            }
            findings.put(declaration, found);
        }
        return findings;
    }

    /** What to say where a class cannot be written because somebody has written it. */
    public static Finding alreadyWritten(NormDeclaration declaration, String className) {
        return NameClashes.written(declaration, className);
    }

    /** Whether a class of the layer's name can be written in spite of what was found. */
    public static boolean leavesNameFree(NormDeclaration declaration, List<Finding> findings) {
        return NameCheck.isIdentifier(declaration)
                && findings.stream().noneMatch(finding -> finding.id().startsWith(NameCheck.ID));
    }
}
