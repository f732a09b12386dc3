package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;
import javax.lang.model.SourceVersion;

/** The layer's name can end a class name. */
final class NameCheck implements Check {

    static final String ID = "layer-name";

    static boolean isIdentifier(NormDeclaration declaration) {
        return SourceVersion.isIdentifier(declaration.name().value());
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        if (isIdentifier(declaration)) {
            return List.of();
        }
        String name = declaration.name().value();
        return List.of(Finding.error(
                ID,
                declaration.name().position(),
                "\"" + name + "\" is no Java identifier, and "
                        + declaration.model().layerPrefix() + name
                        + " would be the generated class; write a name such as \"AttentionNorm\""));
    }
}
