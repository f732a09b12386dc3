package io.normforge.processor.spec;

import io.normforge.Affine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same layer with another type: over the same shapes, its γ and β and its running statistics those that the type has by
 * default.
 *
 * @param spec what it computes; null where the type does not fit the shapes
 * @param why why not; empty where it does
 */
public record Alternative(NormSpec spec, String why) {

    /** As many groups as the paper has, where the channels allow it. */
    private static final int USUAL_GROUPS = 32;

    private Alternative(NormSpec spec) {
        this(spec, "");
    }

    private Alternative(String why) {
        this(null, why);
    }

    /** What the layer would be with this type; the layer itself with its own. */
    public static Alternative of(NormSpec own, Preset preset) {
        if (preset.equals(own.preset())) {
            return new Alternative(own);
        }
        int channelAxis = channelAxis(own);
        if (preset.pooling().hasChannels() && channelAxis < 0) {
            return new Alternative("a shape of rank 1 has no channels");
        }
        List<Integer> axes = axes(own, preset, channelAxis);
        if (axes.isEmpty()) {
            return new Alternative("there is no space to pool over");
        }
        NormSpec spec = with(own, preset, channelAxis, axes, affineAxes(own, preset, channelAxis, axes));
        return fits(spec, channelAxis);
    }

    /** Which axis another type would take for that of the channels; −1 where there is none. */
    public static int channelAxis(NormSpec own) {
        if (own.channelAxis() >= 0) {
            return own.channelAxis();
        }
        List<Integer> learnt = own.affineAxes().size() == 1 ? own.affineAxes() : own.axes();
        return learnt.size() == 1 && learnt.get(0) > 0 ? learnt.get(0) : own.rank() > 1 ? 1 : -1;
    }

    /** The layer's own where the type pools alike; LAYER, RMS and UNIT pool a sample's maps whole, channels and space. */
    private static List<Integer> axes(NormSpec own, Preset preset, int channelAxis) {
        if (preset.pooling() == own.preset().pooling()) {
            return own.axes();
        }
        return poolsMaps(preset, own.rank(), channelAxis)
                ? IntStream.range(1, own.rank()).boxed().toList()
                : preset.pooling().axes(own.rank(), channelAxis);
    }

    private static boolean poolsMaps(Preset preset, int rank, int channelAxis) {
        return !preset.pooling().hasChannels() && rank > 2 && channelAxis < rank - 1;
    }

    /** A scale and a shift that calls give would be the same for any type. */
    private static List<Integer> affineAxes(NormSpec own, Preset preset, int channelAxis, List<Integer> axes) {
        if (own.takesScale()) {
            return own.affineAxes();
        }
        if (preset.defaultAffine() == Affine.NONE) {
            return List.of();
        }
        if (preset.pooling() == own.preset().pooling() && own.hasGamma()) {
            return own.affineAxes();
        }
        return preset.pooling().hasChannels() || poolsMaps(preset, own.rank(), channelAxis)
                ? List.of(channelAxis)
                : axes;
    }

    private static NormSpec with(
            NormSpec own, Preset preset, int channelAxis, List<Integer> axes, List<Integer> affineAxes) {
        Affine affine = own.takesScale() ? own.affine() : preset.defaultAffine();
        return new NormSpec(
                own.model(),
                own.name(),
                preset,
                own.shapes(),
                axes,
                affine,
                affineAxes,
                own.unitOffset() && affine != Affine.NONE,
                own.epsilon(),
                own.residual(),
                own.activation(),
                own.slope(),
                own.gate(),
                preset.pooling().hasChannels() ? channelAxis : -1,
                preset.pooling() == Pooling.GROUPS ? groups(own.shapes().get(0).get(channelAxis)) : 1,
                own.momentum(),
                preset.tracking() == Preset.Tracking.BY_DEFAULT,
                false,
                own.storage());
    }

    /** The most that divide the channels, but 32 at most, and two channels in each if there are two. */
    static int groups(int channels) {
        return IntStream.rangeClosed(1, Math.max(1, Math.min(USUAL_GROUPS, channels / 2)))
                .filter(groups -> channels % groups == 0)
                .max()
                .orElse(1);
    }

    private static Alternative fits(NormSpec spec, int channelAxis) {
        boolean ofChannels = spec.preset().pooling() == Pooling.GROUPS || spec.tracks();
        boolean groupsUnknown = spec.preset().pooling() == Pooling.GROUPS
                && !spec.size(channelAxis).isConstant();
        if (groupsUnknown || (ofChannels && spec.sizedByCall().contains(channelAxis))) {
            return new Alternative("the number of channels is not constant");
        }
        if (!spec.takesScale() && spec.affineAxes().stream().anyMatch(spec.sizedByCall()::contains)) {
            return new Alternative("\u03b3 and \u03b2 would vary along an axis whose size is not constant");
        }
        boolean pointless = !spec.preset().toleratesSingleElement()
                && spec.shapes().stream().map(spec::canonical).anyMatch(shape -> Size.ONE.equals(shape.pooled()));
        return pointless ? new Alternative("a statistic would pool a single element") : new Alternative(spec);
    }
}
