package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.NormState;
import io.normforge.StateException;
import io.normforge.StateTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateCheckTest {

    private static final StateTensor TWO_FLOATS = StateTensor.of(new float[2], 2);

    private static final NormState FITTING = NormState.empty()
            .with("running_var", TWO_FLOATS)
            .with("running_mean", TWO_FLOATS)
            .with("bias", TWO_FLOATS)
            .with("weight", TWO_FLOATS);

    private final Map<String, StateSlot> expected = new LinkedHashMap<>();

    StateCheckTest() {
        for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
            expected.put(name, StateSlot.floats(List.of(2)));
        }
        expected.put("running_mean", StateSlot.finite(List.of(2)));
        expected.put("running_var", StateSlot.notNegative(List.of(2)));
        expected.put("num_batches_tracked", StateSlot.counter());
    }

    @Test
    void aStateInAnyOrderFitsAndTheCounterOfOldFilesMayBeMissing() {
        assertThatCode(() -> StateCheck.fits("Model.Norm", expected, FITTING)).doesNotThrowAnyException();
        NormState counted = FITTING.with("num_batches_tracked", StateTensor.scalar(3));
        assertThatCode(() -> StateCheck.fits("Model.Norm", expected, counted)).doesNotThrowAnyException();
    }

    @Test
    void everyProblemIsReportedAtOnceEachOnItsLine() {
        NormState state = NormState.empty()
                .with("weight", StateTensor.of(new float[2], 1, 2))
                .with("bias", StateTensor.of(new long[2], 2))
                .with("running_mean", TWO_FLOATS)
                .with("num_batches_tracked", StateTensor.of(new long[1], 1))
                .with("gamma", TWO_FLOATS);
        assertThatThrownBy(() -> StateCheck.fits("Model.Norm", expected, state))
                .isInstanceOf(StateException.class)
                .hasMessage("""
                        Model.Norm: the state does not fit, and nothing was loaded; problems: 5
                          weight: expected F32[2], found F32[1, 2]
                          bias: expected F32[2], found I64[2]
                          running_var: missing; expected F32[2]
                          num_batches_tracked: expected I64[], found I64[1]
                          gamma: unexpected; found F32[2]""");
    }

    @Test
    void parametersMayBeAnythingButRunningStatisticsMustBeUsable() {
        StateTensor notANumber = StateTensor.of(new float[] {0f, Float.NaN}, 2);
        NormState diverged = FITTING.with("weight", notANumber);
        assertThatCode(() -> StateCheck.fits("Model.Norm", expected, diverged)).doesNotThrowAnyException();
        NormState unusable = FITTING.with("running_mean", notANumber)
                .with("running_var", StateTensor.of(new float[] {-1f, 1f}, 2))
                .with("num_batches_tracked", StateTensor.scalar(-3));
        assertThatThrownBy(() -> StateCheck.fits("Model.Norm", expected, unusable))
                .isInstanceOf(StateException.class)
                .hasMessage("""
                        Model.Norm: the state does not fit, and nothing was loaded; problems: 3
                          running_mean: expected finite numbers, found NaN at element 1
                          running_var: expected finite numbers of 0 or more, found -1.0 at element 0
                          num_batches_tracked: expected finite numbers of 0 or more, found -3 at element 0""");
    }

    @Test
    void namesFromOutsideCannotForgeLinesOfTheMessage() {
        NormState state = FITTING.with("x\n  weight: missing", TWO_FLOATS);
        assertThatThrownBy(() -> StateCheck.fits("Model.Norm", expected, state))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
    }
}
