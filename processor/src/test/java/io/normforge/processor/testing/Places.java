package io.normforge.processor.testing;

import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The names of positions, which are opaque: {@code shapes[0][1]}. */
public final class Places {

    private Places() {}

    /** Which value of a declaration stands there. */
    public static String of(NormDeclaration declaration, Position position) {
        return of(declaration).entrySet().stream()
                .filter(place -> place.getValue().equals(position))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("the annotation");
    }

    /** The positions of all values, by their names. */
    public static Map<String, Position> of(NormDeclaration declaration) {
        Map<String, Position> positions = new LinkedHashMap<>();
        for (RecordComponent attribute : NormDeclaration.class.getRecordComponents()) {
            collect(attribute.getName(), value(attribute, declaration), positions);
        }
        return positions;
    }

    private static void collect(String path, Object value, Map<String, Position> positions) {
        if (value instanceof List<?> items) {
            IntStream.range(0, items.size())
                    .forEach(item -> collect(path + "[" + item + "]", items.get(item), positions));
        }
        if (value instanceof Declared<?> declared) {
            positions.put(path, declared.position());
            collect(path, declared.value(), positions);
        }
    }

    private static Object value(RecordComponent attribute, NormDeclaration declaration) {
        try {
            return attribute.getAccessor().invoke(declaration);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
