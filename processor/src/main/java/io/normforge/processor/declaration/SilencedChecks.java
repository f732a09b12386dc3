package io.normforge.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The checks that {@code @SuppressWarnings("normforge:…")} names on a class and the classes around it. */
final class SilencedChecks {

    private static final String PREFIX = "normforge:";

    private SilencedChecks() {}

    /** Their names, each where it stands. */
    static List<Declared<String>> of(TypeElement model) {
        List<Declared<String>> names = new ArrayList<>();
        for (Element each = model; each instanceof TypeElement type; each = type.getEnclosingElement()) {
            type.getAnnotationMirrors().stream()
                    .filter(SilencedChecks::suppresses)
                    .flatMap(annotation -> names(type, annotation))
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    private static boolean suppresses(AnnotationMirror annotation) {
        TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
        return type.getQualifiedName().contentEquals(SuppressWarnings.class.getCanonicalName());
    }

    private static Stream<Declared<String>> names(Element element, AnnotationMirror annotation) {
        return annotation.getElementValues().values().stream()
                .filter(value -> value.getValue() instanceof List<?>)
                .flatMap(value -> ((List<?>) value.getValue()).stream())
                .map(AnnotationValue.class::cast)
                .filter(value -> value.getValue() instanceof String text && text.startsWith(PREFIX))
                .map(value -> new Declared<>(
                        ((String) value.getValue()).substring(PREFIX.length()),
                        new Position(element, annotation, value, value, ValuePath.annotation(0), false)));
    }
}
