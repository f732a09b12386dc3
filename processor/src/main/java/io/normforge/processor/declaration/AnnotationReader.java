package io.normforge.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * Typed access to the values of one annotation. A value that does not compile has another type than the annotation
 * declares; it is read as a stand-in, and the compiler says what is wrong with it.
 */
final class AnnotationReader {

    /** How javac shows the value of a name that it cannot resolve; a text of these letters has quotes around it. */
    private static final String UNKNOWN = "<error>";

    private final Element element;
    private final AnnotationMirror annotation;
    private final ValuePath path;
    private final boolean repeated;
    private boolean readable = true;
    private boolean awaiting;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;

    /**
     * A reader.
     *
     * @param ordinal counts the element's annotations of this type
     * @param repeated whether there are more of them, in a container that the compiler made
     */
    AnnotationReader(Elements elements, Element element, AnnotationMirror annotation, int ordinal, boolean repeated) {
        this.element = element;
        this.annotation = annotation;
        this.repeated = repeated;
        path = ValuePath.annotation(ordinal);
        values = elements.getElementValuesWithDefaults(annotation);
    }

    int ordinal() {
        return path.ordinal();
    }

    Position position() {
        return position(null, path);
    }

    /** Whether there is a name, without which nothing can be called anything; the compiler says that it is missing. */
    boolean hasName() {
        return value("name") != null;
    }

    /** Whether some value read so far is a name that means nothing, yet: another processor may still write its class. */
    boolean isAwaiting() {
        return awaiting;
    }

    /** Whether all that was read so far compiles. */
    boolean isReadable() {
        return readable;
    }

    <T> Declared<T> scalar(String attribute, Class<T> type, T standIn) {
        AnnotationValue value = value(attribute);
        T scalar = read(value, type, standIn);
        return new Declared<>(scalar, position(value, path.attribute(attribute)));
    }

    <E extends Enum<E>> Declared<E> constant(String attribute, Class<E> type, E standIn) {
        AnnotationValue value = value(attribute);
        return new Declared<>(constant(value, type, standIn), position(value, path.attribute(attribute)));
    }

    private <E extends Enum<E>> E constant(AnnotationValue value, Class<E> type, E standIn) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> content(value) instanceof VariableElement named
                        && named.getSimpleName().contentEquals(each.name()))
                .findFirst()
                .orElseGet(() -> unreadable(standIn));
    }

    /** An array of constants of an enum. */
    <E extends Enum<E>> Declared<List<Declared<E>>> constants(String attribute, Class<E> type, E standIn) {
        AnnotationValue value = value(attribute);
        List<Declared<E>> list = new ArrayList<>();
        for (AnnotationValue item : items(value)) {
            Position position = position(item, path.attribute(attribute).item(list.size()));
            list.add(new Declared<>(constant(item, type, standIn), position));
        }
        return new Declared<>(List.copyOf(list), position(value, path.attribute(attribute)));
    }

    private <T> T read(AnnotationValue value, Class<T> type, T standIn) {
        if (UNKNOWN.equals(String.valueOf(value))) {
            awaiting = true;
            return unreadable(standIn);
        }
        return type.isInstance(content(value)) ? type.cast(content(value)) : unreadable(standIn);
    }

    private <T> T unreadable(T standIn) {
        readable = false;
        return standIn;
    }

    Declared<List<Declared<Integer>>> ints(String attribute) {
        return intsOf(value(attribute), path.attribute(attribute));
    }

    Declared<List<Declared<Boolean>>> booleans(String attribute) {
        return listOf(value(attribute), path.attribute(attribute), Boolean.class, false);
    }

    /** An array of annotations whose only attribute is an array of ints. */
    Declared<List<Declared<List<Declared<Integer>>>>> listsOfInts(String attribute) {
        AnnotationValue value = value(attribute);
        List<Declared<List<Declared<Integer>>>> lists = new ArrayList<>();
        for (AnnotationValue item : items(value)) {
            if (item.getValue() instanceof AnnotationMirror nested
                    && !nested.getElementValues().isEmpty()) {
                AnnotationValue ints =
                        nested.getElementValues().values().iterator().next();
                lists.add(intsOf(ints, path.attribute(attribute).item(lists.size())));
            } else {
                readable = false;
            }
        }
        return new Declared<>(List.copyOf(lists), position(value, path.attribute(attribute)));
    }

    private Declared<List<Declared<Integer>>> intsOf(AnnotationValue value, ValuePath place) {
        return listOf(value, place, Integer.class, 1);
    }

    private <T> Declared<List<Declared<T>>> listOf(AnnotationValue value, ValuePath place, Class<T> type, T standIn) {
        List<Declared<T>> list = new ArrayList<>();
        for (AnnotationValue item : items(value)) {
            list.add(new Declared<>(read(item, type, standIn), position(item, place.item(list.size()))));
        }
        return new Declared<>(List.copyOf(list), position(value, place));
    }

    private List<AnnotationValue> items(AnnotationValue value) {
        List<AnnotationValue> items = new ArrayList<>();
        if (content(value) instanceof List<?> list) {
            list.forEach(item -> items.add((AnnotationValue) item));
        } else {
            readable = false;
        }
        return items;
    }

    private static Object content(AnnotationValue value) {
        return value == null ? null : value.getValue();
    }

    private Position position(AnnotationValue value, ValuePath place) {
        return new Position(element, annotation, value, value(place.attribute()), place, repeated);
    }

    /** Null where a value without default was not written. */
    private AnnotationValue value(String attribute) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
