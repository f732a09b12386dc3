package io.normforge.processor.testing;

import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names of positions, which are opaque: {@code shapes[0][1]}. */
public final class Places {

    private Places() {}

    /** Which value of a declaration stands there. */
    public static String of(NormDeclaration declaration, Position position) {
        return Stream.of(NormDeclaration.class.getRecordComponents())
                .flatMap(attribute -> within(attribute.getName(), value(attribute, declaration), position))
                .findFirst()
                .orElse("the annotation");
    }

    private static Stream<String> within(String path, Object value, Position position) {
        if (value instanceof List<?> items) {
            return IntStream.range(0, items.size())
                    .boxed()
                    .flatMap(item -> within(path + "[" + item + "]", items.get(item), position));
        }
        if (!(value instanceof Declared<?> declared)) {
            return Stream.of();
        }
        return Objects.equals(declared.position(), position)
                ? Stream.of(path)
                : within(path, declared.value(), position);
    }

    private static Object value(RecordComponent attribute, NormDeclaration declaration) {
        try {
            return attribute.getAccessor().invoke(declaration);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
