package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.normforge.Activation;
import io.normforge.Backend;
import io.normforge.Communicator;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.plan.Entry;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The class that stands in for a layer whose annotation has errors, so that its users get no "cannot find symbol" on
 * top: the methods the layer would have, with any number of sizes, and bodies that throw.
 */
final class StubEmitter {

    private static final ClassName NOT_GENERATED = ClassName.get("io.normforge.internal", "NotGenerated");

    private StubEmitter() {}

    static TypeSpec type(NormDeclaration declaration) {
        TypeSpec.Builder type = TypeSpec.classBuilder(declaration.layerName())
                .addModifiers(Modifier.FINAL)
                .superclass(NormLayer.class)
                .addJavadoc("Not generated: the annotation has errors. Every call throws.");
        if (declaration.model().isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addMethod(constructor(declaration, false)).addMethod(constructor(declaration, true));
        for (Entry.Outline entry : outlines(declaration)) {
            for (Mask mask : Mask.of(declaration.masked().value())) {
                type.addMethod(method(declaration, entry.name(), entry.streams(), mask, false));
                type.addMethod(method(declaration, entry.name(), entry.streams(), mask, true));
            }
        }
        return type.build();
    }

    private static List<Entry.Outline> outlines(NormDeclaration declaration) {
        boolean gate = declaration.gate().value();
        boolean activated = declaration.activation().value() != Activation.NONE;
        return Entry.outlines(declaration.residual().value(), gate, activated && !gate);
    }

    private static MethodSpec constructor(NormDeclaration declaration, boolean withBackend) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Throws.")
                .addParameter(Mode.class, "mode");
        if (declaration.type().value() == NormType.SYNC_BATCH) {
            constructor.addParameter(Communicator.class, "communicator");
        }
        if (withBackend) {
            constructor.addParameter(Backend.class, "backend");
        }
        return constructor
                .addStatement("super($T.descriptor($S), mode, null)", NOT_GENERATED, declaration.title())
                .build();
    }

    private static MethodSpec method(
            NormDeclaration declaration, String name, List<String> streams, Mask mask, boolean withOffsets) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Throws.")
                .varargs();
        for (String stream : streams) {
            method.addParameter(ArrayTypeName.of(TypeName.FLOAT), stream);
            if (withOffsets) {
                method.addParameter(TypeName.INT, stream + "Offset");
            }
        }
        CodeBlock failure = CodeBlock.of("throw $T.failure($S)", NOT_GENERATED, declaration.title());
        return method.addParameters(mask.parameters())
                .addParameter(ArrayTypeName.of(TypeName.INT), "sizes")
                .addStatement(failure)
                .build();
    }
}
