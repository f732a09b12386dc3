package io.normforge.processor.declaration;

import io.normforge.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the classes that a layer generates. */
public final class ClassNames {

    /** What the names of kernels end with, one for each back end and width. */
    public static final List<String> KERNELS = List.of("Plain", "Vector512", "Vector256", "Vector128");

    private ClassNames() {}

    /** The simple names of all of them, whether or not the vector kernels will be written. */
    static List<String> all(String layer, List<List<Integer>> shapes) {
        Stream<String> kernels = shapes.stream()
                .flatMap(shape -> KERNELS.stream().map(kernel -> kernel(layer, kernel, shape, shapes.size())));
        return Stream.concat(Stream.of(layer), kernels).toList();
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
