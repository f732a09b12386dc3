package io.normforge.processor.spec;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.ModelClass;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What one layer computes. Made from a declaration without errors, so every value is valid.
 *
 * @param axes the pooled axes, ascending, from the front
 * @param affineAxes the axes along which γ and β vary, likewise; empty without γ
 * @param affine never {@link Affine#BY_TYPE}
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
        boolean gate) {

    /** Resolves defaults and negative axes. */
    public static NormSpec of(NormDeclaration declared) {
        Preset preset = Preset.of(declared.type().value()).orElseThrow();
        List<List<Integer>> shapes = declared.shapes().value().stream()
                .map(shape -> values(shape.value()))
                .toList();
        int rank = shapes.get(0).size();
        List<Integer> axes = pooledAxes(declared, preset, rank);
        Affine affine = affine(declared, preset);
        List<Integer> ownAffineAxes = fromFront(values(declared.affineAxes().value()), rank);
        return new NormSpec(
                declared.model(),
                declared.name().value(),
                preset,
                shapes,
                axes,
                affine,
                affine == Affine.NONE ? List.of() : ownAffineAxes.isEmpty() ? axes : ownAffineAxes,
                declared.unitOffset().value(),
                declared.epsilon().value(),
                declared.residual().value(),
                declared.activation().value(),
                declared.slope().value(),
                declared.gate().value());
    }

    /** The pooled axes a declaration stands for. */
    public static List<Integer> pooledAxes(NormDeclaration declared, Preset preset, int rank) {
        List<Integer> axes = values(declared.axes().value());
        return fromFront(axes.isEmpty() ? preset.defaultAxes() : axes, rank);
    }

    /** The γ and β a declaration stands for. */
    public static Affine affine(NormDeclaration declared, Preset preset) {
        return declared.affine().value() == Affine.BY_TYPE
                ? preset.defaultAffine()
                : declared.affine().value();
    }

    /** The type. */
    public NormType type() {
        return preset.type();
    }

    public boolean hasGamma() {
        return affine != Affine.NONE;
    }

    public boolean hasBeta() {
        return affine == Affine.GAMMA_BETA;
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

    /** How many elements γ has, and β. */
    public int parameterCount() {
        return affineAxes.isEmpty()
                ? 0
                : affineAxes.stream().mapToInt(shapes.get(0)::get).reduce(1, Math::multiplyExact);
    }

    /** The canonical form of one of the shapes. */
    public CanonicalShape canonical(List<Integer> shape) {
        return CanonicalShape.of(shape, Set.copyOf(axes), Set.copyOf(affineAxes));
    }

    /** The axes whose size a call gives: all but those with one constant size in every shape. */
    public List<Integer> sizedByCall() {
        return IntStream.range(0, rank())
                .filter(axis -> shapes.get(0).get(axis) == Shape.DYNAMIC || differs(axis))
                .boxed()
                .toList();
    }

    private boolean differs(int axis) {
        return shapes.stream().map(shape -> shape.get(axis)).distinct().count() > 1;
    }

    private static List<Integer> values(List<Declared<Integer>> declared) {
        return declared.stream().map(Declared::value).toList();
    }

    private static List<Integer> fromFront(List<Integer> axes, int rank) {
        Set<Integer> ascending = new TreeSet<>();
        axes.forEach(axis -> ascending.add(axis < 0 ? axis + rank : axis));
        return List.copyOf(ascending);
    }
}
