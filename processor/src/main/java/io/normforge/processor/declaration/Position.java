package io.normforge.processor.declaration;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Where a declared value stands in the source. Opaque: later stages carry it along and never look inside. */
public final class Position {

    private final Element element;
    private final AnnotationMirror annotation;
    private final AnnotationValue value;

    Position(Element element, AnnotationMirror annotation, AnnotationValue value) {
        this.element = element;
        this.annotation = annotation;
        this.value = value;
    }

    /** Reports a message here. */
    public void print(Messager messager, Diagnostic.Kind kind, String message) {
        messager.printMessage(kind, message, element, annotation, value);
    }

    /** The annotated class, for the file that is generated from it. */
    public Element element() {
        return element;
    }
}
