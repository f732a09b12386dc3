package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One {@code @Normalize} annotation as a value: tests vary it, compile it and hand it to the oracle.
 *
 * @param axes the pooled axes as they are written, in any order and counted from either end; empty for the default
 */
public record LayerSpec(
        NormType type,
        List<List<Integer>> shapes,
        List<Integer> axes,
        AffineSpec parameters,
        float epsilon,
        FusedSpec fused,
        ChannelSpec channels,
        ConfiguredSpec configured) {

    public LayerSpec {
        shapes = shapes.stream().map(List::copyOf).toList();
        axes = List.copyOf(axes);
    }

    /** The type with all defaults, for one shape. */
    public static LayerSpec of(NormType type, int... shape) {
        return new LayerSpec(
                type,
                List.of(ints(shape)),
                List.of(),
                AffineSpec.DEFAULT,
                usualEpsilon(type),
                FusedSpec.DEFAULT,
                ChannelSpec.DEFAULT,
                ConfiguredSpec.NONE);
    }

    /** The ε that annotations need not name. */
    static float usualEpsilon(NormType type) {
        return type == NormType.UNIT ? 1e-12f : 1e-5f;
    }

    public static LayerSpec layer(int... shape) {
        return of(NormType.LAYER, shape);
    }

    public static LayerSpec rms(int... shape) {
        return of(NormType.RMS, shape);
    }

    public static LayerSpec unit(int... shape) {
        return of(NormType.UNIT, shape);
    }

    public static LayerSpec batch(int... shape) {
        return of(NormType.BATCH, shape);
    }

    public static LayerSpec syncBatch(int... shape) {
        return of(NormType.SYNC_BATCH, shape);
    }

    public static LayerSpec instance(int... shape) {
        return of(NormType.INSTANCE, shape);
    }

    public static LayerSpec group(int groups, int... shape) {
        LayerSpec spec = of(NormType.GROUP, shape);
        return spec.with(spec.channels.withGroups(groups));
    }

    public LayerSpec withChannelAxis(int axis) {
        return with(channels.withAxis(axis));
    }

    public LayerSpec withGroups(int groups) {
        return with(channels.withGroups(groups));
    }

    public LayerSpec withMask() {
        return with(channels.withMask(true));
    }

    public LayerSpec withMomentum(float momentum) {
        return with(channels.withMomentum(momentum));
    }

    public LayerSpec withTracking(boolean tracks) {
        return with(channels.withTracking(Optional.of(tracks)));
    }

    LayerSpec with(ChannelSpec other) {
        return new LayerSpec(type, shapes, axes, parameters, epsilon, fused, other, configured);
    }

    private LayerSpec with(FusedSpec other) {
        return new LayerSpec(type, shapes, axes, parameters, epsilon, other, channels, configured);
    }

    private LayerSpec with(ConfiguredSpec other) {
        return new LayerSpec(type, shapes, axes, parameters, epsilon, fused, channels, other);
    }

    private LayerSpec with(AffineSpec other) {
        return new LayerSpec(type, shapes, axes, other, epsilon, fused, channels, configured);
    }

    /** The same where the constructor takes the sizes of these axes. */
    public LayerSpec withConfigured(int... along) {
        return with(configured.withAxes(ints(along)));
    }

    public LayerSpec withConfiguredEpsilon() {
        return with(configured.withEpsilon());
    }

    public LayerSpec withConfiguredGroups() {
        return with(configured.withGroups());
    }

    public LayerSpec withConfiguredMomentum() {
        return with(configured.withMomentum());
    }

    /** The same with a kernel for one more shape, beside that for any. */
    public LayerSpec withSpecial(int... shape) {
        return with(configured.withSpecial(Stream.concat(configured.special().stream(), Stream.of(ints(shape)))
                .toList()));
    }

    /** The same where the constructor takes nothing. */
    public LayerSpec withoutConfigured() {
        return with(ConfiguredSpec.NONE);
    }

    /** BATCH over all ranks. */
    public LayerSpec shared() {
        return new LayerSpec(NormType.SYNC_BATCH, shapes, axes, parameters, epsilon, fused, channels, configured);
    }

    /** The same for other shapes. */
    public LayerSpec withShapes(List<List<Integer>> others) {
        return new LayerSpec(type, others, axes, parameters, epsilon, fused, channels, configured);
    }

    public LayerSpec orShape(int... shape) {
        return withShapes(Stream.concat(shapes.stream(), Stream.of(ints(shape))).toList());
    }

    public LayerSpec withAxes(int... pooled) {
        return new LayerSpec(type, shapes, ints(pooled), parameters, epsilon, fused, channels, configured);
    }

    public LayerSpec withAffine(Affine which, int... along) {
        return with(parameters.with(which, ints(along)));
    }

    public LayerSpec withUnitOffset() {
        return withUnitOffset(true);
    }

    LayerSpec withUnitOffset(boolean offset) {
        return with(parameters.withUnitOffset(offset));
    }

    public LayerSpec withEpsilon(float stabiliser) {
        return new LayerSpec(type, shapes, axes, parameters, stabiliser, fused, channels, configured);
    }

    public LayerSpec withResidual(Residual place) {
        return with(fused.withResidual(place));
    }

    public LayerSpec withActivation(Activation function) {
        return with(fused.withActivation(function));
    }

    public LayerSpec withLeakyRelu(float negative) {
        return with(fused.withLeakyRelu(negative));
    }

    public LayerSpec withGate() {
        return withGate(true);
    }

    LayerSpec withGate(boolean gated) {
        return with(fused.withGate(gated));
    }

    public Residual residual() {
        return fused.residual();
    }

    public Activation activation() {
        return fused.activation();
    }

    public float slope() {
        return fused.slope();
    }

    public boolean gate() {
        return fused.gate();
    }

    public Affine affine() {
        return parameters.which();
    }

    /** As they are written. */
    public List<Integer> affineAxes() {
        return parameters.axes();
    }

    public boolean unitOffset() {
        return parameters.unitOffset();
    }

    public int rank() {
        return shapes.get(0).size();
    }

    /** The pooled axes, counted from the front, ascending; GROUP's channel axis is pooled within a group. */
    public List<Integer> pooledAxes() {
        return resolved().pooled();
    }

    public boolean hasChannels() {
        return type != NormType.LAYER && centres();
    }

    /** Counted from the front. */
    public int channelAxis() {
        return resolved().channel();
    }

    public boolean tracks() {
        return channels.tracks().orElse(type == NormType.BATCH || type == NormType.SYNC_BATCH);
    }

    public boolean centres() {
        return type != NormType.RMS && type != NormType.UNIT;
    }

    /** The axes along which γ and β vary, counted from the front, ascending; empty where there is neither. */
    public List<Integer> parameterAxes() {
        return resolved().parameters();
    }

    public boolean hasGamma() {
        boolean hasNoneByType = type == NormType.INSTANCE || type == NormType.UNIT;
        return affine() != Affine.NONE && !(affine() == Affine.BY_TYPE && hasNoneByType);
    }

    public boolean hasBeta() {
        return affine() == Affine.GAMMA_BETA
                || affine() == Affine.SCALE_SHIFT
                || affine() == Affine.BY_TYPE && centres() && type != NormType.INSTANCE;
    }

    /** Whether each call gives γ and β, as scale and shift; else the layer learns them. */
    public boolean takesScale() {
        return affine() == Affine.SCALE || affine() == Affine.SCALE_SHIFT;
    }

    /** Whether backward takes the shift, to know the result before the activation or the gate. */
    public boolean backwardReadsShift() {
        return affine() == Affine.SCALE_SHIFT && (fused.isActivated() || gate());
    }

    /** The sizes a call passes, out of its full shape: those that are not one constant in all declared shapes. */
    public int[] sizeArguments(int... callShape) {
        return IntStream.range(0, rank())
                .filter(axis -> !resolved().isConstant(axis))
                .map(axis -> callShape[axis])
                .toArray();
    }

    ResolvedAxes resolved() {
        return new ResolvedAxes(this);
    }

    private static List<Integer> ints(int... values) {
        return IntStream.of(values).boxed().toList();
    }

    /** The annotation as a user writes it: what it leaves to the defaults is not there. */
    @Override
    public String toString() {
        return AnnotationText.of(this);
    }
}
