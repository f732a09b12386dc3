package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.List;

/** The locals of a layer's method that hold what its constructor took. */
final class ConfiguredSizes {

    private ConfiguredSizes() {}

    /** {@code int size1 = calls().size(1)}, for each axis of the constructor's among these. */
    static CodeBlock ofAxes(NormSpec spec, List<Integer> axes) {
        CodeBlock.Builder code = CodeBlock.builder();
        axes.stream()
                .filter(spec.configuredAxes()::contains)
                .forEach(axis -> code.addStatement("int $L = calls().size($L)", Size.name(axis), axis));
        return code.build();
    }

    /** {@code int groupSize = size1 / groups}, as far as these sizes need it. */
    static CodeBlock ofGroups(NormSpec spec, Size channels, Size needed) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean splits = needed.names().contains(Size.GROUP_SIZE);
        if (spec.hasConfiguredGroups() && (splits || needed.names().contains(Size.GROUPS))) {
            code.addStatement("int $L = calls().groups()", Size.GROUPS);
        }
        if (splits) {
            String groups = spec.hasConfiguredGroups() ? Size.GROUPS : String.valueOf(spec.groups());
            code.addStatement(
                    "int $L = $L / $L", Size.GROUP_SIZE, channels.factors().get(0), groups);
        }
        return code.build();
    }
}
