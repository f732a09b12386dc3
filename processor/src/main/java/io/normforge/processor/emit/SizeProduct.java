package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.spec.Size;
import java.util.List;

/** Sizes multiplied, as an expression that fails where an array could not hold so many. */
final class SizeProduct {

    private static final ClassName EXTENT = ClassName.get("io.normforge.internal", "Extent");

    private SizeProduct() {}

    static CodeBlock of(List<Size> sizes) {
        return of(sizes.stream().reduce(Size.ONE, Size::times));
    }

    /** {@code Extent.product(TITLE, size0, 64)}. */
    static CodeBlock of(Size size) {
        CodeBlock product = null;
        for (String factor : size.factors()) {
            product = times(product, factor);
        }
        return product;
    }

    private static CodeBlock times(CodeBlock product, String factor) {
        return product == null
                ? CodeBlock.of("$L", factor)
                : CodeBlock.of("$T.product($L, $L, $L)", EXTENT, LayerMethods.TITLE, product, factor);
    }
}
