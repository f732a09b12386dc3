package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Backend;
import io.normforge.Communicator;
import io.normforge.MaskedNormFunction;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.Storage;
import io.normforge.UnaryNorm;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The class that stands in for a layer whose annotation has errors, so that its users get no "cannot find symbol" on
 * top: the methods the layer would have, with any number of sizes, and bodies that throw. Where the annotation does not
 * compile, what cannot be read may be anything, so there are the methods of all layers.
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
        for (boolean withRanks : withRanks(declaration)) {
            type.addMethod(constructor(declaration, withRanks, false))
                    .addMethod(constructor(declaration, withRanks, true));
        }
        for (Outline entry : outlines(declaration)) {
            for (Mask mask : masks(declaration)) {
                type.addMethod(method(declaration, entry.name(), entry.arrays(), mask, false));
                type.addMethod(method(declaration, entry.name(), entry.arrays(), mask, true));
                if (takesSegments(declaration)) {
                    type.addMethod(onSegments(declaration, entry, mask));
                }
            }
        }
        functions(declaration)
                .forEach(function -> type.addSuperinterface(function)
                        .addMethod(throwing(FunctionMethods.forward(function), declaration))
                        .addMethod(throwing(FunctionMethods.backward(function), declaration)));
        return type.build();
    }

    private static boolean takesSegments(NormDeclaration declaration) {
        return declaration.model().seesSegments()
                && declaration.storage().value().stream().anyMatch(each -> each.value() == Storage.SEGMENTS);
    }

    private static MethodSpec onSegments(NormDeclaration declaration, Outline entry, Mask mask) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(entry.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Throws.")
                .varargs();
        entry.arrays().forEach(array -> method.addParameter(SegmentMemory.SEGMENT, array));
        method.addParameters(mask.parameters()).addParameter(ArrayTypeName.of(TypeName.INT), "sizes");
        return throwing(method, declaration);
    }

    private static List<Class<?>> functions(NormDeclaration declaration) {
        if (!declaration.readable()) {
            return List.of(UnaryNorm.class, MaskedNormFunction.class);
        }
        if (declaration.residual().value() == Residual.GATED) {
            return List.of();
        }
        Outline forward = outlines(declaration).iterator().next();
        int inputs = forward.arrays().size() - 1;
        return List.of(FunctionMethods.type(declaration.masked().value(), inputs));
    }

    private static MethodSpec throwing(MethodSpec.Builder method, NormDeclaration declaration) {
        return method.addStatement("throw $T.failure($S)", NOT_GENERATED, declaration.title())
                .build();
    }

    private static List<Boolean> withRanks(NormDeclaration declaration) {
        return declaration.readable()
                ? List.of(declaration.type().value() == NormType.SYNC_BATCH)
                : List.of(false, true);
    }

    private static List<Mask> masks(NormDeclaration declaration) {
        return declaration.readable() ? Mask.of(declaration.masked().value()) : List.of(Mask.values());
    }

    private static Collection<Outline> outlines(NormDeclaration declaration) {
        if (!declaration.readable()) {
            return anyOutlines();
        }
        boolean gate = declaration.gate().value();
        boolean activated = declaration.activation().value() != Activation.NONE;
        return Outline.of(
                declaration.residual().value(),
                gate,
                activated && !gate,
                declaration.affine().value());
    }

    /** Those of all layers; of several with as many arrays one, for all arrays are of one type. */
    private static Collection<Outline> anyOutlines() {
        Map<String, Outline> bySignature = new LinkedHashMap<>();
        for (Residual residual : Residual.values()) {
            for (boolean gate : List.of(false, true)) {
                for (boolean activatesResult : gate ? List.of(false) : List.of(false, true)) {
                    for (Affine affine : List.of(Affine.NONE, Affine.SCALE, Affine.SCALE_SHIFT)) {
                        Outline.of(residual, gate, activatesResult, affine)
                                .forEach(entry -> bySignature.putIfAbsent(
                                        entry.name() + entry.arrays().size(), entry));
                    }
                }
            }
        }
        return bySignature.values();
    }

    private static MethodSpec constructor(NormDeclaration declaration, boolean withRanks, boolean withBackend) {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).addJavadoc("Throws.");
        configured(declaration).forEach(constructor::addParameter);
        constructor.addParameter(Mode.class, "mode");
        if (withRanks) {
            constructor.addParameter(Communicator.class, "communicator");
        }
        if (withBackend) {
            constructor.addParameter(Backend.class, "backend");
        }
        return constructor
                .addStatement("super($T.descriptor($S), mode, null)", NOT_GENERATED, declaration.title())
                .build();
    }

    /** What the layer's constructor would take first, as far as the annotation says. */
    private static List<ParameterSpec> configured(NormDeclaration declaration) {
        List<ParameterSpec> parameters = new ArrayList<>();
        if (!declaration.readable()) {
            return parameters;
        }
        declaration.shapes().value().stream()
                .flatMap(shape -> IntStream.range(0, shape.value().size())
                        .filter(axis -> shape.value().get(axis).value() == Shape.CONFIGURED)
                        .boxed())
                .distinct()
                .sorted()
                .forEach(axis -> parameters.add(parameter(TypeName.INT, Size.name(axis))));
        if (declaration.groups().value() == Shape.CONFIGURED) {
            parameters.add(parameter(TypeName.INT, Size.GROUPS));
        }
        if (declaration.epsilon().value() == Shape.CONFIGURED) {
            parameters.add(parameter(TypeName.FLOAT, "epsilon"));
        }
        if (declaration.momentum().value() == Shape.CONFIGURED) {
            parameters.add(parameter(TypeName.FLOAT, "momentum"));
        }
        return parameters;
    }

    private static ParameterSpec parameter(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
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
        method.addParameters(mask.parameters()).addParameter(ArrayTypeName.of(TypeName.INT), "sizes");
        return throwing(method, declaration);
    }
}
