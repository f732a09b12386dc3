package io.normforge.processor.plan;

import io.normforge.processor.spec.Axis;
import io.normforge.processor.spec.CanonicalShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The canonical loop nest of a shape, with names: {@code row} and {@code ROWS} for a kept axis, {@code column} for one
 * along which memory is contiguous, {@code i} and {@code DIM} for a pooled one; numbered where there are several. A
 * size in capitals is a constant, one in small letters an argument.
 *
 * @param axes outermost first
 * @param rounds the axis around them, each round of which has γ and β of its own; null where there is none
 * @param startsParameters whether γ and β start somewhere in their arrays, as a call or a round says
 */
public record Nest(List<NestAxis> axes, NestAxis rounds, boolean startsParameters) {

    /** Axes alone. */
    public Nest(List<NestAxis> axes) {
        this(axes, null, false);
    }

    /** The nest of a canonical shape. */
    public static Nest of(CanonicalShape shape) {
        List<NestAxis> named = new ArrayList<>();
        String stride = "1";
        String affineStride = "1";
        for (int index = shape.axes().size() - 1; index >= 0; index--) {
            Axis axis = shape.axes().get(index);
            String size = sizeName(shape, index);
            named.add(0, new NestAxis(axis, variable(shape, index), size, stride, affineStride));
            stride = product(stride, size);
            affineStride = axis.affine() ? product(affineStride, size) : affineStride;
        }
        return new Nest(List.copyOf(named));
    }

    /**
     * As a kernel takes it: where each round of the outermost axis has γ and β of its own, a round is what a kernel does for a
     * layer all of whose elements share them.
     *
     * @param givenByCall whether a call says where γ and β start
     */
    Nest inRounds(CanonicalShape shape, boolean givenByCall) {
        return shape.isInRounds()
                ? new Nest(axes.subList(1, axes.size()), axes.get(0), true)
                : new Nest(axes, null, givenByCall);
    }

    /** All axes, those of rounds included. */
    public List<NestAxis> allAxes() {
        List<NestAxis> all = new ArrayList<>(axes);
        if (rounds != null) {
            all.add(0, rounds);
        }
        return all;
    }

    private static String product(String left, String right) {
        return left.equals("1") ? right : right + " * " + left;
    }

    private static String variable(CanonicalShape shape, int index) {
        boolean innermost = index == shape.axes().size() - 1;
        if (shape.axes().get(index).reduced()) {
            return innermost || several(shape, true) == 1 ? "i" : "p" + ordinal(shape, index);
        }
        return innermost ? "column" : several(shape, false) == 1 ? "row" : "k" + ordinal(shape, index);
    }

    private static String sizeName(CanonicalShape shape, int index) {
        Axis axis = shape.axes().get(index);
        boolean innermost = index == shape.axes().size() - 1;
        String name;
        if (axis.reduced()) {
            name = several(shape, true) == 1 ? "DIM" : "POOLED" + ordinal(shape, index);
        } else {
            name = innermost ? "COLUMNS" : several(shape, false) == 1 ? "ROWS" : "KEPT" + ordinal(shape, index);
        }
        return axis.size().isConstant() ? name : name.toLowerCase(Locale.ROOT);
    }

    /** How many kept axes there are beside an innermost one, or how many pooled ones in all. */
    private static long several(CanonicalShape shape, boolean reduced) {
        long count =
                shape.axes().stream().filter(axis -> axis.reduced() == reduced).count();
        return reduced || shape.innermost().reduced() ? count : count - 1;
    }

    private static long ordinal(CanonicalShape shape, int index) {
        boolean reduced = shape.axes().get(index).reduced();
        return shape.axes().subList(0, index).stream()
                .filter(axis -> axis.reduced() == reduced)
                .count();
    }

    /** Whether a statistic's elements lie in rows, rather than in columns side by side. */
    public boolean inRows() {
        return innermost().axis().reduced();
    }

    /** The axis along which memory is contiguous. */
    public NestAxis innermost() {
        return axes.get(axes.size() - 1);
    }

    /** The pooled axes, outermost first. */
    public List<NestAxis> reduced() {
        return axes.stream().filter(axis -> axis.axis().reduced()).toList();
    }

    /** The kept axes, outermost first. */
    public List<NestAxis> kept() {
        return axes.stream().filter(axis -> !axis.axis().reduced()).toList();
    }

    /** The names of the sizes that a call gives. */
    public List<String> dynamicSizes() {
        return axes.stream().filter(NestAxis::isDynamic).map(NestAxis::size).toList();
    }

    /** Those of them that handling one statistic takes: its own and, for strides, those further in. */
    public List<String> dynamicSizesWithin() {
        int outermost = axes.indexOf(reduced().get(0));
        return new Nest(axes.subList(outermost, axes.size())).dynamicSizes();
    }

    /** Whether a statistic's γ and β start elsewhere than another's. */
    public boolean hasAffineStart() {
        return kept().stream().anyMatch(axis -> axis.axis().affine());
    }

    /** Whether a statistic's rows add to the same gradients of γ and β, element by element. */
    public boolean addsInRounds() {
        return inRows() && innermost().axis().affine() && sharedDepth() >= 0;
    }

    /** The innermost pooled axis around rows along which γ and β do not vary; −1 without one. */
    public int sharedDepth() {
        List<NestAxis> pooled = reduced();
        int depth = pooled.size() - 2;
        while (depth >= 0 && pooled.get(depth).axis().affine()) {
            depth--;
        }
        return depth;
    }

    /**
     * The same where statistics are given: nothing is pooled, so the axes around a row are loops like any other, and memory
     * is taken as it lies.
     */
    Nest ofGiven() {
        List<NestAxis> unpooled = axes.stream()
                .map(axis -> axis == innermost() ? axis : axis.unpooled())
                .toList();
        return new Nest(unpooled, rounds, startsParameters);
    }

    /** A statistic that is this one of a round's. */
    public String statistic(String ofRound) {
        return rounds == null ? ofRound : Names.FIRST_STATISTIC + (ofRound.equals("0") ? "" : " + " + ofRound);
    }

    /** How many elements are pooled, as an int expression in which {@code COUNT} is a constant of several sizes. */
    public String count() {
        String product =
                String.join(" * ", reduced().stream().map(NestAxis::size).toList());
        if (reduced().size() == 1) {
            return product;
        }
        return reduced().stream().anyMatch(NestAxis::isDynamic) ? "(" + product + ")" : Names.COUNT;
    }

    /** The place in the row-major order of the kept axes, as an int expression; 0 where there are none. */
    public static String linear(List<NestAxis> axes) {
        String place = "";
        for (NestAxis axis : axes) {
            place = place.isEmpty()
                    ? axis.variable()
                    : (place.contains(" ") ? "(" + place + ")" : place) + " * " + axis.size() + " + " + axis.variable();
        }
        return place.isEmpty() ? "0" : place;
    }
}
