package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** One rule over one declaration: what breaks it cannot be generated. A check passes over values that another refuses. */
interface Check {

    /** Its name, which is also its page under docs/checks. */
    String id();

    /** What the rule has to say; usually nothing. */
    List<Finding> check(NormDeclaration declaration);
}
