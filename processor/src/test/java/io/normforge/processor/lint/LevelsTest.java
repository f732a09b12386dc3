package io.normforge.processor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.advice.Advice;
import io.normforge.processor.advice.Catalogue;
import io.normforge.processor.advice.Level;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.testing.Declarations;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How loud advice is: by itself, by the option, and where a class asks not to hear of it. */
class LevelsTest {

    private static final String OF_ONE = "type = GROUP, groups = 1, shapes = @Shape({DYNAMIC, 8, 3, 3})";

    private static final String OF_FEW = "type = BATCH, shapes = @Shape({4, 8, 3, 3})";

    private static final String ROWS = "type = LAYER, shapes = @Shape({DYNAMIC, 384})";

    @Test
    void adviceSpeaksAsItDoesByItself() {
        assertThat(findings(Levels.AS_THEY_ARE, model("", OF_ONE))).containsExactly("group-of-one note");
        assertThat(findings(Levels.AS_THEY_ARE, model("", OF_FEW))).containsExactly("small-batch warning");
    }

    @Test
    void anOptionMakesItLouderOrSilent() {
        assertThat(findings(Levels.of("group-of-one=error"), model("", OF_ONE))).containsExactly("group-of-one error");
        assertThat(findings(Levels.of(" group-of-one = warning "), model("", OF_ONE)))
                .containsExactly("group-of-one warning");
        assertThat(findings(Levels.of("group-of-one=off"), model("", OF_ONE))).isEmpty();
    }

    @Test
    void whatComesLaterInTheOptionWins() {
        Levels levels = Levels.of("all=note,group-of-one=error");
        assertThat(levels.problems()).isEmpty();
        assertThat(levels.byId()).hasSize(Catalogue.ALL.size());
        assertThat(Catalogue.ALL.stream().map(levels::of).distinct())
                .containsExactlyInAnyOrder(Level.NOTE, Level.ERROR);
        assertThat(Levels.of("group-of-one=error,all=off").byId().values()).containsOnly(Level.OFF);
    }

    @Test
    void whatCannotBeFollowedIsLeftOut() {
        Levels levels = Levels.of("smal-batch=off,group-of-one=off,all,call-cost=loud");
        assertThat(levels.byId()).isEqualTo(Map.of("group-of-one", Level.OFF));
        assertThat(levels.problems())
                .containsExactly(
                        "no check is called \"smal-batch\"; the nearest is \"small-batch\"",
                        "\"all\" without a level; write all=off, note, warning or error",
                        "\"call-cost\" without a level; write call-cost=off, note, warning or error");
        assertThat(Levels.of("=off").problems()).containsExactly("no check is called \"\"; the nearest is \"axes\"");
    }

    /** A letter more, less or other counts one. */
    @ParameterizedTest
    @CsvSource({
        "slop, slope",
        "slopes, slope",
        "sloqe, slope",
        "axs, axes",
        "mask, masked",
        "sync-in-val, sync-in-eval",
        "batch-of-on, batch-of-one",
        "group-of-done, group-of-one",
        "sizeshape, sizes",
        "vectors-module, vector-module",
        "momentum-of-batches, momentum"
    })
    void theNearestNameIsOffered(String written, String nearest) {
        assertThat(CheckNames.problem(written))
                .isEqualTo("no check is called \"" + written + "\"; the nearest is \"" + nearest + "\"");
    }

    @Test
    void aRuleHasNoLevel() {
        assertThat(CheckNames.isAdvice("group-of-one")).isTrue();
        for (String rule : Lint.rules()) {
            assertThat(CheckNames.isAdvice(rule)).as(rule).isFalse();
            assertThat(CheckNames.problem(rule)).startsWith("\"" + rule + "\" is a rule");
        }
    }

    @Test
    void rulesSpeakInThisOrder() {
        assertThat(Lint.rules())
                .containsExactly(
                        "layer-name",
                        "shapes",
                        "sizes",
                        "channel-axis",
                        "axes",
                        "epsilon",
                        "affine",
                        "affine-axes",
                        "parameter-sizes",
                        "slope",
                        "groups",
                        "momentum",
                        "track-running-stats",
                        "masked",
                        "storage",
                        "gated-residual",
                        "single-element");
    }

    @Test
    void everyCheckIsListedOnceInTheOrderOfTheAlphabet() {
        assertThat(Lint.ids())
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(Lint.rules().size() + Catalogue.ALL.size() + 2)
                .containsAll(Lint.rules())
                .containsAll(Catalogue.ALL.stream().map(Advice::id).toList())
                .contains("layer-name-clash", "suppressed-check");
    }

    @Test
    void aClassSilencesWhatItNames() {
        assertThat(findings(Levels.AS_THEY_ARE, model("@SuppressWarnings(\"normforge:group-of-one\") ", OF_ONE)))
                .isEmpty();
        assertThat(findings(Levels.AS_THEY_ARE, model("@SuppressWarnings(\"normforge:small-batch\") ", OF_ONE)))
                .containsExactly("group-of-one note");
    }

    /** The class, not each of its layers, has named it. */
    @Test
    void aNameOfNoAdviceIsToldOnceForAClass() {
        assertThat(findings(
                        Levels.AS_THEY_ARE,
                        model(
                                "@SuppressWarnings(\"normforge:epsilon\") ",
                                "name = \"A\", " + OF_ONE,
                                "name = \"B\", " + OF_ONE)))
                .containsExactly("suppressed-check warning", "group-of-one note", "group-of-one note");
    }

    @Test
    void whatIsOfTheWholeCompilationIsToldOnce() {
        Advice once = Catalogue.ALL.stream()
                .filter(Advice::isOfWholeCompilation)
                .findFirst()
                .orElseThrow();
        List<NormDeclaration> declarations =
                Declarations.of(model("", "name = \"A\", " + ROWS, "name = \"B\", " + ROWS));
        Lint lint = new Lint(Levels.of(once.id() + "=note"));
        assertThat(told(lint, declarations)).containsExactly(once.id() + " note");
        assertThat(told(lint, declarations)).as("a later round").isEmpty();
    }

    /** Advice is about what would be generated, and of a mistake nothing is. */
    @Test
    void whereARuleIsBrokenThereIsNoAdvice() {
        assertThat(findings(Levels.AS_THEY_ARE, model("", OF_ONE + ", epsilon = 0")))
                .containsExactly("epsilon error");
    }

    @Test
    void ofAnAnnotationThatDoesNotCompileNothingIsSaidButOfItsName() {
        assertThat(findings(Levels.AS_THEY_ARE, model("", OF_ONE + ", epsilon = unknown")))
                .isEmpty();
    }

    @Test
    void aFindingIsPrintedWithItsCheckAndLayerAndItsPage() {
        NormDeclaration declaration = Declarations.of(OF_ONE + ", epsilon = 0");
        Finding finding = new Lint(Levels.AS_THEY_ARE)
                .findings(List.of(declaration))
                .get(declaration)
                .get(0);
        assertThat(finding.isError()).isTrue();
        assertThat(finding.text("Model.Norm")).startsWith("[epsilon] Model.Norm: an epsilon of 0.0; write");
        assertThat(finding.address())
                .isEqualTo("https://github.com/normforge/normforge/blob/main/docs/checks/epsilon.md");
        assertThat(finding.page()).isEqualTo("\n    " + finding.address());
        Finding lines = Finding.warning("call-cost", declaration.position(), "first\nsecond");
        assertThat(lines.isError()).isFalse();
        assertThat(lines.text("Model.Norm")).isEqualTo("[call-cost] Model.Norm: first\n    second");
    }

    private static Map<String, String> model(String before, String... layers) {
        StringBuilder text = new StringBuilder(before);
        Stream.of(layers)
                .map(attributes -> attributes.contains("name = ") ? attributes : "name = \"Norm\", " + attributes)
                .forEach(attributes ->
                        text.append("@Normalize(").append(attributes).append(") "));
        return Map.of("models.Model", text + "class Model {}");
    }

    private static List<String> findings(Levels levels, Map<String, String> models) {
        return told(new Lint(levels), Declarations.of(models));
    }

    private static List<String> told(Lint lint, List<NormDeclaration> declarations) {
        Map<NormDeclaration, List<Finding>> findings = lint.findings(declarations);
        return declarations.stream()
                .flatMap(declaration -> findings.get(declaration).stream())
                .map(finding -> finding.id() + " " + finding.level().text())
                .toList();
    }
}
