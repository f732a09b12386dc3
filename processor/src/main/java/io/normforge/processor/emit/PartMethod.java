package io.normforge.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.normforge.KernelCall;
import io.normforge.NormGradients;
import io.normforge.Storage;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Split;
import io.normforge.processor.schedule.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** What a worker does of a kernel's call: the same call, over a part of the outermost loop. */
final class PartMethod {

    private final KernelPlan plan;
    private final List<Width> vectors;
    private final Entry called;
    private final Storage storage;

    PartMethod(KernelPlan plan, List<Width> vectors, Entry called, Storage storage) {
        this.storage = storage;
        this.plan = plan;
        this.vectors = vectors;
        this.called = called;
    }

    /** Those of all kernels of a layer. */
    static List<MethodSpec> all(List<KernelPlan> plans, List<Width> vectors, Storage storage) {
        return plans.stream()
                .flatMap(plan -> plan.ofKernel().stream()
                        .filter(entry -> isShared(plan, entry))
                        .map(entry -> new PartMethod(plan, vectors, entry, storage).method()))
                .toList();
    }

    /** Whether workers may share a call; one over a masked sample is too small. */
    static boolean isShared(KernelPlan plan, Entry called) {
        boolean isOfSample = plan.spec().masked() && !plan.spec().poolsBatch();
        return !isOfSample && Split.of(plan, called).isPresent();
    }

    /** {@code forwardPart}, or {@code forwardSegmentsPart}. */
    static String name(KernelPlan plan, Entry called, Storage storage) {
        boolean several = plan.spec().shapes().size() > 1;
        String of = storage == Storage.SEGMENTS ? "Segments" : "";
        return called.name() + of + (several ? "For" + plan.shapeName() : "") + "Part";
    }

    private MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(plan, called, storage))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("What one of several workers does of {@code $L}.", called.name())
                .addParameter(KernelCall.class, "call")
                .addParameter(TypeName.INT, Split.FROM)
                .addParameter(TypeName.INT, Split.TO)
                .addParameter(NormGradients.class, "gradients");
        return method.addCode(KernelDispatch.byWidth(widths(), "call.lanes()", this::call))
                .build();
    }

    private List<Width> widths() {
        return storage == Storage.SEGMENTS ? SegmentCall.widths(vectors) : vectors;
    }

    /** γ or β of the layer; one that may be bound to others is not while workers share its calls. */
    private static String ofCall(String array) {
        return array.startsWith("parameters()") ? "call." + array : "call.parameters()." + array + "()";
    }

    private String call(Width width) {
        List<String> arguments = new ArrayList<>();
        List<String> parameters = KernelDispatch.parameters(plan.spec(), called, "");
        boolean byCall = plan.spec().takesScale();
        int segments = storage == Storage.SEGMENTS ? called.streams().size() : 0;
        IntStream.range(0, segments)
                .forEach(i -> arguments.add(ClassNames.segments(plan.spec().layerName()) + ".of(call, " + i + "), 0"));
        IntStream.range(0, called.streams().size() - segments + (byCall ? parameters.size() : 0))
                .forEach(i -> arguments.add("call.array(" + i + "), call.offset(" + i + ")"));
        if (!byCall) {
            parameters.forEach(array -> arguments.add(ofCall(array)));
        }
        IntStream.range(0, Split.sizes(plan, called).size()).forEach(i -> arguments.add("call.size(" + i + ")"));
        arguments.addAll(KernelDispatch.epsilon(plan.spec(), "call"));
        arguments.addAll(List.of(Split.FROM, Split.TO, "call.saved()"));
        if (called.addsToGradients()) {
            arguments.add("gradients");
        }
        return width.on(storage).className(plan) + "." + called.name()
                + arguments.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
