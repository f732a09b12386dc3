package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.SourceVersion;

/** The layer's name can end a class name, and that a file's. */
final class NameCheck implements Check {

    static final String ID = "layer-name";

    private static final int MAX_BYTES = 255;

    @Override
    public String id() {
        return ID;
    }

    static boolean isIdentifier(NormDeclaration declaration) {
        return SourceVersion.isIdentifier(declaration.name().value());
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        if (isIdentifier(declaration)) {
            return tooLong(declaration);
        }
        String name = declaration.name().value();
        return List.of(Finding.error(
                ID,
                declaration.name().position(),
                "\"" + name + "\" is no Java identifier, and "
                        + declaration.model().layerPrefix() + name
                        + " would be the generated class; write a name such as \"AttentionNorm\""));
    }

    private static List<Finding> tooLong(NormDeclaration declaration) {
        String longest = declaration.classes().stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1) + ".class")
                .max(Comparator.comparingInt(NameCheck::bytes))
                .orElseThrow();
        if (bytes(longest) <= MAX_BYTES) {
            return List.of();
        }
        return List.of(Finding.error(
                ID,
                declaration.name().position(),
                "the name of the file " + longest + " has " + bytes(longest) + " bytes, more than the " + MAX_BYTES
                        + " that file systems take; write a shorter name"));
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
