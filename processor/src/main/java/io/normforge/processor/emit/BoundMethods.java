package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.plan.Names;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** A γ and a β that lie in memory of the caller's: the methods that bind a layer to them, and how its calls read them. */
final class BoundMethods {

    /** The numbers of the arrays that take their place for kernels that go over arrays; those of calls have lower ones. */
    private static final List<Integer> NUMBERS = List.of(10, 11);

    private final NormSpec spec;
    private final String owner;
    private final List<String> parameters;

    BoundMethods(NormSpec spec) {
        this.spec = spec;
        owner = ClassNames.segments(spec.layerName());
        parameters = spec.hasBeta() ? List.of(Names.GAMMA, Names.BETA) : List.of(Names.GAMMA);
    }

    List<MethodSpec> all() {
        return spec.isBindable() ? List.of(bind(), unbind()) : List.of();
    }

    private MethodSpec bind() {
        String which = String.join(" and ", parameters);
        MethodSpec.Builder method = MethodSpec.methodBuilder("bind")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "$L",
                        Prose.wrapped("From now on the layer reads " + which
                                + " from there, the memory of a mapped model file"
                                + " for example, in the place of its own. In vectors, kernels read them in place. States that"
                                + " are saved have these; to load or to train, unbind before. Not while another thread calls"
                                + " the layer.\n"
                                + parameters.stream()
                                        .map(name -> "\n@param " + name + " off the heap, open as long as it is bound")
                                        .collect(Collectors.joining())
                                + "\n@throws java.lang.IllegalStateException in TRAIN"
                                + "\n@throws java.lang.IllegalArgumentException if one is too long, on the heap, or not aligned"
                                + "\n@throws java.lang.IndexOutOfBoundsException if one is too short"));
        parameters.forEach(name -> method.addParameter(SegmentMemory.SEGMENT, name));
        parameters.forEach(name -> method.addStatement(
                "$1T $2LMemory = $3L.bindable($2S, $2L, parameters().$2L().length)",
                SegmentMemory.SEGMENT,
                name,
                owner));
        String numbers = parameters.stream()
                .map(name -> owner + ".copy(" + name + "Memory)")
                .collect(Collectors.joining(", "));
        return method.addStatement(
                        "calls().bind(gammaMemory, $L, () -> new float[][] {$L})",
                        spec.hasBeta() ? "betaMemory" : "null",
                        numbers)
                .build();
    }

    private MethodSpec unbind() {
        return MethodSpec.methodBuilder("unbind")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("From now on the layer reads its own $L.", String.join(" and ", parameters))
                .addStatement("calls().unbind()")
                .build();
    }

    /** {@code float[] gamma = EncoderNormSegments.parameter(10, "gamma", calls().boundGamma(), parameters().gamma())}. */
    CodeBlock arrays() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < parameters.size(); i++) {
            code.addStatement(
                    "float[] $1L = $2L.parameter($3L, $1S,$W$4L, parameters().$1L())",
                    parameters.get(i),
                    owner,
                    NUMBERS.get(i),
                    bound(parameters.get(i)));
        }
        return code.build();
    }

    /** The layer's own, for a kernel that reads bound ones in place; that these may be read is checked. */
    CodeBlock own() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (String parameter : parameters) {
            code.addStatement("$L.bound($S, $L)", owner, parameter, bound(parameter));
            code.addStatement("float[] $1L = parameters().$1L()", parameter);
        }
        return code.build();
    }

    private static String bound(String parameter) {
        return parameter.equals(Names.GAMMA) ? "calls().boundGamma()" : "calls().boundBeta()";
    }

    /** Those of a kernel that goes over memory segments, in the place of the arrays. */
    List<String> segments() {
        return parameters.stream()
                .map(name -> owner + ".memory(" + bound(name) + ")")
                .toList();
    }

    /** Methods of the class that checks segments. */
    List<MethodSpec> ofChecks() {
        TypeName floats = ArrayTypeName.of(TypeName.FLOAT);
        TypeName segment = SegmentMemory.SEGMENT;
        return List.of(
                SegmentChecksEmitter.method("bindable", "What a layer may be bound to, as kernels take it.")
                        .returns(segment)
                        .addParameter(String.class, "name")
                        .addParameter(segment, "segment")
                        .addParameter(TypeName.INT, "elements")
                        .addStatement("input(name, segment, elements)")
                        .addStatement("$T memory = segment", segment)
                        .beginControlFlow("if (segment.isMapped())")
                        .addComment(
                                "mapped files have a class of their own; their buffers' segments have that of all others")
                        .addStatement(
                                "memory = $T.ofBuffer(segment.asByteBuffer().order($T.nativeOrder()).asFloatBuffer())",
                                segment,
                                java.nio.ByteOrder.class)
                        .endControlFlow()
                        .addStatement(
                                "$T.offTheHeap(TITLE, name, isNative(memory))", io.normforge.internal.Segments.class)
                        .addStatement("return memory")
                        .build(),
                SegmentChecksEmitter.method(
                                "parameter", "A copy of what the layer is bound to, or if it is not the layer's own.")
                        .returns(floats)
                        .addParameter(TypeName.INT, "number")
                        .addParameter(String.class, "name")
                        .addParameter(Object.class, "bound")
                        .addParameter(floats, "own")
                        .beginControlFlow("if (bound == null)")
                        .addStatement("return own")
                        .endControlFlow()
                        .addStatement("usable(name, memory(bound))")
                        .addStatement("return array(number, memory(bound))")
                        .build(),
                SegmentChecksEmitter.method("bound", "What the layer is bound to, if it is, may be read.")
                        .addParameter(String.class, "name")
                        .addParameter(Object.class, "bound")
                        .beginControlFlow("if (bound != null)")
                        .addStatement("usable(name, memory(bound))")
                        .endControlFlow()
                        .build(),
                SegmentChecksEmitter.method("memory", "What a layer is bound to.")
                        .returns(segment)
                        .addParameter(Object.class, "bound")
                        .addStatement("return ($T) bound", segment)
                        .build(),
                SegmentChecksEmitter.method("copy", "Its elements, in an array of their own.")
                        .returns(floats)
                        .addParameter(segment, "segment")
                        .addStatement("return segment.toArray($L)", Constants.FLOAT)
                        .build());
    }
}
