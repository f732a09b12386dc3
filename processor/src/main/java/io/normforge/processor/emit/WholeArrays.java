package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a form without offsets checks: that no array is longer than the sizes say, for the end of a longer one would be left out in
 * silence. That none is shorter the form with offsets checks for both.
 */
final class WholeArrays {

    private static final ClassName EXTENT = ClassName.get("io.normforge.internal", "Extent");
    private static final ClassName RANGES = ClassName.get("io.normforge.internal", "Ranges");

    private final NormSpec spec;

    WholeArrays(NormSpec spec) {
        this.spec = spec;
    }

    /** {@code Ranges.noLonger(TITLE, "x", x, elements)} for every array, and for the mask. */
    CodeBlock checks(Entry entry, Mask mask) {
        CodeBlock.Builder code = CodeBlock.builder();
        spec.sizedByCall()
                .forEach(axis ->
                        code.addStatement("$1T.size($2L, $3S, $3L)", EXTENT, LayerMethods.TITLE, "size" + axis));
        code.add(ConfiguredSizes.ofAxes(spec, spec.configuredAxes()));
        CodeBlock elements = sizes(IntStream.range(0, spec.rank()).boxed().toList());
        if (!spec.sizedByCall().isEmpty() || !spec.configuredAxes().isEmpty()) {
            code.addStatement("int elements = $L", elements);
            elements = CodeBlock.of("elements");
        }
        for (String array : entry.arrays()) {
            code.add(noLonger(array, Outline.isParameter(array) ? sizes(spec.affineAxes()) : elements));
        }
        if (mask != Mask.NONE) {
            code.add(noLonger(mask.argument(), sizes(mask.axes(spec))));
        }
        return code.build();
    }

    private static CodeBlock noLonger(String array, CodeBlock elements) {
        return CodeBlock.builder()
                .addStatement("$1T.noLonger($2L, $3S, $3L, $4L)", RANGES, LayerMethods.TITLE, array, elements)
                .build();
    }

    private CodeBlock sizes(List<Integer> axes) {
        return SizeProduct.of(axes.stream().map(spec::size).toList());
    }
}
