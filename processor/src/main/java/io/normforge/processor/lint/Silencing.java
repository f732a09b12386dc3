package io.normforge.processor.lint;

import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** {@code @SuppressWarnings("normforge:…")} names an advice. */
final class Silencing {

    static final String ID = "suppressed-check";

    private Silencing() {}

    static boolean silences(NormDeclaration declaration, String id) {
        return declaration.silenced().stream().anyMatch(each -> each.value().equals(id));
    }

    /** What is wrong with the names, for a class as a whole. */
    static List<Finding> findings(NormDeclaration declaration) {
        return declaration.silenced().stream()
                .filter(each -> !CheckNames.isAdvice(each.value()))
                .map(Silencing::finding)
                .toList();
    }

    private static Finding finding(Declared<String> name) {
        return Finding.warning(ID, name.position(), CheckNames.problem(name.value()));
    }
}
