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
        BackendChoice choice = BackendChoice.forLayer(new ModelTrials(16, 8, 4));
        assertThat(choice.describe()).isEqualTo("PLAIN: " + NO_MODULE);
        assertThat(choice.trials()).isNull();
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
        assertThat(BackendChoice.forLayer(new ModelTrials(16)).describe())
                .isEqualTo("PLAIN: -Dnormforge.backend=plain asks for it");
    }

    @Test
    void aWishForVectorsThatCannotBeMetFails() {
        System.setProperty(PROPERTY, "vector");
        assertThatThrownBy(() -> BackendChoice.forLayer(new ModelTrials(16)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("VECTOR cannot run io.normforge.internal.ModelTrials, though"
                        + " -Dnormforge.backend=vector asks for it: " + NO_MODULE);
    }

    @Test
    void anUnknownWishFails() {
        System.setProperty(PROPERTY, "gpu");
        assertThatThrownBy(() -> BackendChoice.forLayer(new ModelTrials(16)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dnormforge.backend=gpu is unknown; write plain or vector");
    }

    @Test
    void theConstructorsChoiceGoesBeforeTheProperty() {
        System.setProperty(PROPERTY, "vector");
        assertThat(BackendChoice.explicit(Backend.PLAIN, new ModelTrials(16)).backend())
                .isEqualTo(Backend.PLAIN);
        assertThatThrownBy(() -> BackendChoice.explicit(Backend.VECTOR, new ModelTrials(16)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("though the constructor asks for it: " + NO_MODULE);
    }
}
