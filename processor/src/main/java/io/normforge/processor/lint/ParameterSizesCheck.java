package io.normforge.processor.lint;

import io.normforge.Shape;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.stream.Stream;

/** γ and β, which a layer holds from its construction, have one size in all shapes, fixed or the constructor's. */
final class ParameterSizesCheck implements Check {

    private static final String ID = "parameter-sizes";
    private static final int MOST_NAMED = 4;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Resolved.spec(declaration)
                .filter(spec -> !spec.takesScale())
                .map(spec -> findings(declaration, spec))
                .orElse(List.of());
    }

    private static List<Finding> findings(NormDeclaration declaration, NormSpec spec) {
        boolean explicit = !declaration.affineAxes().value().isEmpty();
        Position position = explicit
                ? declaration.affineAxes().position()
                : declaration.shapes().position();
        return spec.affineAxes().stream()
                .flatMap(axis -> findings(declaration, axis, position))
                .toList();
    }

    private static Stream<Finding> findings(NormDeclaration declaration, int axis, Position position) {
        List<Integer> sizes = declaration.shapes().value().stream()
                .map(shape -> shape.value().get(axis))
                .map(Declared::value)
                .distinct()
                .toList();
        if (sizes.contains(Shape.DYNAMIC)) {
            return Stream.of(Finding.error(
                    ID,
                    position,
                    "gamma and beta vary along axis " + axis + ", whose size is DYNAMIC, so how many they are is not"
                            + " known; write CONFIGURED for a size that is known when the layer is made, a fixed size,"
                            + " affineAxes without " + axis
                            + ", affine = NONE, or affine = SCALE_SHIFT, whose scale and"
                            + " shift each call gives"));
        }
        if (sizes.size() > 1 && !sizes.contains(Shape.CONFIGURED)) {
            return Stream.of(Finding.error(
                    ID,
                    position,
                    "the shapes share gamma and beta, which vary along axis " + axis + ", but its size is "
                            + some(sizes) + " in them; declare another layer, affineAxes without " + axis
                            + ", or one more shape with CONFIGURED there, whose size the constructor takes"));
        }
        return Stream.of();
    }

    /** No more of them than a message bears. */
    private static String some(List<Integer> sizes) {
        return sizes.size() <= MOST_NAMED
                ? sizes.toString()
                : sizes.subList(0, MOST_NAMED) + " and " + (sizes.size() - MOST_NAMED) + " more";
    }
}
