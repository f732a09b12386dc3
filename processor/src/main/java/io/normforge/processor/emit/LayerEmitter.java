package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Backend;
import io.normforge.Communicator;
import io.normforge.Mode;
import io.normforge.NormDescriptor;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.Storage;
import io.normforge.internal.FusedMultiplyAdd;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the layer class: descriptor, constructors, and the methods that check a call and choose a kernel. */
final class LayerEmitter {

    private static final int MOST_DESCRIBED = 16;

    private static final ClassName CHOICE = ClassName.get("io.normforge.internal", "BackendChoice");
    private static final Modifier[] CONSTANT = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};

    private final NormSpec spec;
    private final List<KernelPlan> plans;
    private final List<Width> vectors;
    private final ConfiguredArguments configured;

    LayerEmitter(NormSpec spec, List<KernelPlan> plans, List<Width> vectors) {
        this.spec = spec;
        this.plans = plans;
        this.vectors = vectors;
        configured = new ConfiguredArguments(spec);
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(spec.layerName())
                .addModifiers(Modifier.FINAL)
                .superclass(NormLayer.class)
                .addJavadoc("$L", Prose.wrapped(LayerJavadoc.of(spec, plans)));
        if (spec.model().isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addField(FieldSpec.builder(String.class, LayerMethods.TITLE, CONSTANT)
                .initializer("$S", spec.title())
                .build());
        type.addField(descriptor());
        Optional<FunctionMethods> function = function();
        function.ifPresent(methods -> type.addSuperinterface(methods.type()).addField(methods.declared()));
        TrialsEmitter trials = new TrialsEmitter(spec, plans, vectors);
        if (!vectors.isEmpty()) {
            type.addFields(trials.fields());
        }
        type.addStaticBlock(linking());
        type.addMethod(constructor()).addMethod(constructorWithBackend());
        for (Entry entry : plans.get(0).entries()) {
            for (Mask mask : Mask.of(spec)) {
                type.addMethods(new LayerMethods(spec, plans, vectors, entry, mask, Storage.ARRAYS).all());
                if (spec.takesSegments()) {
                    type.addMethods(new LayerMethods(spec, plans, vectors, entry, mask, Storage.SEGMENTS).all());
                }
            }
            if (spec.masked()) {
                type.addMethod(new PackedMethod(spec, plans.get(0), vectors, entry).method());
            }
        }
        type.addMethods(new BoundMethods(spec).all());
        function.ifPresent(methods -> type.addMethods(methods.all()));
        type.addMethods(PartMethod.all(plans, vectors, Storage.ARRAYS));
        if (hasSegmentKernels()) {
            type.addMethods(PartMethod.all(plans, vectors, Storage.SEGMENTS));
        }
        if (!vectors.isEmpty()) {
            type.addType(trials.type());
        }
        return type.build();
    }

    /** Plain code goes over arrays, and masked positions are packed into some. */
    private boolean hasSegmentKernels() {
        return spec.takesSegments()
                && !spec.masked()
                && !SegmentCall.widths(vectors).isEmpty();
    }

    /** A layer that always returns a sum too has no method of the interfaces' form. */
    private Optional<FunctionMethods> function() {
        return spec.gatesResidual() ? Optional.empty() : Optional.of(new FunctionMethods(spec, Outline.of(spec)));
    }

    private FieldSpec descriptor() {
        CodeBlock shapes = spec.shapes().stream().map(LayerEmitter::shape).collect(CodeBlock.joining(", "));
        CodeBlock value = CodeBlock.builder()
                .add("new $T(\n", NormDescriptor.class)
                .add("    $S,\n    $S,\n", spec.name(), spec.model().binaryName())
                .add("    $T.$L,\n", NormType.class, spec.type())
                .add("    $T.of($L),\n", List.class, shapes)
                .add("    $T.ints($L),\n", NormDescriptor.class, joined(spec.axes()))
                .add("    $T.ints($L),\n", NormDescriptor.class, joined(spec.affineAxes()))
                .add("    $T.$L,\n", Affine.class, spec.affine())
                .add("    $L,\n", count(spec.hasGamma() && !spec.takesScale(), spec.parameters()))
                .add("    $L,\n    $L,\n", spec.unitOffset(), epsilon())
                .add("    $T.$L,\n", Residual.class, spec.residual())
                .add("    $T.$L, $Lf, $L,\n", Activation.class, spec.activation(), spec.slope(), spec.gate())
                .add("    $L, $L, $L,\n", spec.channelAxis(), sizeOrConfigured(spec.groups()), momentum())
                .add("    $L, $L,\n", spec.masked(), count(spec.tracks(), spec.running()))
                .add("    \"\"\"\n    $L\"\"\")", description())
                .build();
        return FieldSpec.builder(NormDescriptor.class, "DESCRIPTOR", CONSTANT)
                .initializer(value)
                .build();
    }

    /** The layer's Javadoc as a text block, without what only Javadoc needs. A constant has room for some 100 shapes. */
    private String description() {
        List<KernelPlan> described = plans.subList(0, Math.min(MOST_DESCRIBED, plans.size()));
        int others = plans.size() - described.size();
        String text =
                LayerJavadoc.of(spec, described) + (others == 0 ? "" : "\n\nThere are " + others + " more shapes.");
        return Prose.withoutTags(Prose.wrapped(text)).replaceAll("\n(?!\n)", "\n    ");
    }

    private CodeBlock linking() {
        List<Storage> kinds = hasSegmentKernels() ? List.of(Storage.ARRAYS, Storage.SEGMENTS) : List.of(Storage.ARRAYS);
        CodeBlock kernels = kinds.stream()
                .flatMap(storage ->
                        plans.stream().map(plan -> Width.PLAIN.on(storage).className(plan)))
                .map(kernel -> CodeBlock.of("$S", kernel))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.builder()
                .add("// where the processor has no instruction for Math.fma, plain kernels call the runtime's\n")
                .addStatement("$T.link($T.lookup(), $L)", FusedMultiplyAdd.class, MethodHandles.class, kernels)
                .build();
    }

    private CodeBlock momentum() {
        if (spec.hasConfiguredMomentum()) {
            return sizeOrConfigured(Shape.CONFIGURED);
        }
        return spec.momentum() == Normalize.CUMULATIVE
                ? CodeBlock.of("$T.CUMULATIVE", Normalize.class)
                : CodeBlock.of("$Lf", spec.momentum());
    }

    private CodeBlock epsilon() {
        return spec.hasConfiguredEpsilon() ? sizeOrConfigured(Shape.CONFIGURED) : CodeBlock.of("$Lf", spec.epsilon());
    }

    private static CodeBlock count(boolean hasAny, Size size) {
        return sizeOrConfigured(!hasAny ? 0 : size.isConstant() ? size.factor() : Shape.CONFIGURED);
    }

    private static CodeBlock sizeOrConfigured(int size) {
        return switch (size) {
            case Shape.DYNAMIC -> CodeBlock.of("$T.DYNAMIC", Shape.class);
            case Shape.CONFIGURED -> CodeBlock.of("$T.CONFIGURED", Shape.class);
            default -> CodeBlock.of("$L", size);
        };
    }

    private static CodeBlock shape(List<Integer> shape) {
        CodeBlock sizes = shape.stream().map(LayerEmitter::sizeOrConfigured).collect(CodeBlock.joining(", "));
        return CodeBlock.of("$T.ints($L)", NormDescriptor.class, sizes);
    }

    private static String joined(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("""
                        A layer on the back end that is best on this machine.

                        """ + configured.tags() + "@param mode what forward is for" + communicatorTag() + refusal())
                .addParameters(configured.parameters())
                .addParameter(Mode.class, "mode")
                .addParameters(communicator())
                .addStatement(
                        "super($L,$Wmode, $T.forLayer($L)$L)",
                        configured.descriptor("DESCRIPTOR"),
                        CHOICE,
                        kernels(),
                        communicatorArgument())
                .build();
    }

    private MethodSpec constructorWithBackend() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("""
                        A layer on a back end of the caller's choice.

                        """ + configured.tags() + "@param mode what forward is for" + communicatorTag() + """

                        @param backend the kind of kernel
                        @throws java.lang.IllegalStateException if it cannot run here"""
                        + refusal())
                .addParameters(configured.parameters())
                .addParameter(Mode.class, "mode")
                .addParameters(communicator())
                .addParameter(Backend.class, "backend")
                .addStatement(
                        "super($L,$Wmode, $T.explicit(backend, $L)$L)",
                        configured.descriptor("DESCRIPTOR"),
                        CHOICE,
                        kernels(),
                        communicatorArgument())
                .build();
    }

    private String refusal() {
        return spec.isConfigured()
                ? "\n@throws java.lang.IllegalArgumentException if there is no such layer; the message says why"
                : "";
    }

    private List<ParameterSpec> communicator() {
        return spec.isSynchronized()
                ? List.of(ParameterSpec.builder(Communicator.class, "communicator")
                        .build())
                : List.of();
    }

    private String communicatorArgument() {
        return spec.isSynchronized() ? ", communicator" : "";
    }

    private String communicatorTag() {
        return spec.isSynchronized() ? "\n@param communicator reaches the ranks that share statistics" : "";
    }

    /** What the layer has kernels of: the trials between them, or the layer itself where there are plain ones only. */
    private String kernels() {
        return vectors.isEmpty() ? spec.layerName() + ".class" : TrialsEmitter.FIELD;
    }
}
