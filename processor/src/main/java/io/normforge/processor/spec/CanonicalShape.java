package io.normforge.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The one idea under all variants: label every axis as reduced or kept and as affine or plain, drop axes of size 1,
 * merge neighbours with equal labels. What remains, outermost first, is all that a kernel depends on.
 *
 * @param axes the merged axes; no two neighbours have equal labels
 */
public record CanonicalShape(List<Axis> axes) {

    /** The canonical form of labelled axes. */
    static CanonicalShape of(List<Axis> labelled) {
        List<Axis> merged = new ArrayList<>();
        for (Axis next : labelled) {
            if (next.size().equals(Size.ONE)) {
                continue;
            }
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).hasLabelsOf(next)) {
                merged.set(last, merged.get(last).mergedWith(next));
            } else {
                merged.add(next);
            }
        }
        if (merged.stream().noneMatch(Axis::reduced)) {
            // Every pooled axis has size 1: keep one, so that there is something to pool.
            merged.add(new Axis(Size.ONE, true, labelled.stream().anyMatch(axis -> axis.reduced() && axis.affine())));
        }
        return new CanonicalShape(List.copyOf(merged));
    }

    /** How many elements a call reads. */
    public Size elements() {
        return product(axis -> true);
    }

    /** How many elements are pooled into one statistic. */
    public Size pooled() {
        return product(Axis::reduced);
    }

    /** How many statistics there are. */
    public Size statistics() {
        return product(axis -> !axis.reduced());
    }

    /** How many parameters of a kind there are, where there are any. */
    public Size parameters() {
        return product(Axis::affine);
    }

    /** Whether each round of the outermost axis has parameters of its own. */
    public boolean isInRounds() {
        Axis outermost = axes.get(0);
        return outermost.affine() && !outermost.reduced();
    }

    /** How many parameters of a kind such a round has. */
    public Size parametersOfRound() {
        return new CanonicalShape(axes.subList(1, axes.size())).parameters();
    }

    /** How far apart in memory neighbours along an axis are. */
    public Size stride(int index) {
        return axes.subList(index + 1, axes.size()).stream().map(Axis::size).reduce(Size.ONE, Size::times);
    }

    /** How far apart in γ and β neighbours along an affine axis are. */
    public Size affineStride(int index) {
        return axes.subList(index + 1, axes.size()).stream()
                .filter(Axis::affine)
                .map(Axis::size)
                .reduce(Size.ONE, Size::times);
    }

    /** The innermost axis, along which memory is contiguous. */
    public Axis innermost() {
        return axes.get(axes.size() - 1);
    }

    private Size product(Predicate<Axis> which) {
        return axes.stream().filter(which).map(Axis::size).reduce(Size.ONE, Size::times);
    }

    /** A size for people: {@code 384}, {@code size0}, {@code size0·size1·12}. */
    public static String describe(Size size) {
        return String.join("*", size.factors());
    }

    @Override
    public String toString() {
        return axes.stream().map(Axis::toString).collect(Collectors.joining(" "));
    }
}
