package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One {@code @Normalize} annotation as a value: tests vary it, compile it and hand it to the oracle.
 *
 * @param axes the pooled axes as they are written, in any order and counted from either end; empty for the default
 * @param affineAxes likewise
 */
public record LayerSpec(
        NormType type,
        List<List<Integer>> shapes,
        List<Integer> axes,
        Affine affine,
        List<Integer> affineAxes,
        boolean unitOffset,
        float epsilon,
        FusedSpec fused,
        ChannelSpec channels,
        ConfiguredSpec configured) {

    /** The slope of LEAKY_RELU that annotations need not name. */
    public static final float DEFAULT_SLOPE = 0.01f;

    /** Those whose sums have no gate; the oracle knows no others. */
    public static final List<Residual> UNGATED_RESIDUALS = List.of(Residual.NONE, Residual.BEFORE, Residual.AFTER);

    public LayerSpec {
        shapes = shapes.stream().map(List::copyOf).toList();
        axes = List.copyOf(axes);
        affineAxes = List.copyOf(affineAxes);
    }

    /** The type with all defaults, for one shape. */
    public static LayerSpec of(NormType type, int... shape) {
        return new LayerSpec(
                type,
                List.of(ints(shape)),
                List.of(),
                Affine.BY_TYPE,
                List.of(),
                false,
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
        return new LayerSpec(type, shapes, axes, affine, affineAxes, unitOffset, epsilon, fused, other, configured);
    }

    private LayerSpec with(FusedSpec other) {
        return new LayerSpec(type, shapes, axes, affine, affineAxes, unitOffset, epsilon, other, channels, configured);
    }

    private LayerSpec with(ConfiguredSpec other) {
        return new LayerSpec(type, shapes, axes, affine, affineAxes, unitOffset, epsilon, fused, channels, other);
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
        return new LayerSpec(
                NormType.SYNC_BATCH,
                shapes,
                axes,
                affine,
                affineAxes,
                unitOffset,
                epsilon,
                fused,
                channels,
                configured);
    }

    /** The same for another shape. */
    public LayerSpec withShape(List<Integer> shape) {
        return withShapes(List.of(shape));
    }

    LayerSpec withShapes(List<List<Integer>> others) {
        return new LayerSpec(type, others, axes, affine, affineAxes, unitOffset, epsilon, fused, channels, configured);
    }

    public LayerSpec orShape(int... shape) {
        return withShapes(Stream.concat(shapes.stream(), Stream.of(ints(shape))).toList());
    }

    public LayerSpec withAxes(int... pooled) {
        return new LayerSpec(
                type, shapes, ints(pooled), affine, affineAxes, unitOffset, epsilon, fused, channels, configured);
    }

    public LayerSpec withAffine(Affine which, int... along) {
        return new LayerSpec(type, shapes, axes, which, ints(along), unitOffset, epsilon, fused, channels, configured);
    }

    public LayerSpec withUnitOffset() {
        return withUnitOffset(true);
    }

    LayerSpec withUnitOffset(boolean offset) {
        return new LayerSpec(type, shapes, axes, affine, affineAxes, offset, epsilon, fused, channels, configured);
    }

    public LayerSpec withEpsilon(float stabiliser) {
        return new LayerSpec(
                type, shapes, axes, affine, affineAxes, unitOffset, stabiliser, fused, channels, configured);
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

    public boolean isActivated() {
        return activation() != Activation.NONE;
    }

    /** Whether the activation takes the normalized result, and not the gate. */
    public boolean activatesResult() {
        return isActivated() && !gate();
    }

    /** Whether backward reads the residual: to form the sum, or what the activation was applied to. */
    public boolean backwardReadsResidual() {
        return residual() == Residual.BEFORE || backwardWritesResidualGradient();
    }

    /** Whether the residual's gradient is neither dx nor dy. */
    public boolean backwardWritesResidualGradient() {
        return residual() == Residual.AFTER && activatesResult();
    }

    public int rank() {
        return shapes.get(0).size();
    }

    /** The pooled axes, counted from the front, ascending; GROUP's channel axis is pooled within a group. */
    public List<Integer> pooledAxes() {
        if (!axes.isEmpty()) {
            return fromTheFront(axes);
        }
        return IntStream.range(0, rank())
                .filter(axis -> switch (type) {
                    case LAYER, RMS, UNIT -> axis == rank() - 1;
                    case BATCH, SYNC_BATCH -> axis != channelAxis();
                    case INSTANCE -> axis != 0 && axis != channelAxis();
                    case GROUP -> axis != 0;
                })
                .boxed()
                .toList();
    }

    public boolean hasChannels() {
        return type != NormType.LAYER && centres();
    }

    /** Counted from the front. */
    public int channelAxis() {
        return Math.floorMod(channels.axis(), rank());
    }

    public boolean tracks() {
        return channels.tracks().orElse(type == NormType.BATCH || type == NormType.SYNC_BATCH);
    }

    public boolean centres() {
        return type != NormType.RMS && type != NormType.UNIT;
    }

    /** The axes along which γ and β vary, counted from the front, ascending; empty where there is neither. */
    public List<Integer> parameterAxes() {
        if (!hasGamma()) {
            return List.of();
        }
        List<Integer> byType = hasChannels() ? List.of(channelAxis()) : pooledAxes();
        return affineAxes.isEmpty() ? byType : fromTheFront(affineAxes);
    }

    public boolean hasGamma() {
        boolean hasNoneByType = type == NormType.INSTANCE || type == NormType.UNIT;
        return affine != Affine.NONE && !(affine == Affine.BY_TYPE && hasNoneByType);
    }

    public boolean hasBeta() {
        return affine == Affine.GAMMA_BETA
                || affine == Affine.SCALE_SHIFT
                || affine == Affine.BY_TYPE && centres() && type != NormType.INSTANCE;
    }

    /** Whether each call gives γ and β, as scale and shift; else the layer learns them. */
    public boolean takesScale() {
        return affine == Affine.SCALE || affine == Affine.SCALE_SHIFT;
    }

    /** Whether backward takes the shift, to know the result before the activation or the gate. */
    public boolean backwardReadsShift() {
        return affine == Affine.SCALE_SHIFT && (isActivated() || gate());
    }

    /** The sizes a call passes, out of its full shape: those that are not one constant in all declared shapes. */
    public int[] sizeArguments(int... callShape) {
        return IntStream.range(0, rank())
                .filter(axis -> !isConstant(axis))
                .map(axis -> callShape[axis])
                .toArray();
    }

    boolean isConstant(int axis) {
        List<Integer> sizes =
                shapes.stream().map(shape -> shape.get(axis)).distinct().toList();
        return sizes.size() == 1 && sizes.get(0) != Shape.DYNAMIC;
    }

    private List<Integer> fromTheFront(List<Integer> written) {
        return written.stream()
                .map(axis -> axis < 0 ? axis + rank() : axis)
                .sorted()
                .toList();
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
