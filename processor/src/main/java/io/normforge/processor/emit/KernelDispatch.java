package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.NormGradients;
import io.normforge.Storage;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.schedule.Split;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The call of a kernel's method in a layer's: on the width for this machine, by the caller alone or by workers. */
final class KernelDispatch {

    private final KernelPlan plan;
    private final List<Width> vectors;
    private final String method;
    private final Storage storage;
    private final CodeBlock.Builder code = CodeBlock.builder();

    /**
     * For one call.
     *
     * @param method the constant that numbers the layer's method
     * @param storage what it takes
     */
    KernelDispatch(KernelPlan plan, List<Width> vectors, String method, Storage storage) {
        this.storage = storage;
        this.plan = plan;
        this.vectors = vectors;
        this.method = method;
    }

    /** All widths, with the whole of the outermost loop or, where workers share it, in parts. */
    CodeBlock call(Entry called) {
        boolean adds = called.addsToGradients() && plan.spec().hasGamma();
        if (called.addsToGradients()) {
            code.addStatement("$T gradients = $L", NormGradients.class, gradients());
        }
        if (PartMethod.isShared(plan, called)) {
            Split split = Split.of(plan, called).orElseThrow();
            code.beginControlFlow(
                    "if (calls().shares(elements, $L, $L)$L)", size(split), split.unit(), areShared(called));
            inParts(called, split);
            code.nextControlFlow("else");
            wholeCall(called);
            code.endControlFlow();
        } else {
            wholeCall(called);
        }
        if (adds) {
            code.addStatement("gradients.finish()");
        }
        if (adds && isOnSegments() && plan.spec().takesScale()) {
            code.add(new SegmentCall(plan.spec(), called).parameterGradients());
        }
        return code.build();
    }

    private List<Width> widths() {
        return isOnSegments() ? SegmentCall.widths(vectors) : vectors;
    }

    private boolean isOnSegments() {
        return storage == Storage.SEGMENTS;
    }

    /** {@code  && EncoderNormSegments.isShared(x)} and so on: a worker is another thread. */
    private String areShared(Entry called) {
        String owner = ClassNames.segments(plan.spec().layerName());
        return !isOnSegments()
                ? ""
                : called.streams().stream()
                        .map(stream -> " && " + owner + ".isShared(" + stream + ")")
                        .collect(Collectors.joining());
    }

    /** Where those of γ and β go: to the layer's, or to the arrays of the call. */
    private CodeBlock gradients() {
        CodeBlock.Builder where = CodeBlock.builder().add("calls()");
        if (plan.spec().takesScale()) {
            String shift = "dshift" + array() + ", dshiftOffset";
            String gate = ", dresidualGate" + array() + ", dresidualGateOffset";
            where.add(
                    "\n.gradientsToWrite($L, dscale$L, dscaleOffset, $L$L)",
                    SizeProduct.of(List.of(plan.canonical().parameters())),
                    array(),
                    plan.spec().hasBeta() ? shift : "null, 0",
                    plan.spec().gatesResidual() ? gate : "");
        } else {
            where.add(".gradientsToAddTo()");
        }
        if (plan.nest().rounds() != null) {
            where.add("\n.inRounds($L)", SizeProduct.of(List.of(plan.canonical().parametersOfRound())));
        }
        return where.build();
    }

    /** Ends the names of the arrays that take the place of segments. */
    private String array() {
        return isOnSegments() ? "Array" : "";
    }

    private static String size(Split split) {
        NestAxis axis = split.axis();
        return axis.isDynamic() ? axis.size() : String.valueOf(axis.constantSize());
    }

    private void inParts(Entry called, Split split) {
        StringBuilder text = new StringBuilder("calls().inParts()");
        called.streams()
                .forEach(stream ->
                        text.append("\n.with(" + stream + (isOnSegments() ? "" : ", " + stream + "Offset") + ")"));
        if (plan.spec().takesScale()) {
            parameters(plan.spec(), called, array()).forEach(array -> text.append("\n.with(" + array + ")"));
        }
        Split.sizes(plan, called).forEach(size -> text.append("\n.with(" + size + ")"));
        String lanes = vectors.isEmpty() ? "0" : "calls().lanes(" + method + ")";
        text.append(split.inPieces() ? "\n.runInPieces(" : split.inRounds() ? "\n.runInRounds(" : "\n.run(")
                .append(part(called) + ", " + lanes + ", " + size(split))
                .append(split.inPieces() ? "" : ", " + split.unit())
                .append(", saved" + (called.addsToGradients() ? ", gradients)" : ")"));
        code.addStatement(Prose.breakable(text.toString()));
    }

    /** No method reference: a constant of the layer may have the layer's own name, which then means the constant. */
    private String part(Entry called) {
        return "(call, from, to, own) -> " + PartMethod.name(plan, called, storage) + "(call, from, to, own)";
    }

    private void wholeCall(Entry called) {
        List<String> own = parameters(plan.spec(), called, array());
        if (!isOnSegments() || !plan.spec().isBindable() || called.isBackward() || own.isEmpty()) {
            code.add(wholeCall(called, own));
            return;
        }
        code.beginControlFlow("if (calls().boundGamma() == null)")
                .add(wholeCall(called, own))
                .nextControlFlow("else")
                .add(wholeCall(called, new BoundMethods(plan.spec()).segments()))
                .endControlFlow();
    }

    private CodeBlock wholeCall(Entry called, List<String> parameters) {
        return byWidth(widths(), "calls().lanes(" + method + ")", width -> call(called, width, parameters));
    }

    /** A call of the kernel of the width that an expression says; of the plain one, where there are no others. */
    static CodeBlock byWidth(List<Width> vectors, String lanes, Function<Width, String> call) {
        CodeBlock.Builder calls = CodeBlock.builder();
        if (vectors.isEmpty()) {
            return calls.addStatement(Prose.breakable(call.apply(Width.PLAIN))).build();
        }
        calls.beginControlFlow("switch ($L)", lanes);
        vectors.forEach(width -> calls.addStatement("case $L -> " + Prose.breakable(call.apply(width)), width.lanes()));
        return calls.addStatement("default -> " + Prose.breakable(call.apply(Width.PLAIN)))
                .endControlFlow()
                .build();
    }

    private String call(Entry called, Width width, List<String> parameters) {
        List<String> arguments = new ArrayList<>();
        called.streams().forEach(stream -> arguments.add(stream + ", " + (isOnSegments() ? "0" : stream + "Offset")));
        arguments.addAll(parameters);
        arguments.addAll(Split.sizes(plan, called));
        arguments.addAll(epsilon(plan.spec(), "calls()"));
        Split.of(plan, called).ifPresent(split -> arguments.addAll(List.of("0", size(split))));
        arguments.add("saved");
        if (called.addsToGradients()) {
            arguments.add("gradients");
        }
        return width.on(storage).className(plan) + "." + called.name()
                + arguments.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /** γ or β of the layer: a local where the layer may be bound to others. */
    private static String own(NormSpec spec, String parameter) {
        return spec.isBindable() ? parameter : "parameters()." + parameter + "()";
    }

    /** What is added under the square root, where the layer's constructor took it. */
    static List<String> epsilon(NormSpec spec, String owner) {
        return spec.hasConfiguredEpsilon() ? List.of(owner + ".epsilon()") : List.of();
    }

    /**
     * γ and β, as far as a kernel's method takes them: the layer's own arrays, or those of the call and where they start.
     *
     * @param ending of the names of a call's
     */
    static List<String> parameters(NormSpec spec, Entry called, String ending) {
        List<String> arrays = new ArrayList<>();
        if (called.usesParameters() && spec.hasGamma()) {
            arrays.add(spec.takesScale() ? "scale" + ending + ", scaleOffset" : own(spec, Names.GAMMA));
        }
        if (called.usesParameters() && spec.hasBeta() && (!called.isBackward() || spec.recomputesResult())) {
            arrays.add(spec.takesScale() ? "shift" + ending + ", shiftOffset" : own(spec, Names.BETA));
        }
        if (spec.gatesResidual()) {
            arrays.add("residualGate" + ending + ", residualGateOffset");
        }
        return arrays;
    }
}
