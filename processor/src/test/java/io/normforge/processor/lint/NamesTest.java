package io.normforge.processor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.testing.Declarations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which names layers can have, alone and beside others. */
class NamesTest {

    private static final String NORM = "@Normalize(name = \"%s\", type = LAYER, shapes = @Shape({DYNAMIC, 8})) ";

    private static final String ONE_NAME = "; give this one another name";

    @Test
    void aNameIsAnIdentifier() {
        assertThat(messages(model("Model", "Norm2"))).isEmpty();
        assertThat(messages(model("Model", "2norm")))
                .containsExactly(
                        "[layer-name] Model.2norm: \"2norm\" is no Java identifier, and Model2norm would be the"
                                + " generated class; write a name such as \"AttentionNorm\"");
    }

    /** The longest is that of the kernel in vectors, with {@code .class} behind it. */
    @Test
    void aFileSystemTakesNamesOf255Bytes() {
        int rest = "Model".length() + "Vector512.class".length();
        assertThat(messages(model("Model", "N".repeat(255 - rest)))).isEmpty();
        assertThat(messages(model("Model", "N".repeat(256 - rest))))
                .singleElement()
                .asString()
                .contains("NVector512.class has 256 bytes, more than the 255 that file systems take");
        assertThat(messages(model("Model", "é".repeat((255 - rest) / 2)))).isEmpty();
        assertThat(messages(model("Model", "é".repeat((257 - rest) / 2)))).hasSize(1);
    }

    @Test
    void theSecondOfANameIsTheOneInTheWay() {
        assertThat(messages(model("Model", "Norm", "Other", "Norm")))
                .containsExactly("[layer-name-clash] Model.Norm: the layer Model.Norm already generates the class"
                        + " models.ModelNorm" + ONE_NAME);
    }

    @Test
    void layersShareNoFileWhereCapitalsAreSmall() {
        assertThat(messages(model("Model", "Norm", "NORM")))
                .containsExactly("[layer-name-clash] Model.NORM: the layer Model.Norm already generates the class"
                        + " models.ModelNorm, whose file is the same as that of models.ModelNORM on Windows and macOS"
                        + ONE_NAME);
        assertThat(messages(model("Model", "Norm", "NormPLAIN")))
                .as("a kernel's file")
                .containsExactly("[layer-name-clash] Model.NormPLAIN: the layer Model.Norm already generates the class"
                        + " models.ModelNormPlain, whose file is the same as that of models.ModelNormPLAIN on Windows"
                        + " and macOS" + ONE_NAME);
    }

    @Test
    void aLayersClassIsNoneOfTheFiles() {
        Map<String, String> files = new HashMap<>(model("Model", "Norm"));
        files.put("models.ModelNorm", "class ModelNorm {}");
        assertThat(messages(files))
                .containsExactly(
                        "[layer-name-clash] Model.Norm: the class models.ModelNorm exists already, and the layer"
                                + " would generate it; give the layer another name");
    }

    @Test
    void norOneOfTheSameFile() {
        Map<String, String> files = new HashMap<>(model("Model", "Norm"));
        files.put("models.ModelNORMPlain", "class ModelNORMPlain {}");
        assertThat(messages(files))
                .containsExactly(
                        "[layer-name-clash] Model.Norm: the class models.ModelNORMPlain exists already, whose file"
                                + " is the same as that of models.ModelNormPlain on Windows and macOS; give the layer another"
                                + " name");
    }

    @Test
    void norOneThatWasGeneratedForAnotherModel() {
        Map<String, String> files = new HashMap<>(model("Model", "InnerNorm"));
        files.put("models.ModelInner", NORM.formatted("Norm") + "class ModelInner {}");
        files.put(
                "models.ModelInnerNorm",
                "@io.normforge.internal.Generated(value = \"\", model = \"models.ModelInner\") class ModelInnerNorm {}");
        assertThat(messages(files))
                .contains(
                        "[layer-name-clash] Model.InnerNorm: the class models.ModelInnerNorm exists already, generated for"
                                + " the layer ModelInner.Norm" + ONE_NAME);
    }

    @Test
    void aLayerOfItsOwnIsNotInItsWay() {
        Map<String, String> files = new HashMap<>(model("Model", "Norm"));
        files.put(
                "models.ModelNorm",
                "@io.normforge.internal.Generated(value = \"\", model = \"models.Model\") class ModelNorm {}");
        assertThat(messages(files)).isEmpty();
    }

    @Test
    void whereNothingIsWrongWithTheNameAStubCanHaveIt() {
        assertThat(leavesNameFree("Norm", "")).isTrue();
        assertThat(leavesNameFree("Norm", ", epsilon = 0")).isTrue();
        assertThat(leavesNameFree("2norm", "")).isFalse();
        assertThat(leavesNameFree("N".repeat(300), "")).isFalse();
    }

    @Test
    void aClassThatIsWrittenAlreadyIsNamed() {
        NormDeclaration declaration = Declarations.of(model("Model", "Norm")).get(0);
        Finding finding = Lint.alreadyWritten(declaration, "models.ModelNorm");
        assertThat(finding.isError()).isTrue();
        assertThat(finding.position()).isSameAs(declaration.name().position());
        assertThat(finding.text("Model.Norm"))
                .isEqualTo("[layer-name-clash] Model.Norm: the class models.ModelNorm has been generated before, by"
                        + " another processor or for another layer" + ONE_NAME);
    }

    private static boolean leavesNameFree(String name, String more) {
        NormDeclaration declaration =
                Declarations.of("name = \"" + name + "\", type = LAYER, shapes = @Shape({DYNAMIC, 8})" + more);
        return Lint.leavesNameFree(declaration, findings(List.of(declaration)).get(declaration));
    }

    private static Map<String, String> model(String name, String... layers) {
        StringBuilder text = new StringBuilder();
        Stream.of(layers).map(NORM::formatted).forEach(text::append);
        return Map.of("models." + name, text + "class " + name + " {}");
    }

    private static List<String> messages(Map<String, String> files) {
        List<NormDeclaration> declarations = Declarations.of(files);
        Map<NormDeclaration, List<Finding>> findings = findings(declarations);
        return declarations.stream()
                .flatMap(declaration ->
                        findings.get(declaration).stream().map(finding -> finding.text(declaration.title())))
                .toList();
    }

    private static Map<NormDeclaration, List<Finding>> findings(List<NormDeclaration> declarations) {
        return new Lint(Levels.of("all=off")).findings(declarations);
    }
}
