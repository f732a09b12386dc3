package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.normforge.MaskedNormFunction;
import io.normforge.NormFunction;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.UnaryNorm;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The interface that lets tools call a layer without knowing its class, and the methods that it takes. */
final class FunctionMethods {

    private static final String DECLARED = "DECLARED";
    private static final String INPUTS = "inputs";
    private static final String GRADIENTS = "gradients";
    private static final String LENGTHS = Mask.LENGTHS.argument();
    private static final ClassName CALL = ClassName.get("io.normforge.internal", "FunctionCall");
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final TypeName INTS = ArrayTypeName.of(TypeName.INT);
    private static final TypeName ARRAYS = ArrayTypeName.of(FLOATS);

    private final NormSpec spec;
    private final Outline forward;
    private final Outline backward;
    private final List<String> inputs;

    FunctionMethods(NormSpec spec, List<Outline> outlines) {
        this.spec = spec;
        forward = outlines.get(0);
        backward = outlines.stream()
                .filter(outline -> outline.name().equals("backward"))
                .findFirst()
                .orElseThrow();
        inputs = forward.arrays().stream()
                .filter(stream -> !stream.equals(Names.Y))
                .toList();
    }

    /** The interface for so many inputs. */
    static Class<?> type(boolean masked, int inputs) {
        return masked ? MaskedNormFunction.class : inputs == 1 ? UnaryNorm.class : NormFunction.class;
    }

    /** {@code forward} of an interface, without a body. */
    static MethodSpec.Builder forward(Class<?> type) {
        return method(type, "forward").addParameter(FLOATS, Names.Y);
    }

    /** The same of {@code backward}. */
    static MethodSpec.Builder backward(Class<?> type) {
        boolean isUnary = type == UnaryNorm.class;
        return method(type, "backward")
                .addParameter(FLOATS, Names.DY)
                .addParameter(isUnary ? FLOATS : ARRAYS, isUnary ? Names.DX : GRADIENTS);
    }

    private static MethodSpec.Builder method(Class<?> type, String name) {
        boolean isUnary = type == UnaryNorm.class;
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(isUnary ? FLOATS : ARRAYS, isUnary ? Names.X : INPUTS);
        if (type == MaskedNormFunction.class) {
            method.addParameter(INTS, LENGTHS);
        }
        return method.addParameter(INTS, "shape");
    }

    Class<?> type() {
        return type(spec.masked(), inputs.size());
    }

    private boolean isUnary() {
        return type() == UnaryNorm.class;
    }

    /** The sizes, −1 where a call gives them, or gave them to the constructor: the layer's own methods look at these. */
    FieldSpec declared() {
        String sizes = IntStream.range(0, spec.rank())
                .map(axis -> spec.sizedByCall().contains(axis)
                        ? Shape.DYNAMIC
                        : Math.max(Shape.DYNAMIC, spec.shapes().get(0).get(axis)))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return FieldSpec.builder(INTS, DECLARED, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("{$L}", sizes)
                .build();
    }

    List<MethodSpec> all() {
        return List.of(forward(), backward());
    }

    /** {@code forward(inputs, shape, y)} → {@code forward(inputs[0], inputs[1], y, shape[0])}. */
    private MethodSpec forward() {
        return forward(type()).addCode(checks()).addStatement(call(forward)).build();
    }

    /** The same of backward, which may leave a residual's gradient to be copied. */
    private MethodSpec backward() {
        MethodSpec.Builder method = backward(type()).addCode(checks());
        if (!isUnary()) {
            method.addStatement(count(GRADIENTS));
        }
        if (!copiesResidualGradient()) {
            return method.addStatement(call(backward)).build();
        }
        String copy = gradient(Names.DRESIDUAL);
        String original = spec.residual() == Residual.AFTER ? Names.DY : gradient(Names.DX);
        method.addStatement(
                        "$T.copied($L, $S, $L, $L, $L)",
                        CALL,
                        LayerMethods.TITLE,
                        Names.DRESIDUAL,
                        copy,
                        gradient(Names.DX),
                        Names.DY)
                .addStatement(call(backward))
                .addStatement("$T.arraycopy($L, 0, $L, 0, $L.length)", System.class, original, copy, original);
        if (spec.masked()) {
            method.addStatement("$T.clearPadding($L, $L, shape, $L)", CALL, copy, LENGTHS, spec.elementAxis());
        }
        return method.build();
    }

    /** Where the residual's gradient is that of x, or of y, the layer's own method does not write it. */
    private boolean copiesResidualGradient() {
        return inputs.contains(Names.RESIDUAL) && !backward.arrays().contains(Names.DRESIDUAL);
    }

    private CodeBlock checks() {
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("$T.shape($L, shape, $L)", CALL, LayerMethods.TITLE, DECLARED);
        return isUnary() ? code.build() : code.addStatement(count(INPUTS)).build();
    }

    private CodeBlock count(String arrays) {
        return CodeBlock.of("$T.count($L, $S, $L, $L)", CALL, LayerMethods.TITLE, arrays, arrays, inputs.size());
    }

    private CodeBlock call(Outline outline) {
        List<String> arguments = new ArrayList<>();
        outline.arrays().forEach(stream -> arguments.add(argument(stream)));
        if (spec.masked()) {
            arguments.add(LENGTHS);
        }
        spec.sizedByCall().forEach(axis -> arguments.add("shape[" + axis + "]"));
        return CodeBlock.of("$L($L)", outline.name(), String.join(", ", arguments));
    }

    private String argument(String stream) {
        if (inputs.contains(stream)) {
            return isUnary() ? stream : INPUTS + "[" + inputs.indexOf(stream) + "]";
        }
        return stream.equals(Names.Y) || stream.equals(Names.DY) ? stream : gradient(stream);
    }

    /** {@code gradients[1]} for {@code dresidual}. */
    private String gradient(String stream) {
        return isUnary() ? stream : GRADIENTS + "[" + inputs.indexOf(stream.substring(1)) + "]";
    }
}
