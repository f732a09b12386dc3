package io.normforge.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.normforge.internal.Generated;
import io.normforge.processor.declaration.ModelClass;
import java.util.HexFormat;

/**
 * A generated file: its name and its text. The text depends on the annotation alone; it bears no date and no version. It is
 * ASCII, so no compiler's idea of a file's encoding can change it.
 *
 * @param className the fully qualified name of its class
 * @param text the whole file
 */
public record SourceFile(String className, String text) {

    private static final String PROCESSOR = "io.normforge.processor.NormalizeProcessor";

    /**
     * The file of a class. It imports what it uses of java.lang too, for an import goes before the classes of the package, and
     * these may be called Math or Float.
     */
    static SourceFile of(ModelClass model, TypeSpec type) {
        AnnotationSpec mark = AnnotationSpec.builder(Generated.class)
                .addMember("value", "$S", PROCESSOR)
                .addMember("model", "$S", model.sourceName())
                .build();
        String text = JavaFile.builder(
                        model.packageName(),
                        type.toBuilder().addAnnotation(mark).build())
                .addFileComment("Generated from @Normalize on $L. Changes here are lost.", model.sourceName())
                .indent("  ")
                .build()
                .toString();
        return new SourceFile(model.qualify(type.name()), ascii(text));
    }

    /** What a model's author named with letters beyond ASCII, as Java writes it without them. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < 128) {
                ascii.append(letter);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(letter));
            }
        }
        return ascii.toString();
    }
}
