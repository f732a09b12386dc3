package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Backend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** This JVM runs without the vector module, which is the obstacle that all choices here meet. */
class BackendChoiceTest {

    private static final String PROPERTY = "normforge.backend";
    private static final String NO_MODULE = "the JVM was started without --add-modules jdk.incubator.vector";

    @AfterEach
    void forgetTheWish() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void withoutTheModulePlainRunsAndTheReasonSaysWhy() {
        assertThat(BackendChoice.forLayer(BackendChoiceTest.class, 16, 8, 4))
                .isEqualTo(new BackendChoice(Backend.PLAIN, 0, NO_MODULE));
    }

    @Test
    void aLayerWithoutVectorKernelsRunsPlain() {
        assertThat(BackendChoice.forLayer(BackendChoiceTest.class).describe())
                .isEqualTo("PLAIN: the layer was compiled without --add-modules jdk.incubator.vector, so it has plain"
                        + " kernels only");
    }

    @Test
    void theReasonForPlainMayBeAWish() {
        System.setProperty(PROPERTY, "plain");
        assertThat(BackendChoice.forLayer(BackendChoiceTest.class, 16).describe())
                .isEqualTo("PLAIN: -Dnormforge.backend=plain asks for it");
    }

    @Test
    void aWishForVectorsThatCannotBeMetFails() {
        System.setProperty(PROPERTY, "vector");
        assertThatThrownBy(() -> BackendChoice.forLayer(BackendChoiceTest.class, 16))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("VECTOR cannot run io.normforge.internal.BackendChoiceTest, though"
                        + " -Dnormforge.backend=vector asks for it: " + NO_MODULE);
    }

    @Test
    void anUnknownWishFails() {
        System.setProperty(PROPERTY, "gpu");
        assertThatThrownBy(() -> BackendChoice.forLayer(BackendChoiceTest.class, 16))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dnormforge.backend=gpu is unknown; write plain or vector");
    }

    @Test
    void theConstructorsChoiceGoesBeforeTheProperty() {
        System.setProperty(PROPERTY, "vector");
        assertThat(BackendChoice.explicit(Backend.PLAIN, BackendChoiceTest.class, 16)
                        .backend())
                .isEqualTo(Backend.PLAIN);
        assertThatThrownBy(() -> BackendChoice.explicit(Backend.VECTOR, BackendChoiceTest.class, 16))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("though the constructor asks for it: " + NO_MODULE);
    }

    @Test
    void aVectorChoiceSaysHowWide() {
        assertThat(new BackendChoice(Backend.VECTOR, 8, "why not").describe())
                .isEqualTo("VECTOR with 256-bit vectors: why not");
    }
}
