package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.normforge.Backend;
import io.normforge.Communicator;
import io.normforge.Mode;
import io.normforge.Workers;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Writes what the clock needs to choose between the kernels of a layer: a number for each method that calls one, and a class
 * that calls these methods on scratch data.
 */
final class TrialsEmitter {

    /** The field that holds what trials have shown. */
    static final String FIELD = "TRIALS";

    private static final String TYPE = "Trials";
    private static final ClassName TRIALS = ClassName.get("io.normforge.internal", "LayerTrials");
    private static final Modifier[] CONSTANT = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};

    private final NormSpec spec;
    private final List<KernelPlan> plans;
    private final List<Width> vectors;

    TrialsEmitter(NormSpec spec, List<KernelPlan> plans, List<Width> vectors) {
        this.spec = spec;
        this.plans = plans;
        this.vectors = vectors;
    }

    /** The constant that stands for a method: FORWARD_SUM for forwardSum. */
    static String number(String method) {
        return method.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** A method of the layer that calls kernels, and the entry it serves. */
    private record Target(String method, Entry entry) {}

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < plans.get(0).entries().size(); i++) {
            for (KernelPlan plan : plans) {
                Entry entry = plan.entries().get(i);
                targets.add(new Target(plans.size() == 1 ? entry.name() : LayerMethods.nameFor(entry, plan), entry));
            }
        }
        return targets;
    }

    List<FieldSpec> fields() {
        List<Target> targets = targets();
        List<FieldSpec> fields = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            fields.add(FieldSpec.builder(TypeName.INT, number(targets.get(i).method()), CONSTANT)
                    .initializer("$L", i)
                    .build());
        }
        ClassName trials = layer().nestedClass(simpleName());
        fields.add(FieldSpec.builder(trials, FIELD, CONSTANT)
                .initializer("new $T()", trials)
                .build());
        return fields;
    }

    /** No class may be called like one around it. */
    private String simpleName() {
        return spec.layerName().equals(TYPE) ? "Own" + TYPE : TYPE;
    }

    private ClassName layer() {
        return ClassName.get(spec.model().packageName(), spec.layerName());
    }

    TypeSpec type() {
        return TypeSpec.classBuilder(simpleName())
                .addModifiers(CONSTANT)
                .superclass(ParameterizedTypeName.get(TRIALS, layer()))
                .addJavadoc("$L", Prose.wrapped("Calls the layer on scratch data, for a clock to choose its kernels."))
                .addMethod(constructor())
                .addMethod(newLayer())
                .addMethod(call())
                .build();
    }

    private MethodSpec constructor() {
        List<Target> targets = targets();
        int arrays = targets.stream()
                .mapToInt(target -> target.entry().arrays().size())
                .max()
                .orElseThrow();
        CodeBlock methods = targets.stream()
                .map(target -> CodeBlock.of("$S", target.method()))
                .collect(CodeBlock.joining(",$W"));
        String lanes = vectors.stream().map(width -> ", " + width.lanes()).collect(Collectors.joining());
        return MethodSpec.constructorBuilder()
                .addStatement(
                        "super($T.class, $L, $L,$W$T.of($L)$L)",
                        layer(),
                        LayerMethods.TITLE,
                        arrays,
                        List.class,
                        methods,
                        lanes)
                .build();
    }

    private MethodSpec newLayer() {
        CodeBlock communicator =
                spec.isSynchronized() ? CodeBlock.of("$T.single(), ", Communicator.class) : CodeBlock.of("");
        return MethodSpec.methodBuilder("layer")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(layer())
                .addParameter(Mode.class, "mode")
                .addParameter(Backend.class, "backend")
                .addParameter(ArrayTypeName.of(TypeName.INT), "sizes")
                .addStatement("$1T layer = new $1T($2Lmode, $3Lbackend)", layer(), configured(), communicator)
                .addStatement("layer.workers($T.none())", Workers.class)
                .addStatement("return layer")
                .build();
    }

    /** What the layer's constructor takes; of the numbers that are no sizes any will do. */
    private String configured() {
        int call = Math.max(1, spec.sizedByCall().size());
        StringBuilder arguments = new StringBuilder();
        List<ConfiguredArguments.Argument> all = new ConfiguredArguments(spec).all();
        int sizes = 0;
        for (ConfiguredArguments.Argument argument : all) {
            arguments
                    .append(argument.isSize() ? "sizes[" + (call + sizes++) + "]" : argument.usual())
                    .append(", ");
        }
        return arguments.toString();
    }

    /**
     * What trials are told of a call: its sizes, and behind them those of the layer. The first is that which scratch data may have
     * less of, so it is one of a call.
     */
    static List<String> noted(NormSpec spec) {
        List<String> noted = new ArrayList<>();
        spec.sizedByCall().forEach(axis -> noted.add(Size.name(axis)));
        List<String> configured = new ConfiguredArguments(spec)
                .all().stream()
                        .filter(ConfiguredArguments.Argument::isSize)
                        .map(ConfiguredArguments.Argument::ofCalls)
                        .toList();
        if (noted.isEmpty() && !configured.isEmpty()) {
            noted.add("1");
        }
        noted.addAll(configured);
        return noted;
    }

    private MethodSpec call() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("call")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(layer(), "layer")
                .addParameter(TypeName.INT, "method")
                .addParameter(ArrayTypeName.of(ArrayTypeName.of(TypeName.FLOAT)), "arrays")
                .addParameter(ArrayTypeName.of(TypeName.BOOLEAN), "valid")
                .addParameter(ArrayTypeName.of(TypeName.INT), "sizes")
                .beginControlFlow("switch (method)");
        List<Target> targets = targets();
        for (Target target : targets.subList(0, targets.size() - 1)) {
            method.addStatement("case $L -> " + Prose.breakable(callOf(target)), number(target.method()));
        }
        return method.addStatement("default -> " + Prose.breakable(callOf(targets.get(targets.size() - 1))))
                .endControlFlow()
                .build();
    }

    /** {@code layer.forward(arrays[0], 0, arrays[1], 0, sizes[0])}. */
    private String callOf(Target target) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < target.entry().arrays().size(); i++) {
            arguments.add("arrays[" + i + "], 0");
        }
        if (spec.masked()) {
            arguments.add("valid");
        }
        IntStream.range(0, spec.sizedByCall().size()).forEach(i -> arguments.add("sizes[" + i + "]"));
        return "layer." + target.method() + arguments.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
