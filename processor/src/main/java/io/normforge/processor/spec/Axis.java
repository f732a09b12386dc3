package io.normforge.processor.spec;

/**
 * An axis of the canonical shape: one or more neighbours of the declared shape with equal labels.
 *
 * @param size how many elements it steps over
 * @param reduced whether a statistic pools over it
 * @param affine whether γ and β vary along it
 */
public record Axis(Size size, boolean reduced, boolean affine) {

    boolean hasLabelsOf(Axis other) {
        return reduced == other.reduced && affine == other.affine;
    }

    Axis mergedWith(Axis next) {
        return new Axis(size.times(next.size), reduced, affine);
    }

    @Override
    public String toString() {
        return "[" + CanonicalShape.describe(size) + (reduced ? " reduce" : " keep") + (affine ? " affine]" : "]");
    }
}
