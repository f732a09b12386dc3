package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

/** A case that no test can read fails by its name: it is never left out in silence. */
class CaseFormTest {

    private static final String INPUTS =
            "'inputs': [{'name': 'x', 'shape': [2, 3], 'data': [1, 2, 3, 4, 5, 6]}], 'expected': []}";

    @Test
    void aFormThatNoTestReadsIsNamed() {
        assertThatThrownBy(() -> CaseForm.of(json("{'id': 'odd/1', 'recipe': 'salt'}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("odd/1")
                .hasMessageContaining("recipe");
    }

    @Test
    void anOperatorWithoutANormIsNamed() {
        assertRefusedByName("{'id': 'odd/2', 'op': 'WeightNorm', 'attributes': {}, " + INPUTS);
    }

    @Test
    void anAttributeThatNoTestReadsIsNamed() {
        assertRefusedByName("{'id': 'odd/3', 'op': 'BatchNorm', 'attributes': {'renorm': true}, " + INPUTS);
    }

    @Test
    void anUnknownActivationIsNamed() {
        assertRefusedByName(
                "{'id': 'odd/4', 'op': 'BatchNormActivation', 'attributes': {'activation': 'mish'}, " + INPUTS);
    }

    private static void assertRefusedByName(String text) {
        JsonObject json = json(text);
        assertThatThrownBy(() -> TorchCase.of(ConformanceFiles.caseOf(json)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(json.get("id").getAsString());
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
