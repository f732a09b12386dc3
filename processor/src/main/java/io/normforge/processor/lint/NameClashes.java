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

    private static Stream<Finding> existing(NormDeclaration declaration) {
        return declaration.existingClasses().stream()
                .map(name -> Finding.error(
                        ID,
                        declaration.name().position(),
                        "the class " + name + " exists already, and the layer would generate it; give the layer"
                                + " another name"));
    }
}
