package io.normforge.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What torch refuses when it is called is refused here too: by the compiler where it can be, else by the call; or there
 * is no way to ask for it.
 */
class TorchErrorsTest {

    static Stream<RefusedCall> cases() {
        return ConformanceFiles.cases(CaseForm.ERROR).stream().map(RefusedCall::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatTorchRefusesIsRefusedHereForTheSameReason(RefusedCall refused) {
        Refusal.of(refused).assertRefused(refused);
    }

    /** Else a kind of refusal that no case has would look as if it were tested. */
    @Test
    void everyKindOfRefusalHasACase() {
        List<Refusal> kinds = cases().map(Refusal::of).distinct().toList();
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(Arrays.asList(Refusal.values()));
    }

    @Test
    void aRefusalOfAnUnknownKindIsNamed() {
        RefusedCall unknown = cases().findFirst().orElseThrow();
        RefusedCall odd = new RefusedCall(
                "odd", unknown.op(), unknown.dimensions(), unknown.attributes(), unknown.shapes(), "device is on fire");
        assertThatThrownBy(() -> Refusal.of(odd))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("odd")
                .hasMessageContaining("device is on fire");
    }
}
