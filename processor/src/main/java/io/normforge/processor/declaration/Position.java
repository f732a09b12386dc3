package io.normforge.processor.declaration;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Where a declared value stands in the source. Opaque: later stages carry it along and never look inside. */
public final class Position {

    private final Element element;
    private final AnnotationMirror annotation;
    private final AnnotationValue value;
    private final AnnotationValue attribute;
    private final ValuePath path;
    private final boolean repeated;

    /**
     * A place.
     *
     * @param value what stands there; null for the annotation itself
     * @param attribute the value that it is part of, or is
     */
    Position(
            Element element,
            AnnotationMirror annotation,
            AnnotationValue value,
            AnnotationValue attribute,
            ValuePath path,
            boolean repeated) {
        this.element = element;
        this.annotation = annotation;
        this.value = value;
        this.attribute = attribute;
        this.path = path;
        this.repeated = repeated;
    }

    /**
     * Reports a message here.
     *
     * @param ending what follows behind the message
     */
    public void print(ProcessingEnvironment environment, Diagnostic.Kind kind, String message, String ending) {
        if (repeated && RepeatedAnnotationTree.print(environment, kind, message + ending, element, path)) {
            return;
        }
        String where = repeated && !path.toString().isEmpty() ? " (at " + path + ")" : "";
        environment.getMessager().printMessage(kind, message + where + ending, element, annotation, findable());
    }

    /** Eclipse's compiler finds attributes alone, and shows the annotation's first line in place of what is within one. */
    private AnnotationValue findable() {
        return element.getClass().getName().startsWith("org.eclipse.") ? attribute : value;
    }

    /** The annotated class, for the file that is generated from it. */
    public Element element() {
        return element;
    }
}
