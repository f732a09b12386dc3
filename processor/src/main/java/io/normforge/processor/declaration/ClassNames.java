package io.normforge.processor.declaration;

import io.normforge.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The names of the classes that a layer generates. */
public final class ClassNames {

    /** What the names of kernels end with, one for each back end and width. */
    public static final List<String> KERNELS = List.of("Plain", "Vector512", "Vector256", "Vector128");

    /** What the names of the same kernels over memory segments end with. */
    private static final String ON_SEGMENTS = "Segments";

    private ClassNames() {}

    /** The simple names of all of them, whether or not the vector kernels will be written. */
    static List<String> all(String layer, List<List<Integer>> shapes, boolean onSegments) {
        List<String> all = new ArrayList<>(List.of(layer));
        all.addAll(kernels(layer, shapes, kernel -> kernel));
        if (onSegments) {
            all.add(segments(layer));
            all.addAll(kernels(layer, shapes, ClassNames::onSegments));
        }
        return all;
    }

    private static List<String> kernels(String layer, List<List<Integer>> shapes, UnaryOperator<String> ending) {
        return shapes.stream()
                .flatMap(shape ->
                        KERNELS.stream().map(kernel -> kernel(layer, ending.apply(kernel), shape, shapes.size())))
                .toList();
    }

    /** What the name of a kernel over memory segments ends with, where that over arrays ends so. */
    public static String onSegments(String kernel) {
        return kernel + ON_SEGMENTS;
    }

    /** The class that checks the memory segments of a layer's calls. */
    public static String segments(String layer) {
        return layer + ON_SEGMENTS;
    }

    /** A kernel's simple name; where the layer has several shapes, it says which. */
    public static String kernel(String layer, String kernel, List<Integer> shape, int shapes) {
        return layer + kernel + (shapes == 1 ? "" : "For" + shape(shape));
    }

    /** {@code Nx64x56x56}, N standing for a size that a call gives, and C for one that the constructor takes. */
    public static String shape(List<Integer> shape) {
        return shape.stream()
                .map(size -> size == Shape.DYNAMIC ? "N" : size == Shape.CONFIGURED ? "C" : String.valueOf(size))
                .collect(Collectors.joining("x"));
    }
}
