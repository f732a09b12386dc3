package io.normforge.processor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.SegmentBridge;
import io.normforge.processor.testing.WrongCalls;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wrong memory segments of a call: refused by name, before anything is written. */
class SegmentArgumentsTest {

    private static final long SEED = 20261128L;
    private static final List<LayerSpec> SPEC = List.of(LayerSpec.layer(-1, WrongCalls.ROW));

    @BeforeEach
    void needsMemorySegments() {
        assumeTrue(SegmentBridge.isPossible(), "memory segments are there from JDK 22 on");
    }

    @Test
    void aThousandWrongCallsEachNameWhatIsWrongAndWriteNothing() throws Exception {
        WrongCalls calls = WrongCalls.of(
                LayerCompiler.plainOnly()
                        .onSegments()
                        .compile(SPEC)
                        .on(Kernel.PLAIN, 0)
                        .layer(),
                SEED);
        assertThat(calls.complaints(1000)).isEmpty();
    }

    @Test
    void releasesBeforeMemorySegmentsAreRefusedAtTheValue() {
        assertThat(LayerCompiler.plainOnly().onSegments().withRelease(21).refuse(SPEC.get(0)))
                .singleElement()
                .asString()
                .contains("[storage] M0.Norm: memory segments (java.lang.foreign) are there from Java 22 on");
    }
}
