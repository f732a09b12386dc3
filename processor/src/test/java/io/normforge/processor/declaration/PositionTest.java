package io.normforge.processor.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.Declarations;
import io.normforge.processor.testing.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message stands at the value that it is about, wherever the annotation stands. */
class PositionTest {

    private static final String WRITTEN = """
            name = "Norm", type = LAYER, shapes = {@Shape({11, 12}), @Shape(21), @Shape(value = {31, 32})}, axes = {41, 42},
            affineAxes = 51, epsilon = 0.5f, trackRunningStats = {true, false}, storage = {Storage.ARRAYS}, gate = true)""";

    /** What begins at a value's place, up to the next comma or bracket, for all values that are written. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("name", "\"Norm\""),
            Map.entry("type", "LAYER"),
            Map.entry("shapes", "{@Shape"),
            Map.entry("shapes[0]", "{11"),
            Map.entry("shapes[0][0]", "11"),
            Map.entry("shapes[0][1]", "12"),
            Map.entry("shapes[1]", "21"),
            Map.entry("shapes[1][0]", "21"),
            Map.entry("shapes[2]", "{31"),
            Map.entry("shapes[2][1]", "32"),
            Map.entry("axes", "{41"),
            Map.entry("axes[0]", "41"),
            Map.entry("axes[1]", "42"),
            Map.entry("affineAxes", "51"),
            Map.entry("affineAxes[0]", "51"),
            Map.entry("epsilon", "0.5f"),
            Map.entry("trackRunningStats[1]", "false"),
            Map.entry("storage[0]", ".ARRAYS"),
            Map.entry("gate", "true"));

    @Test
    void ofASingleAnnotation() {
        assertThat(places("@Normalize(" + WRITTEN + " class Model {}")).containsAllEntriesOf(PLACES);
    }

    @Test
    void ofARepeatedOne() {
        String other = "@Normalize(name = \"Other\", type = RMS, shapes = @Shape({DYNAMIC, 8})) ";
        assertThat(places(other + "@Deprecated @Normalize(" + WRITTEN + " class Model {}"))
                .containsAllEntriesOf(repeated());
        assertThat(places("@Normalize(" + WRITTEN + other + " class Model {}")).containsAllEntriesOf(repeated());
    }

    /** The class is where a message goes that has found no place, with a path in it. */
    @Test
    void aMessageThatHasFoundItsPlaceIsShownNowhereElse() {
        String other = "@Normalize(name = \"Other\", type = RMS, shapes = @Shape({DYNAMIC, 8})) ";
        assertThat(messages(other + "@Normalize(" + WRITTEN + " class Model {}"))
                .contains("at axes[0] ending")
                .doesNotHaveDuplicates()
                .allMatch(message -> !message.contains("(at "));
    }

    @Test
    void whateverNameTheAnnotationIsCalledBy() {
        String other = "@io.normforge.Normalize(name = \"Other\", type = RMS, shapes = @Shape({DYNAMIC, 8})) ";
        assertThat(places(other + "@io.normforge.Normalize(" + WRITTEN + " class Model {}"))
                .containsAllEntriesOf(repeated());
    }

    /** javac's tree has the nested annotation, not what is within. */
    private static Map<String, String> repeated() {
        Map<String, String> places = new TreeMap<>(PLACES);
        places.putAll(Map.of("shapes[0]", "@Shape", "shapes[1]", "@Shape", "shapes[2]", "@Shape"));
        return places;
    }

    /** Of a default there is no place but the annotation. */
    @ParameterizedTest
    @ValueSource(strings = {"momentum", "activation", "groups"})
    void ofADefaultItIsTheAnnotation(String attribute) {
        String single = "@Normalize(" + WRITTEN + " class Model {}";
        assertThat(places(single)).containsEntry(attribute, "@Normalize");
        String other = "@Normalize(name = \"Other\", type = RMS, shapes = @Shape({DYNAMIC, 8})) ";
        assertThat(places(other + single)).containsEntry(attribute, "@Normalize");
    }

    /** Nobody wrote these braces, so that javac knows of no tree; the message says which value it means. */
    @Test
    void ofAContainerThatIsWrittenOutItIsTheClassAndTheMessageSaysWhere() {
        String container =
                "@Normalize.Several({@Normalize(" + WRITTEN + ", @Normalize(" + WRITTEN + "}) class Model {}";
        assertThat(messages(container))
                .contains("at shapes[0][1] (at shapes[0][1]) ending", "at epsilon (at epsilon) ending");
    }

    @Test
    void aPathNamesTheAttributeAndItsItems() {
        ValuePath path = ValuePath.annotation(1).attribute("shapes").item(0).item(2);
        assertThat(path).hasToString("shapes[0][2]");
        assertThat(path.ordinal()).isEqualTo(1);
        assertThat(path.attribute("axes")).hasToString("axes");
        assertThat(ValuePath.annotation(1)).hasToString("");
    }

    /** What stands where a message about each value is shown, of the layer that is called Norm. */
    private static Map<String, String> places(String text) {
        return diagnostics(text)
                .collect(Collectors.toMap(
                        diagnostic -> diagnostic.getMessage(null).split(" ")[1], PositionTest::token, (a, b) -> a));
    }

    private static Stream<String> messages(String text) {
        return diagnostics(text).map(diagnostic -> diagnostic.getMessage(null));
    }

    private static Stream<Diagnostic<? extends JavaFileObject>> diagnostics(String text) {
        return Declarations.read(Map.of("models.Model", text), (environment, declaration) -> {
                    if (declaration.name().value().equals("Norm")) {
                        Places.of(declaration)
                                .forEach((place, position) ->
                                        position.print(environment, Diagnostic.Kind.NOTE, "at " + place, " ending"));
                    }
                })
                .stream()
                .filter(diagnostic -> diagnostic.getMessage(null).startsWith("at "));
    }

    private static String token(Diagnostic<? extends JavaFileObject> diagnostic) {
        try {
            String text = diagnostic.getSource().getCharContent(true).toString();
            return text.substring((int) diagnostic.getPosition()).split("(?<=.)[,(){} ]", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
