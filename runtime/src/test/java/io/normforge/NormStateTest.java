package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormStateTest {

    private static final StateTensor ONE = StateTensor.of(new float[] {1f}, 1);
    private static final StateTensor TWO = StateTensor.of(new float[] {2f}, 1);

    private final NormState state = NormState.empty().with("weight", ONE).with("bias", TWO);

    @Test
    void namesKeepTheirOrderAndAReplacedTensorItsPlace() {
        assertThat(state.names()).containsExactly("weight", "bias");
        NormState replaced = state.with("weight", TWO);
        assertThat(replaced.names()).containsExactly("weight", "bias");
        assertThat(replaced.get("weight")).isEqualTo(TWO);
        assertThat(state.get("weight")).isEqualTo(ONE);
    }

    @Test
    void itIsACopyOfTheMapItIsMadeOfAndNotToBeChanged() {
        Map<String, StateTensor> map = new LinkedHashMap<>(Map.of("weight", ONE));
        NormState made = NormState.of(map);
        map.put("bias", TWO);
        assertThat(made.size()).isOne();
        assertThatThrownBy(() -> made.tensors().put("bias", TWO)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> made.names().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equalityIsByNamesAndTensorsNotByOrder() {
        NormState other = NormState.empty().with("bias", TWO).with("weight", ONE);
        assertThat(state).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(state).isNotEqualTo(state.with("bias", ONE)).isNotEqualTo(state.prefixed("x."));
    }

    @Test
    void underTakesAwayThePrefixThatPrefixedAddsAndLeavesOtherNamesOut() {
        NormState prefixed = state.prefixed("encoder.norm1.");
        assertThat(prefixed.names()).containsExactly("encoder.norm1.weight", "encoder.norm1.bias");
        assertThat(prefixed.with("encoder.norm10.weight", ONE).under("encoder.norm1."))
                .isEqualTo(state);
        assertThat(prefixed.under("decoder.")).isEqualTo(NormState.empty());
    }

    @Test
    void aNameThatIsNotThereIsAnErrorThatListsWhatIs() {
        assertThat(state.containsKey("gamma")).isFalse();
        assertThatThrownBy(() -> state.get("gamma"))
                .isInstanceOf(StateException.class)
                .hasMessage("there is no tensor 'gamma' in NormState[weight F32[1], bias F32[1]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__metadata__", "half \ud83d"})
    void namesThatNoFileCouldHoldAreRefused(String name) {
        assertThatThrownBy(() -> state.with(name, ONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTextOfALargeStateIsShort() {
        NormState large = NormState.empty();
        for (int i = 0; i < 20; i++) {
            large = large.with("n" + i, ONE);
        }
        assertThat(large.toString())
                .startsWith("NormState[n0 F32[1], n1 F32[1], ")
                .endsWith("n7 F32[1], and 12 more]");
    }

    @Test
    void asManyAsTheTextHasRoomForAreAllOfThem() {
        NormState eight = NormState.empty();
        for (int i = 0; i < 8; i++) {
            eight = eight.with("n" + i, ONE);
        }
        assertThat(eight.toString()).endsWith("n7 F32[1]]");
    }
}
