package io.normforge.processor.lint;

import io.normforge.processor.declaration.ExistingClass;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * No two layers of a compilation, and no layer and a class that is there already, have one name, nor two that differ in
 * case alone: some file systems make one file of them.
 */
final class NameClashes implements Check {

    static final String ID = NameCheck.ID + "-clash";

    private final Map<String, NormDeclaration> firstByFile = new HashMap<>();

    NameClashes(List<NormDeclaration> declarations) {
        for (NormDeclaration declaration : declarations) {
            declaration.classes().forEach(name -> firstByFile.putIfAbsent(NormDeclaration.file(name), declaration));
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return NameCheck.isIdentifier(declaration)
                ? Stream.concat(twin(declaration), existing(declaration)).toList()
                : List.of();
    }

    private Stream<Finding> twin(NormDeclaration declaration) {
        return declaration.classes().stream()
                .filter(name -> first(name) != declaration)
                .limit(1)
                .map(name -> Finding.error(
                        ID,
                        declaration.name().position(),
                        "the layer " + first(name).title() + " already generates the class "
                                + describe(name, first(name).classes()) + "; give this one another name"));
    }

    private NormDeclaration first(String name) {
        return firstByFile.get(NormDeclaration.file(name));
    }

    /** The one of the others that is in the way of a class: it has the same name, or its file has. */
    private static String describe(String name, List<String> others) {
        return others.contains(name)
                ? name
                : others.stream()
                                .filter(other -> NormDeclaration.file(other).equals(NormDeclaration.file(name)))
                                .findFirst()
                                .orElseThrow()
                        + sameFile(name);
    }

    private static String sameFile(String name) {
        return ", whose file is the same as that of " + name + " on Windows and macOS";
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
                .map(existing -> Finding.error(ID, declaration.name().position(), existing(declaration, existing)));
    }

    private static String existing(NormDeclaration declaration, ExistingClass existing) {
        String there = "the class " + existing.name() + " exists already";
        if (!existing.layer().isEmpty()) {
            return there + ", generated for the layer " + existing.layer() + "; give this one another name";
        }
        String why = declaration.classes().contains(existing.name())
                ? ", and the layer would generate it"
                : sameFile(declaration.classes().stream()
                        .filter(name -> NormDeclaration.file(name).equals(NormDeclaration.file(existing.name())))
                        .findFirst()
                        .orElseThrow());
        return there + why + "; give the layer another name";
    }
}
