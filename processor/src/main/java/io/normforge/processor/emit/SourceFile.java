package io.normforge.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.normforge.internal.Generated;
import io.normforge.processor.declaration.ModelClass;

/**
 * A generated file: its name and its text. The text depends on the annotation alone; it bears no date and no version.
 *
 * @param className the fully qualified name of its class
 * @param text the whole file
 */
public record SourceFile(String className, String text) {

    private static final String PROCESSOR = "io.normforge.processor.NormalizeProcessor";

    static SourceFile of(ModelClass model, TypeSpec type) {
        AnnotationSpec mark = AnnotationSpec.builder(Generated.class)
                .addMember("value", "$S", PROCESSOR)
                .build();
        String text = JavaFile.builder(
                        model.packageName(),
                        type.toBuilder().addAnnotation(mark).build())
                .addFileComment("Generated from @Normalize on $L. Changes here are lost.", model.sourceName())
                .skipJavaLangImports(true)
                .indent("  ")
                .build()
                .toString();
        return new SourceFile(model.qualify(type.name()), text);
    }
}
