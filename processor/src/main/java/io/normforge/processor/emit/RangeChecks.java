package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.spec.NormSpec;

/** What a call checks of its arrays, where {@code elements} and {@code parameters} say how many elements they have. */
final class RangeChecks {

    private static final ClassName RANGES = ClassName.get("io.normforge.internal", "Ranges");

    private final NormSpec spec;
    private final Entry entry;
    private final CodeBlock.Builder code = CodeBlock.builder();

    RangeChecks(NormSpec spec, Entry entry) {
        this.spec = spec;
        this.entry = entry;
    }

    CodeBlock code() {
        for (String array : entry.arrays()) {
            code.addStatement(
                    "$1T.inside($2L, $3S, $3L, $3LOffset, $4L)", RANGES, LayerMethods.TITLE, array, length(array));
        }
        new Overlaps(entry).forEach(this::pair);
        if (spec.hasGamma()) {
            entry.written().forEach(output -> code.addStatement("calls().checkNotOwned($1S, $1L)", output));
        }
        return code.build();
    }

    private static String length(String array) {
        return Outline.isParameter(array) ? "parameters" : "elements";
    }

    private void pair(boolean mayBeSame, String first, String second) {
        if (Outline.isParameter(first) || Outline.isParameter(second)) {
            code.addStatement(
                    "$1T.apart($2L, $3S, $3L, $3LOffset, $4L, $5S, $5L, $5LOffset, $6L)",
                    RANGES,
                    LayerMethods.TITLE,
                    first,
                    length(first),
                    second,
                    length(second));
            return;
        }
        code.addStatement(
                "$1T.$2L($3L, $4S, $4L, $4LOffset, $5S, $5L, $5LOffset, elements)",
                RANGES,
                mayBeSame ? "sameOrApart" : "apart",
                LayerMethods.TITLE,
                first,
                second);
    }
}
