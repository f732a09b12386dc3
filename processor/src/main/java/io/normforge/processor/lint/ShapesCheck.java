package io.normforge.processor.lint;

import io.normforge.Shape;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** There is a shape, and not more than a class has room for; all have one rank from 1 to 6; none is there twice. */
final class ShapesCheck implements Check {

    private static final String ID = "shapes";
    private static final int MAX_RANK = 6;

    /** A method of 64 KiB would have room for twice as many of rank 6. */
    private static final int MAX_SHAPES = 256;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        List<Declared<List<Declared<Integer>>>> shapes = declaration.shapes().value();
        if (shapes.isEmpty()) {
            return List.of(Finding.error(
                    ID,
                    declaration.shapes().position(),
                    "no shape; write the sizes of x, as in @Shape({DYNAMIC, 384})"));
        }
        if (shapes.size() > MAX_SHAPES) {
            return List.of(Finding.error(
                    ID,
                    shapes.get(MAX_SHAPES).position(),
                    shapes.size() + " shapes, and a layer takes " + MAX_SHAPES
                            + ", each with kernels of its own; make axes DYNAMIC, or declare further layers"));
        }
        int rank = shapes.get(0).value().size();
        List<List<Integer>> seen = new ArrayList<>();
        List<Finding> findings = shapes.stream()
                .flatMap(shape -> Stream.concat(rank(shape, rank), repeated(shape, seen)))
                .toList();
        return findings.isEmpty() ? givenTwice(shapes, rank) : findings;
    }

    /** A size is known when the layer is made or at each call, and that in all shapes. */
    private static List<Finding> givenTwice(List<Declared<List<Declared<Integer>>>> shapes, int rank) {
        return IntStream.range(0, rank)
                .filter(axis -> has(shapes, axis, Shape.CONFIGURED) && has(shapes, axis, Shape.DYNAMIC))
                .mapToObj(axis -> Finding.error(
                        ID,
                        shapes.stream()
                                .map(shape -> shape.value().get(axis))
                                .filter(size -> size.value() == Shape.DYNAMIC)
                                .findFirst()
                                .orElseThrow()
                                .position(),
                        "the size of axis " + axis
                                + " is DYNAMIC here and CONFIGURED in another shape; write CONFIGURED in all"
                                + " of them if the constructor takes it, or DYNAMIC if each call does"))
                .toList();
    }

    private static boolean has(List<Declared<List<Declared<Integer>>>> shapes, int axis, int size) {
        return shapes.stream().anyMatch(shape -> shape.value().get(axis).value() == size);
    }

    private static Stream<Finding> rank(Declared<List<Declared<Integer>>> shape, int firstRank) {
        int rank = shape.value().size();
        if (rank == 0) {
            return Stream.of(Finding.error(
                    ID, shape.position(), "an empty shape; write at least one size, as in @Shape({DYNAMIC, 384})"));
        }
        if (rank > MAX_RANK) {
            return Stream.of(Finding.error(
                    ID,
                    shape.position(),
                    "a shape of rank " + rank + "; merge neighbouring axes that are used alike into one of at most "
                            + MAX_RANK));
        }
        if (rank != firstRank) {
            return Stream.of(Finding.error(
                    ID,
                    shape.position(),
                    "a shape of rank " + rank + " beside one of rank " + firstRank + "; the shapes of one layer have"
                            + " one rank: declare another layer, or add axes of size 1"));
        }
        return Stream.of();
    }

    private static Stream<Finding> repeated(Declared<List<Declared<Integer>>> shape, List<List<Integer>> seen) {
        List<Integer> sizes = shape.value().stream().map(Declared::value).toList();
        if (seen.contains(sizes)) {
            return Stream.of(Finding.error(ID, shape.position(), "this shape is there twice; leave one out"));
        }
        seen.add(sizes);
        return Stream.of();
    }
}
