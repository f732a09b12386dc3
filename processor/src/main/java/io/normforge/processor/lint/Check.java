package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** One rule over one declaration. A check passes over values that another check refuses. */
@FunctionalInterface
interface Check {

    /** What the rule has to say; usually nothing. */
    List<Finding> check(NormDeclaration declaration);
}
