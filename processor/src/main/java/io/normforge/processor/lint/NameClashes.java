package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** No two layers of a compilation, and no layer and a class that is there already, have one name. */
final class NameClashes implements Check {

    private static final String ID = NameCheck.ID + "-clash";

    private final Map<String, NormDeclaration> firstByName = new HashMap<>();

    NameClashes(List<NormDeclaration> declarations) {
        for (NormDeclaration declaration : declarations) {
            declaration.classes().forEach(name -> firstByName.putIfAbsent(name, declaration));
        }
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return NameCheck.isIdentifier(declaration)
                ? Stream.concat(twin(declaration), existing(declaration)).toList()
                : List.of();
    }

    private Stream<Finding> twin(NormDeclaration declaration) {
        return declaration.classes().stream()
                .filter(name -> firstByName.get(name) != declaration)
                .limit(1)
                .map(name -> Finding.error(
                        ID,
                        declaration.name().position(),
                        "the layer " + firstByName.get(name).title() + " already generates the class " + name
                                + "; give this one another name"));
    }

    /** What the compiler says last: another processor wrote the class in the same round, or this one in an earlier. */
    static Finding written(NormDeclaration declaration, String className) {
        return Finding.error(
                ID,
                declaration.name().position(),
                "the class " + className + " has been generated before, by another processor or for another layer;"
                        + " give this one another name");
    }

    private static Stream<Finding> existing(NormDeclaration declaration) {
        return declaration.existingClasses().stream()
                .limit(1)
                .map(existing -> Finding.error(
                        ID,
                        declaration.name().position(),
                        existing.layer().isEmpty()
                                ? "the class " + existing.name() + " exists already, and the layer would generate it;"
                                        + " give the layer another name"
                                : "the class " + existing.name() + " exists already, generated for the layer "
                                        + existing.layer() + "; give this one another name"));
    }
}
