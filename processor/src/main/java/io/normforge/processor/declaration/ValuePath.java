package io.normforge.processor.declaration;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of an element's annotations, which of its attributes, and which item of that: what finds a value in the source
 * where the compiler's own look-up does not.
 *
 * @param ordinal counts the element's {@code @Normalize}
 * @param attribute the attribute's name; empty for the annotation itself
 * @param items the item of each nested array
 */
record ValuePath(int ordinal, String attribute, List<Integer> items) {

    static ValuePath annotation(int ordinal) {
        return new ValuePath(ordinal, "", List.of());
    }

    ValuePath attribute(String name) {
        return new ValuePath(ordinal, name, List.of());
    }

    ValuePath item(int index) {
        List<Integer> longer = new ArrayList<>(items);
        longer.add(index);
        return new ValuePath(ordinal, attribute, List.copyOf(longer));
    }

    /** The path as text: {@code shapes[0][1]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(attribute);
        items.forEach(item -> text.append('[').append(item).append(']'));
        return text.toString();
    }
}
