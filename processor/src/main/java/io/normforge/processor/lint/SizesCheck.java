package io.normforge.processor.lint;

import io.normforge.Shape;
import io.normforge.internal.Extent;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Sizes are positive, DYNAMIC or CONFIGURED, and their product fits a call. */
final class SizesCheck implements Check {

    private static final String ID = "sizes";
    private static final BigInteger MAX_ELEMENTS = BigInteger.valueOf(Extent.MAX_ELEMENTS);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return declaration.shapes().value().stream()
                .flatMap(shape -> Stream.concat(
                        shape.value().stream().filter(SizesCheck::isWrong).map(SizesCheck::notPositive),
                        tooMany(shape)))
                .toList();
    }

    private static boolean isWrong(Declared<Integer> size) {
        return size.value() < 1 && size.value() != Shape.DYNAMIC && size.value() != Shape.CONFIGURED;
    }

    private static Finding notPositive(Declared<Integer> size) {
        return Finding.error(
                ID,
                size.position(),
                "a size of " + size.value() + "; write a positive size, DYNAMIC for one that each call gives, or"
                        + " CONFIGURED for one that the constructor takes");
    }

    private static Stream<Finding> tooMany(Declared<List<Declared<Integer>>> shape) {
        BigInteger elements = shape.value().stream()
                .filter(size -> size.value() > 0)
                .map(size -> BigInteger.valueOf(size.value()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        if (elements.compareTo(MAX_ELEMENTS) <= 0) {
            return Stream.of();
        }
        return Stream.of(Finding.error(
                ID,
                shape.position(),
                "a shape of " + elements + " elements, more than the " + MAX_ELEMENTS
                        + " of a call; make the outer axes DYNAMIC and call the layer in parts"));
    }
}
