package io.normforge.processor.spec;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.Storage;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.ModelClass;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one layer computes. Made from a declaration without errors, so every value is valid.
 *
 * @param axes the pooled axes, ascending, from the front
 * @param affineAxes the axes along which γ and β vary, likewise; empty without γ
 * @param affine never {@link Affine#BY_TYPE}
 * @param channelAxis the axis of the channels, from the front; −1 where the type knows none
 * @param groups into how many groups the channels are split; 1 but for GROUP
 * @param tracks whether there are running statistics
 * @param masked whether calls take a mask of the valid positions
 * @param storage what calls take
 */
public record NormSpec(
        ModelClass model,
        String name,
        Preset preset,
        List<List<Integer>> shapes,
        List<Integer> axes,
        Affine affine,
        List<Integer> affineAxes,
        boolean unitOffset,
        float epsilon,
        Residual residual,
        Activation activation,
        float slope,
        boolean gate,
        int channelAxis,
        int groups,
        float momentum,
        boolean tracks,
        boolean masked,
        Set<Storage> storage) {

    /** Resolves defaults and negative axes. */
    public static NormSpec of(NormDeclaration declared) {
        Preset preset = Preset.of(declared.type().value()).orElseThrow();
        DeclaredValues values = new DeclaredValues(declared, preset);
        List<List<Integer>> shapes = values.shapes();
        int rank = shapes.get(0).size();
        return new NormSpec(
                declared.model(),
                declared.name().value(),
                preset,
                shapes,
                values.pooledAxes(rank),
                values.affine(),
                values.affineAxes(rank),
                declared.unitOffset().value(),
                values.epsilon(),
                declared.residual().value(),
                declared.activation().value(),
                declared.slope().value(),
                declared.gate().value(),
                values.channelAxis(rank),
                preset.pooling() == Pooling.GROUPS ? declared.groups().value() : 1,
                declared.momentum().value(),
                values.tracks(),
                declared.masked().value(),
                declared.storage().value().stream().map(Declared::value).collect(Collectors.toUnmodifiableSet()));
    }

    /** The type. */
    public NormType type() {
        return preset.type();
    }

    /** Whether a scale follows, whoever supplies it: kernels know it as γ. */
    public boolean hasGamma() {
        return affine != Affine.NONE;
    }

    /** Likewise a shift, β. */
    public boolean hasBeta() {
        return affine == Affine.GAMMA_BETA || affine == Affine.SCALE_SHIFT;
    }

    /** Whether each call gives them; else the layer learns them. */
    public boolean takesScale() {
        return affine == Affine.SCALE || affine == Affine.SCALE_SHIFT;
    }

    /** Whether calls take arrays. */
    public boolean takesArrays() {
        return storage.contains(Storage.ARRAYS);
    }

    /** Whether calls take memory segments. */
    public boolean takesSegments() {
        return storage.contains(Storage.SEGMENTS);
    }

    /** Whether its γ and β may lie in memory segments of the caller's. */
    public boolean isBindable() {
        return takesSegments() && hasGamma() && !takesScale();
    }

    /** Whether each call gives a gate that the residual goes through. */
    public boolean gatesResidual() {
        return residual == Residual.GATED;
    }

    /** Whether all elements of a statistic have the same γ. */
    public boolean scalesStatistics() {
        return preset.pooling() != Pooling.GROUPS && axes.stream().noneMatch(affineAxes::contains);
    }

    /** Whether anything but the identity is applied to the result or to the gate. */
    public boolean isActivated() {
        return activation != Activation.NONE;
    }

    /** Whether the activation takes the normalized result, so that its derivative stands in the way of dy. */
    public boolean activatesResult() {
        return isActivated() && !gate;
    }

    /** Whether backward has to know the result before the activation or the gate, and so β. */
    public boolean recomputesResult() {
        return isActivated() || gate;
    }

    /** The simple name of the generated class. */
    public String layerName() {
        return model.layerPrefix() + name;
    }

    /** What messages call the layer: the model's own name and the layer's. */
    public String title() {
        List<String> names = model.simpleNames();
        return names.get(names.size() - 1) + "." + name;
    }

    public int rank() {
        return shapes.get(0).size();
    }

    /** How many elements γ has, and β, where there are any; of those that calls give there are none. */
    public Size parameters() {
        return takesScale() ? Size.NONE : product(affineAxes);
    }

    private Size product(List<Integer> along) {
        return along.stream().map(this::size).reduce(Size.ONE, Size::times);
    }

    /** The size of an axis in all shapes: a constant only where it is one and the same. */
    public Size size(int axis) {
        return axisSizes().of(axis);
    }

    /** Whether forward keeps variances, for running statistics or to merge them with others'. */
    public boolean keepsVariance() {
        return usesGivenStatistics();
    }

    /** Whether the statistics are taken over the inputs of all ranks. */
    public boolean isSynchronized() {
        return type() == NormType.SYNC_BATCH;
    }

    /** Whether a call may normalize by statistics that are not those of its own elements. */
    public boolean usesGivenStatistics() {
        return tracks || isSynchronized();
    }

    /** The axes along which running statistics vary. */
    public List<Integer> runningAxes() {
        List<Integer> all = IntStream.range(0, rank()).boxed().toList();
        return preset.pooling() == Pooling.SPACE
                ? List.of(channelAxis)
                : all.stream().filter(axis -> !axes.contains(axis)).toList();
    }

    /** How many running means there are, and running variances, where there are any. */
    public Size running() {
        return product(runningAxes());
    }

    /** The axis that is no position of a mask: the channels', or without any the last. */
    public int elementAxis() {
        return channelAxis < 0 ? rank() - 1 : channelAxis;
    }

    /** The axes of a mask's positions, without the batch's. */
    public List<Integer> positionAxes() {
        return IntStream.range(1, rank())
                .filter(axis -> axis != elementAxis())
                .boxed()
                .toList();
    }

    /** Whether a statistic pools over samples, so that one kernel call has to have all of them. */
    public boolean poolsBatch() {
        return axes.contains(0);
    }

    /**
     * What a kernel computes for valid positions that lie side by side: the same, over one sample of as many positions
     * as there are, or of all samples where statistics pool over them.
     */
    public NormSpec packed() {
        return PackedSpec.of(this);
    }

    /** The canonical form of one of the shapes. */
    public CanonicalShape canonical(List<Integer> shape) {
        return CanonicalShape.of(IntStream.range(0, shape.size())
                .boxed()
                .flatMap(axis -> labelled(shape, axis))
                .toList());
    }

    /** An axis with its labels; GROUP's channels are two, that of the groups and that within a group. */
    private Stream<Axis> labelled(List<Integer> shape, int axis) {
        boolean affine = affineAxes.contains(axis);
        if (preset.pooling() == Pooling.GROUPS && axis == channelAxis) {
            Size inGroup = Size.ofGroup(shape.get(axis), groups);
            return Stream.of(new Axis(Size.groups(groups), false, affine), new Axis(inGroup, true, affine));
        }
        return Stream.of(new Axis(Size.of(axis, shape.get(axis)), axes.contains(axis), affine));
    }

    /** The axes whose size a call gives: all but those with one constant size in every shape, and those of the constructor. */
    public List<Integer> sizedByCall() {
        return axisSizes().byCall();
    }

    /** The axes whose size the constructor takes. */
    public List<Integer> configuredAxes() {
        return axisSizes().byConstructor();
    }

    private AxisSizes axisSizes() {
        return new AxisSizes(shapes);
    }

    /** Whether the constructor takes the number of groups. */
    public boolean hasConfiguredGroups() {
        return groups == Shape.CONFIGURED;
    }

    /** Whether it takes what is added under the square root. */
    public boolean hasConfiguredEpsilon() {
        return epsilon == Shape.CONFIGURED;
    }

    /** Whether it takes the momentum. */
    public boolean hasConfiguredMomentum() {
        return momentum == Shape.CONFIGURED;
    }

    /** Whether it takes anything that the annotation leaves to it. */
    public boolean isConfigured() {
        return !configuredAxes().isEmpty()
                || hasConfiguredGroups()
                || hasConfiguredEpsilon()
                || (tracks && hasConfiguredMomentum());
    }
}
