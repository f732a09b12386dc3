package io.normforge.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Affine;
import io.normforge.Shape;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel of a masked layer is that of valid positions side by side: of one sample, or of all as one. */
class PackedSpecTest {

    private static final int DYNAMIC = Shape.DYNAMIC;

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of(LayerSpec.batch(4, 6, DYNAMIC), "[1, 6, -1] over [0, 2], gamma along [1], channels 1"),
                Arguments.of(
                        LayerSpec.batch(4, DYNAMIC, 6).withChannelAxis(-1),
                        "[1, -1, 6] over [0, 1], gamma along [2], channels 2"),
                Arguments.of(
                        LayerSpec.batch(4, DYNAMIC, 6, 5).withChannelAxis(2),
                        "[1, 6, -1] over [0, 2], gamma along [1], channels 1"),
                Arguments.of(LayerSpec.instance(4, 6, DYNAMIC), "[1, 6, -1] over [2], gamma along [], channels 1"),
                Arguments.of(LayerSpec.group(2, 4, 6, DYNAMIC), "[1, 6, -1] over [1, 2], gamma along [1], channels 1"),
                Arguments.of(
                        LayerSpec.group(2, 4, DYNAMIC, 6).withChannelAxis(-1),
                        "[1, -1, 6] over [1, 2], gamma along [2], channels 2"),
                Arguments.of(
                        LayerSpec.layer(4, DYNAMIC, 6).withAxes(1, 2).withAffine(Affine.GAMMA_BETA, 2),
                        "[1, -1, 6] over [1, 2], gamma along [2], channels -1"),
                Arguments.of(
                        LayerSpec.rms(4, 3, DYNAMIC, 6).withAxes(1, 2).withAffine(Affine.NONE),
                        "[1, -1, 6] over [1], gamma along [], channels -1"));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void hasTheElementsOfAPositionAndAsManyPositionsAsACallSays(LayerSpec layer, String packed) {
        NormSpec spec = NormSpecs.of(layer.withMask()).packed();
        assertThat(spec.shapes().get(0) + " over " + spec.axes() + ", gamma along " + spec.affineAxes() + ", channels "
                        + spec.channelAxis())
                .isEqualTo(packed);
        assertThat(spec.masked()).isTrue();
    }
}
