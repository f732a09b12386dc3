package io.normforge.processor.conformance;

import com.google.gson.JsonObject;

/** How a case says what it wants, which decides the test that reads it. */
enum CaseForm {
    /** Inputs and outputs, element by element: {@link TorchCasesTest}, or {@link RefusedCasesTest} if this project refuses it. */
    WRITTEN_OUT,
    /** Inputs by a formula, and sums and samples of the outputs: {@link LargeCasesTest}. */
    BY_FORMULA,
    /** An error: {@link TorchErrorsTest}. */
    ERROR;

    /** Fails for a form that no test reads. */
    static CaseForm of(JsonObject json) {
        if (json.has("expectedError")) {
            return ERROR;
        }
        if (json.has("inputs_spec")) {
            return BY_FORMULA;
        }
        if (json.has("inputs") && json.has("expected")) {
            return WRITTEN_OUT;
        }
        throw new AssertionError(
                "no test reads a case of the form of " + json.get("id") + ", which has " + json.keySet());
    }
}
