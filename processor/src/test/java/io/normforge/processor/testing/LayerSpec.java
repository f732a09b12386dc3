package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import java.util.List;
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
        Residual residual,
        Activation activation,
        float slope,
        boolean gate) {

    /** The slope of LEAKY_RELU that annotations need not name. */
    public static final float DEFAULT_SLOPE = 0.01f;

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
                1e-5f,
                Residual.NONE,
                Activation.NONE,
                DEFAULT_SLOPE,
                false);
    }

    public static LayerSpec layer(int... shape) {
        return of(NormType.LAYER, shape);
    }

    public static LayerSpec rms(int... shape) {
        return of(NormType.RMS, shape);
    }

    public LayerSpec orShape(int... shape) {
        List<List<Integer>> more =
                Stream.concat(shapes.stream(), Stream.of(ints(shape))).toList();
        return new LayerSpec(
                type, more, axes, affine, affineAxes, unitOffset, epsilon, residual, activation, slope, gate);
    }

    public LayerSpec withAxes(int... pooled) {
        return new LayerSpec(
                type, shapes, ints(pooled), affine, affineAxes, unitOffset, epsilon, residual, activation, slope, gate);
    }

    public LayerSpec withAffine(Affine which, int... along) {
        return new LayerSpec(
                type, shapes, axes, which, ints(along), unitOffset, epsilon, residual, activation, slope, gate);
    }

    public LayerSpec withUnitOffset() {
        return new LayerSpec(type, shapes, axes, affine, affineAxes, true, epsilon, residual, activation, slope, gate);
    }

    public LayerSpec withEpsilon(float stabiliser) {
        return new LayerSpec(
                type, shapes, axes, affine, affineAxes, unitOffset, stabiliser, residual, activation, slope, gate);
    }

    public LayerSpec withResidual(Residual place) {
        return new LayerSpec(
                type, shapes, axes, affine, affineAxes, unitOffset, epsilon, place, activation, slope, gate);
    }

    public LayerSpec withActivation(Activation function) {
        return new LayerSpec(
                type, shapes, axes, affine, affineAxes, unitOffset, epsilon, residual, function, slope, gate);
    }

    public LayerSpec withLeakyRelu(float negative) {
        return new LayerSpec(
                type,
                shapes,
                axes,
                affine,
                affineAxes,
                unitOffset,
                epsilon,
                residual,
                Activation.LEAKY_RELU,
                negative,
                gate);
    }

    public LayerSpec withGate() {
        return new LayerSpec(
                type, shapes, axes, affine, affineAxes, unitOffset, epsilon, residual, activation, slope, true);
    }

    public boolean isActivated() {
        return activation != Activation.NONE;
    }

    /** Whether the activation takes the normalized result, and not the gate. */
    public boolean activatesResult() {
        return isActivated() && !gate;
    }

    /** Whether backward reads the residual: to form the sum, or what the activation was applied to. */
    public boolean backwardReadsResidual() {
        return residual == Residual.BEFORE || backwardWritesResidualGradient();
    }

    /** Whether the residual's gradient is neither dx nor dy. */
    public boolean backwardWritesResidualGradient() {
        return residual == Residual.AFTER && activatesResult();
    }

    public int rank() {
        return shapes.get(0).size();
    }

    /** The pooled axes, counted from the front, ascending. */
    public List<Integer> pooledAxes() {
        return axes.isEmpty() ? List.of(rank() - 1) : fromTheFront(axes);
    }

    /** The axes along which γ and β vary, counted from the front, ascending; empty where there is neither. */
    public List<Integer> parameterAxes() {
        if (!hasGamma()) {
            return List.of();
        }
        return affineAxes.isEmpty() ? pooledAxes() : fromTheFront(affineAxes);
    }

    public boolean hasGamma() {
        return affine != Affine.NONE;
    }

    public boolean hasBeta() {
        return affine == Affine.GAMMA_BETA || affine == Affine.BY_TYPE && type != NormType.RMS;
    }

    /** The sizes a call passes, out of its full shape: those that are not one constant in all declared shapes. */
    public int[] sizeArguments(int... callShape) {
        return IntStream.range(0, rank())
                .filter(axis -> !isConstant(axis))
                .map(axis -> callShape[axis])
                .toArray();
    }

    /** Whether the processor warns that the output is always β: some shape pools single elements. */
    public boolean poolsSingleElements() {
        return shapes.stream().anyMatch(shape -> pooledAxes().stream().allMatch(axis -> shape.get(axis) == 1));
    }

    private boolean isConstant(int axis) {
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
