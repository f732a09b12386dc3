package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.ForkedJvm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before vector kernels run, every operation of the Vector API that they have is used once, by its name. */
class FirstUseTest {

    @Test
    void everyOperationIsFoundByItsName() {
        assertThat(ForkedJvm.run(List.of(), FirstUseProbe.class)).containsExactly("VECTOR");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16})
    void atEveryWidth(int lanes) {
        assertThat(ForkedJvm.run(List.of("-Dnormforge.lanes=" + lanes), FirstUseProbe.class))
                .containsExactly("VECTOR");
    }
}
