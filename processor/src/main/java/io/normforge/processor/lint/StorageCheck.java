package io.normforge.processor.lint;

import io.normforge.Storage;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** Calls take something, and memory segments only where the Java that is compiled for has them. */
final class StorageCheck implements Check {

    private static final String ID = "storage";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        List<Declared<Storage>> storage = declaration.storage().value();
        if (storage.isEmpty()) {
            return List.of(Finding.error(
                    ID,
                    declaration.storage().position(),
                    "calls that take nothing; write ARRAYS, SEGMENTS or both, or leave the attribute out for ARRAYS"));
        }
        return storage.stream()
                .filter(each ->
                        each.value() == Storage.SEGMENTS && !declaration.model().seesSegments())
                .limit(1)
                .map(each -> Finding.error(
                        ID,
                        each.position(),
                        "memory segments (java.lang.foreign) are there from Java 22 on, and this compilation is for an"
                                + " older one; compile with --release 22 or later, or write storage = ARRAYS"))
                .toList();
    }
}
