package io.normforge.processor.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.Storage;
import io.normforge.processor.testing.Declarations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of annotations that compile, of those that do not, and of the classes that have them. */
class DeclarationReaderTest {

    private static final String ROWS = "type = LAYER, shapes = @Shape({DYNAMIC, 8})";
    private static final String NORM = "@Normalize(name = \"Norm\", " + ROWS + ") ";

    /** To show processors what they would see under Eclipse's compiler: javac stops before, at all but unknown names. */
    private static final String GO_ON = "--should-stop=ifError=FLOW";

    @Test
    void everyValueIsReadAsItIsWritten() {
        NormDeclaration declared =
                Declarations.of("name = \"Full\", type = GROUP, shapes = {@Shape({DYNAMIC, 8}), @Shape(9)},"
                        + " axes = {0, -1}, epsilon = 0.5f, affine = Affine.SCALE, affineAxes = 1, unitOffset = true,"
                        + " residual = Residual.AFTER, activation = Activation.LEAKY_RELU, slope = 0.25f, gate = true, groups = 2,"
                        + " channelAxis = 3, momentum = 0.75f, trackRunningStats = {true, false}, masked = true,"
                        + " storage = {Storage.SEGMENTS, Storage.ARRAYS}");
        assertThat(declared.readable()).isTrue();
        assertThat(declared.awaiting()).isFalse();
        assertThat(declared.name().value()).isEqualTo("Full");
        assertThat(declared.type().value()).isEqualTo(NormType.GROUP);
        assertThat(shapes(declared)).isEqualTo(List.of(List.of(Shape.DYNAMIC, 8), List.of(9)));
        assertThat(values(declared.axes())).containsExactly(0, -1);
        assertThat(declared.epsilon().value()).isEqualTo(0.5f);
        assertThat(declared.affine().value()).isEqualTo(Affine.SCALE);
        assertThat(values(declared.affineAxes())).containsExactly(1);
        assertThat(declared.unitOffset().value()).isTrue();
        assertThat(declared.residual().value()).isEqualTo(Residual.AFTER);
        assertThat(declared.activation().value()).isEqualTo(Activation.LEAKY_RELU);
        assertThat(declared.slope().value()).isEqualTo(0.25f);
        assertThat(declared.gate().value()).isTrue();
        assertThat(declared.groups().value()).isEqualTo(2);
        assertThat(declared.channelAxis().value()).isEqualTo(3);
        assertThat(declared.momentum().value()).isEqualTo(0.75f);
        assertThat(values(declared.trackRunningStats())).containsExactly(true, false);
        assertThat(declared.masked().value()).isTrue();
        assertThat(values(declared.storage())).containsExactly(Storage.SEGMENTS, Storage.ARRAYS);
    }

    @Test
    void whatIsNotWrittenIsTheAnnotationsDefault() {
        NormDeclaration declared = Declarations.of(ROWS);
        assertThat(declared.epsilon().value()).isEqualTo(Normalize.EPSILON_BY_TYPE);
        assertThat(declared.affine().value()).isEqualTo(Affine.BY_TYPE);
        assertThat(declared.axes().value()).isEmpty();
        assertThat(declared.gate().value()).isFalse();
        assertThat(declared.momentum().value()).isEqualTo(0.1f);
        assertThat(values(declared.storage())).containsExactly(Storage.ARRAYS);
        assertThat(declared.readable()).isTrue();
    }

    /** The compiler says what is wrong. What it shows as an error may be a name that still gets a meaning. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type = LAYER, shapes = @Shape(8), epsilon = K.E             | true
            type = LAYER, shapes = @Shape({8, K.D})                     | true
            type = LAYER, shapes = @Shape(8), epsilon = "a text"        | true
            type = LAYER, shapes = @Shape(8), groups = 0.5f             | true
            type = LAYER, shapes = @Shape(8), affine = Affine.DELTA     | false
            type = LAYER, shapes = @Shape                               | false
            type = LAYER                                                | false
            shapes = @Shape(8)                                          | false
            type = LAYER, shapes = @Shape(8), axes = true               | true
            """)
    void whatDoesNotCompileIsNotReadable(String attributes, boolean awaiting) {
        NormDeclaration declared = Declarations.of(
                        Map.of("models.Model", "@Normalize(name = \"Norm\", " + attributes + ") class Model {}"), GO_ON)
                .get(0);
        assertThat(declared.readable()).isFalse();
        assertThat(declared.awaiting()).isEqualTo(awaiting);
        assertThat(declared.type().value()).isEqualTo(NormType.LAYER);
    }

    @Test
    void whatDoesNotCompileHasAStandIn() {
        NormDeclaration declared = Declarations.of("type = LAYER, shapes = @Shape(K.D), epsilon = K.E");
        assertThat(declared.epsilon().value()).isEqualTo(1f);
        assertThat(shapes(declared)).isEqualTo(List.of(List.of(1)));
    }

    @Test
    void aTextThatLooksLikeAnErrorIsNone() {
        NormDeclaration declared = Declarations.of("name = \"<error>\", " + ROWS);
        assertThat(declared.name().value()).isEqualTo("<error>");
        assertThat(declared.awaiting()).isFalse();
    }

    @Test
    void anAnnotationWithoutANameIsLeftToTheCompiler() {
        Map<String, String> model = Map.of("models.Model", "@Normalize(" + ROWS + ") " + NORM + "class Model {}");
        assertThat(Declarations.of(model, GO_ON))
                .singleElement()
                .satisfies(declared -> assertThat(declared.name().value()).isEqualTo("Norm"))
                .satisfies(declared -> assertThat(declared.ordinal()).isEqualTo(1));
    }

    @Test
    void annotationsAreCountedInOneClassAlsoInAContainer() {
        List<NormDeclaration> repeated =
                Declarations.of("models.Model", NORM + NORM + "class Model { " + NORM + "class Inner {} }");
        assertThat(repeated).extracting(NormDeclaration::ordinal).containsExactly(0, 0, 1);
        List<NormDeclaration> contained =
                Declarations.of("models.Model", "@Normalize.Several({" + NORM + "," + NORM + "}) class Model {}");
        assertThat(contained).extracting(NormDeclaration::ordinal).containsExactly(0, 1);
        NormDeclaration second = repeated.get(2);
        assertThat(contained.get(1).isOf(second)).isTrue();
        assertThat(contained.get(0).isOf(second)).isFalse();
        assertThat(Declarations.of("models.Other", NORM + "class Other {}")
                        .get(0)
                        .isOf(repeated.get(1)))
                .isFalse();
    }

    @Test
    void aModelIsNamedWithTheClassesAroundIt() {
        ModelClass inner = model(
                "models.deep.Outer",
                "public class Outer { public static class Mid { " + NORM + "public static class Inner {} } }");
        assertThat(inner.packageName()).isEqualTo("models.deep");
        assertThat(inner.simpleNames()).containsExactly("Outer", "Mid", "Inner");
        assertThat(inner.layerPrefix()).isEqualTo("OuterMidInner");
        assertThat(inner.sourceName()).isEqualTo("models.deep.Outer.Mid.Inner");
        assertThat(inner.binaryName()).isEqualTo("models.deep.Outer$Mid$Inner");
        assertThat(inner.isPublic()).isTrue();
        ModelClass plain = model("Model", NORM + "class Model {}");
        assertThat(plain.packageName()).isEmpty();
        assertThat(plain.qualify("Layer")).isEqualTo("Layer");
        assertThat(plain.isPublic()).isFalse();
    }

    @Test
    void aModelInAClassThatIsNotPublicIsNotEither() {
        assertThat(model("models.Outer", "class Outer { " + NORM + "public static class Inner {} }")
                        .isPublic())
                .isFalse();
        assertThat(model("models.Outer", "public class Outer { " + NORM + "static class Inner {} }")
                        .isPublic())
                .isFalse();
    }

    @Test
    void vectorsAreSeenWhereTheirModuleIs() {
        Map<String, String> model = Map.of("models.Model", NORM + "class Model {}");
        assertThat(Declarations.of(model).get(0).model().seesVectors()).isFalse();
        assertThat(Declarations.of(model, "--add-modules", "jdk.incubator.vector")
                        .get(0)
                        .model()
                        .seesVectors())
                .isTrue();
    }

    /** Before it is a preview, or not there. */
    @Test
    void segmentsAreSeenFromJava22On() {
        int newest = Runtime.version().feature();
        assertThat(seesSegments(17)).isFalse();
        assertThat(seesSegments(newest)).isEqualTo(newest >= 22);
        if (newest > 22) {
            assertThat(seesSegments(21)).isFalse();
            assertThat(seesSegments(22)).isTrue();
        }
    }

    private static boolean seesSegments(int release) {
        Map<String, String> model = Map.of("models.Model", NORM + "class Model {}");
        return Declarations.of(model, "--release", String.valueOf(release))
                .get(0)
                .model()
                .seesSegments();
    }

    @Test
    void aLayersClassesAreNamedByItsShapesAndStorage() {
        assertThat(Declarations.of(ROWS).classes())
                .containsExactly(
                        "models.Model0Norm",
                        "models.Model0NormPlain",
                        "models.Model0NormVector512",
                        "models.Model0NormVector256",
                        "models.Model0NormVector128");
        assertThat(Declarations.of("type = LAYER, shapes = {@Shape({DYNAMIC, 8}), @Shape({CONFIGURED, 9})}")
                        .classes())
                .hasSize(9)
                .contains("models.Model0NormPlainForNx8", "models.Model0NormVector128ForCx9");
        assertThat(Declarations.of(ROWS + ", storage = Storage.SEGMENTS").classes())
                .hasSize(10)
                .contains("models.Model0NormSegments", "models.Model0NormVector512Segments");
    }

    @Test
    void checksAreSilencedByTheClassAndThoseAroundIt() {
        String inner = "@SuppressWarnings({\"unused\", \"normforge:a\", \"normforge:b\"}) @Deprecated " + NORM;
        NormDeclaration declared = Declarations.of(
                        "models.Outer",
                        "@SuppressWarnings(\"normforge:outer\") class Outer { " + inner + "class Inner {} }")
                .get(0);
        assertThat(declared.silenced()).extracting(Declared::value).containsExactly("a", "b", "outer");
        assertThat(Declarations.of(ROWS).silenced()).isEmpty();
        assertThat(Declarations.of(
                                "models.Model",
                                "@interface Says { String[] value(); } @Says(\"normforge:a\") " + NORM
                                        + "class Model {}")
                        .get(0)
                        .silenced())
                .as("another annotation")
                .isEmpty();
    }

    @Test
    void aLayerIsCalledByItsModelsOwnNameAndIts() {
        NormDeclaration declared = Declarations.of("models.Outer", "class Outer { " + NORM + "class Inner {} }")
                .get(0);
        assertThat(declared.title()).isEqualTo("Inner.Norm");
        assertThat(declared.layerName()).isEqualTo("OuterInnerNorm");
        assertThat(NormDeclaration.file("models.ModelI")).isEqualTo("models.modeli");
    }

    @Test
    void classesThatAreThereAreFoundByTheirFilesNames() {
        assertThat(existing("ModelNorm", "class ModelNorm {}"))
                .containsExactly(new ExistingClass("models.ModelNorm", ""));
        assertThat(existing("ModelNORMPlain", "class ModelNORMPlain {}"))
                .containsExactly(new ExistingClass("models.ModelNORMPlain", ""));
        assertThat(existing("ModelNorm", "@Deprecated class ModelNorm {}"))
                .containsExactly(new ExistingClass("models.ModelNorm", ""));
        assertThat(existing("ModelNormed", "class ModelNormed {}")).isEmpty();
    }

    @Test
    void whatWasGeneratedBeforeForThisModelOrForNoneIsNotInTheWay() {
        assertThat(existing("ModelNorm", generated("models.Model"))).isEmpty();
        assertThat(existing("ModelNorm", generated("models.Gone"))).isEmpty();
    }

    @Test
    void whatWasGeneratedForAnotherModelIsThatLayers() {
        String other =
                "@Normalize(name = \"Other\", " + ROWS + ") @Normalize(name = \"odelNorm\", " + ROWS + ") class M {}";
        Map<String, String> files = Map.of(
                "models.Model", NORM + "class Model {}", "models.M", other, "models.ModelNorm", generated("models.M"));
        assertThat(Declarations.of(files).stream()
                        .filter(declared -> declared.title().equals("Model.Norm"))
                        .flatMap(declared -> declared.existingClasses().stream()))
                .containsExactly(new ExistingClass("models.ModelNorm", "M.odelNorm"));
    }

    private static String generated(String model) {
        return "@io.normforge.internal.Generated(value = \"by a test\", model = \"" + model + "\") class ModelNorm {}";
    }

    private static List<ExistingClass> existing(String className, String text) {
        return Declarations.of(Map.of("models.Model", NORM + "class Model {}", "models." + className, text))
                .get(0)
                .existingClasses();
    }

    private static ModelClass model(String className, String types) {
        return Declarations.of(className, types).get(0).model();
    }

    private static <T> List<T> values(Declared<List<Declared<T>>> list) {
        return list.value().stream().map(Declared::value).toList();
    }

    private static List<List<Integer>> shapes(NormDeclaration declared) {
        return declared.shapes().value().stream()
                .map(DeclarationReaderTest::values)
                .toList();
    }
}
