package io.normforge.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Shape;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import org.junit.jupiter.api.Test;

/** What a layer would be with another type: what it pools, where γ varies, and why not. */
class AlternativeTest {

    private static final int DYNAMIC = Shape.DYNAMIC;

    private static String of(LayerSpec layer, NormType type) {
        Alternative other = Alternative.of(NormSpecs.of(layer), Preset.of(type).orElseThrow());
        if (other.spec() == null) {
            return other.why();
        }
        assertThat(other.why()).isEmpty();
        assertThat(other.spec().type()).isEqualTo(type);
        return other.spec().axes() + " " + other.spec().affineAxes();
    }

    private static int channelAxis(LayerSpec layer) {
        return Alternative.channelAxis(NormSpecs.of(layer));
    }

    @Test
    void itsOwnTypeLeavesTheLayerAsItIs() {
        LayerSpec layer = LayerSpec.layer(DYNAMIC, 4, 6).withAxes(1).withAffine(Affine.NONE);
        assertThat(Alternative.of(NormSpecs.of(layer), Preset.of(NormType.LAYER).orElseThrow())
                        .spec())
                .isEqualTo(NormSpecs.of(layer));
    }

    @Test
    void typesWithChannelsTakeTheAxisThatLearns() {
        assertThat(channelAxis(LayerSpec.batch(DYNAMIC, 8, 4).withChannelAxis(-1)))
                .isEqualTo(2);
        assertThat(channelAxis(LayerSpec.layer(DYNAMIC, 8, 4).withAxes(1, 2).withAffine(Affine.GAMMA, 2)))
                .isEqualTo(2);
        assertThat(channelAxis(LayerSpec.layer(DYNAMIC, 8, 4).withAffine(Affine.NONE)))
                .isEqualTo(2);
        assertThat(channelAxis(LayerSpec.layer(DYNAMIC, 8, 4).withAxes(1, 2))).isEqualTo(1);
        assertThat(channelAxis(LayerSpec.layer(6, 8).withAxes(0))).isEqualTo(1);
        assertThat(channelAxis(LayerSpec.layer(8))).isEqualTo(-1);
    }

    @Test
    void mapsOfASampleArePooledWholeByTypesWithoutChannels() {
        LayerSpec batch = LayerSpec.batch(DYNAMIC, 8, 4, 4);
        assertThat(of(batch, NormType.LAYER)).isEqualTo("[1, 2, 3] [1]");
        assertThat(of(batch, NormType.INSTANCE)).isEqualTo("[2, 3] []");
        assertThat(of(batch, NormType.GROUP)).isEqualTo("[1, 2, 3] [1]");
        assertThat(of(batch.withChannelAxis(-1), NormType.LAYER)).isEqualTo("[3] [3]");
        assertThat(of(LayerSpec.batch(DYNAMIC, 8), NormType.RMS)).isEqualTo("[1] [1]");
    }

    @Test
    void aTypeThatPoolsAlikeTakesTheLayersOwnAxes() {
        LayerSpec layer = LayerSpec.layer(DYNAMIC, 8, 4).withAxes(1).withAffine(Affine.GAMMA, 2);
        assertThat(of(layer, NormType.RMS)).isEqualTo("[1] [2]");
        assertThat(of(layer.withAffine(Affine.NONE), NormType.RMS)).isEqualTo("[1] [1]");
        assertThat(of(LayerSpec.batch(DYNAMIC, 8, 4).withAxes(0), NormType.SYNC_BATCH))
                .isEqualTo("[0] [1]");
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThat(of(LayerSpec.layer(8), NormType.BATCH)).isEqualTo("a shape of rank 1 has no channels");
        assertThat(of(LayerSpec.batch(DYNAMIC, 8), NormType.INSTANCE)).isEqualTo("there is no space to pool over");
        assertThat(of(LayerSpec.layer(4, DYNAMIC).withAffine(Affine.NONE), NormType.BATCH))
                .isEqualTo("the number of channels is not constant");
        assertThat(of(LayerSpec.layer(DYNAMIC, DYNAMIC, 4).withAxes(1).withAffine(Affine.NONE), NormType.GROUP))
                .isEqualTo("the number of channels is not constant");
        assertThat(of(LayerSpec.layer(4, DYNAMIC).withAffine(Affine.NONE), NormType.RMS))
                .isEqualTo("γ and β would vary along an axis whose size is not constant");
        assertThat(of(LayerSpec.layer(1, 8), NormType.BATCH)).isEqualTo("a statistic would pool a single element");
    }

    @Test
    void groupsAreTheMostThatDivideTheChannelsUpTo32() {
        assertThat(Alternative.groups(64)).isEqualTo(32);
        assertThat(Alternative.groups(128)).isEqualTo(32);
        assertThat(Alternative.groups(48)).isEqualTo(24);
        assertThat(Alternative.groups(7)).isEqualTo(1);
        assertThat(Alternative.groups(2)).isEqualTo(1);
        assertThat(Alternative.groups(1)).isEqualTo(1);
        NormSpec group = Alternative.of(
                        NormSpecs.of(LayerSpec.batch(DYNAMIC, 8, 4)),
                        Preset.of(NormType.GROUP).orElseThrow())
                .spec();
        assertThat(group.groups()).isEqualTo(4);
        assertThat(group.channelAxis()).isEqualTo(1);
    }

    @Test
    void statisticsAreTrackedByDefaultAndUnitOffsetStaysWhereThereIsAGamma() {
        LayerSpec layer = LayerSpec.layer(DYNAMIC, 8, 4).withUnitOffset();
        NormSpec batch = Alternative.of(
                        NormSpecs.of(layer), Preset.of(NormType.BATCH).orElseThrow())
                .spec();
        assertThat(batch.tracks()).isTrue();
        assertThat(batch.unitOffset()).isTrue();
        assertThat(batch.groups()).isEqualTo(1);
        NormSpec instance = Alternative.of(
                        NormSpecs.of(layer), Preset.of(NormType.INSTANCE).orElseThrow())
                .spec();
        assertThat(instance.tracks()).isFalse();
        assertThat(instance.unitOffset()).isFalse();
        NormSpec rms = Alternative.of(
                        NormSpecs.of(layer), Preset.of(NormType.RMS).orElseThrow())
                .spec();
        assertThat(rms.channelAxis()).isEqualTo(-1);
    }
}
