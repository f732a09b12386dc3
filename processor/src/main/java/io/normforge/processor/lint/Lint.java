package io.normforge.processor.lint;

import io.normforge.processor.advice.Advice;
import io.normforge.processor.advice.Catalogue;
import io.normforge.processor.advice.Level;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All checks, in the order in which their findings are reported: rules, and where none is broken, advice. */
public final class Lint {

    private static final List<Check> RULES = List.of(
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
            new StorageCheck(),
            new GatedResidualCheck(),
            new SingleElementCheck());

    private final Levels levels;

    /** What has been said of the whole compilation, and of which models' silencing. */
    private final Set<String> told = new HashSet<>();

    /** For one compilation. */
    public Lint(Levels levels) {
        this.levels = levels;
    }

    /** The names of all checks, each with a page. */
    public static List<String> ids() {
        return Stream.of(
                        rules().stream(),
                        Catalogue.ALL.stream().map(Advice::id),
                        Stream.of(NameClashes.ID, Silencing.ID))
                .flatMap(ids -> ids)
                .sorted()
                .toList();
    }

    static List<String> rules() {
        return RULES.stream().map(Check::id).toList();
    }

    /** The findings of each declaration, all checks run on all of them. */
    public Map<NormDeclaration, List<Finding>> findings(List<NormDeclaration> declarations) {
        Map<NormDeclaration, List<Finding>> findings = new HashMap<>();
        NameClashes clashes = new NameClashes(declarations);
        for (NormDeclaration declaration : declarations) {
            List<Finding> found = new ArrayList<>(clashes.check(declaration));
            if (told.add(declaration.model().sourceName())) {
                found.addAll(Silencing.findings(declaration));
            }
            if (declaration.readable()) {
                RULES.forEach(rule -> found.addAll(rule.check(declaration)));
                found.addAll(found.stream().anyMatch(Finding::isError) ? List.of() : advice(declaration));
            }
            findings.put(declaration, found);
        }
        return findings;
    }

    private List<Finding> advice(NormDeclaration declaration) {
        NormSpec spec = NormSpec.of(declaration);
        return Catalogue.ALL.stream()
                .flatMap(advice -> advice(advice, declaration, spec).stream())
                .toList();
    }

    private Optional<Finding> advice(Advice advice, NormDeclaration declaration, NormSpec spec) {
        Level level = levels.of(advice);
        if (level == Level.OFF || Silencing.silences(declaration, advice.id()) || told.contains(advice.id())) {
            return Optional.empty();
        }
        Optional<Finding> finding = advice.remark(declaration, spec)
                .map(remark -> new Finding(advice.id(), level, remark.message(), remark.position()));
        if (finding.isPresent() && advice.isOfWholeCompilation()) {
            told.add(advice.id());
        }
        return finding;
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
