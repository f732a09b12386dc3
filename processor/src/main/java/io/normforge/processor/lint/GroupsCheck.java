package io.normforge.processor.lint;

import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** Only GROUP has groups. */
final class GroupsCheck implements Check {

    private static final String ID = "groups";

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        NormType type = declaration.type().value();
        if (type == NormType.GROUP || declaration.groups().value() == 0) {
            return List.of();
        }
        return List.of(Finding.error(
                ID,
                declaration.groups().position(),
                type + " has no groups; leave the attribute out (type = GROUP pools groups of channels)"));
    }
}
