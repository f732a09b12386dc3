package io.normforge.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * Typed access to the values of one annotation. A value that does not compile has another type than the annotation
 * declares; reading it throws {@link ClassCastException} or {@link IllegalArgumentException}, and the compiler has
 * already said what is wrong with it.
 */
final class AnnotationReader {

    private final Element element;
    private final AnnotationMirror annotation;
    private final ValuePath path;
    private final boolean repeated;
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

    Position position() {
        return position(null, path);
    }

    <T> Declared<T> scalar(String attribute, Class<T> type) {
        AnnotationValue value = value(attribute);
        return new Declared<>(type.cast(value.getValue()), position(value, path.attribute(attribute)));
    }

    <E extends Enum<E>> Declared<E> constant(String attribute, Class<E> type) {
        AnnotationValue value = value(attribute);
        VariableElement constant = (VariableElement) value.getValue();
        return new Declared<>(
                Enum.valueOf(type, constant.getSimpleName().toString()), position(value, path.attribute(attribute)));
    }

    Declared<List<Declared<Integer>>> ints(String attribute) {
        return intsOf(value(attribute), path.attribute(attribute));
    }

    /** An array of annotations whose only attribute is an array of ints. */
    Declared<List<Declared<List<Declared<Integer>>>>> listsOfInts(String attribute) {
        AnnotationValue value = value(attribute);
        List<Declared<List<Declared<Integer>>>> lists = new ArrayList<>();
        for (AnnotationValue item : items(value)) {
            AnnotationMirror nested = (AnnotationMirror) item.getValue();
            AnnotationValue ints = nested.getElementValues().values().iterator().next();
            lists.add(intsOf(ints, path.attribute(attribute).item(lists.size())));
        }
        return new Declared<>(List.copyOf(lists), position(value, path.attribute(attribute)));
    }

    private Declared<List<Declared<Integer>>> intsOf(AnnotationValue value, ValuePath place) {
        List<Declared<Integer>> ints = new ArrayList<>();
        for (AnnotationValue item : items(value)) {
            ints.add(new Declared<>((Integer) item.getValue(), position(item, place.item(ints.size()))));
        }
        return new Declared<>(List.copyOf(ints), position(value, place));
    }

    private static List<AnnotationValue> items(AnnotationValue value) {
        List<AnnotationValue> items = new ArrayList<>();
        for (Object item : (List<?>) value.getValue()) {
            items.add((AnnotationValue) item);
        }
        return items;
    }

    private Position position(AnnotationValue value, ValuePath place) {
        return new Position(element, annotation, value, place, repeated);
    }

    private AnnotationValue value(String attribute) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no value for " + attribute));
    }
}
