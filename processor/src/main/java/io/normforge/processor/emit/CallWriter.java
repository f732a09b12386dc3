package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.SavedStatistics;
import io.normforge.Shape;
import io.normforge.Storage;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.schedule.KernelLowering;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Pooling;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The body of a layer's method: sizes, checks, statistics, and the call of the kernel for this machine. */
final class CallWriter {

    private static final ClassName EXTENT = ClassName.get("io.normforge.internal", "Extent");

    private final NormSpec spec;
    private final KernelPlan plan;
    private final List<Width> vectors;
    private final Entry entry;
    private final String name;
    private final String method;
    private final Storage storage;
    private final CodeBlock.Builder code = CodeBlock.builder();

    /**
     * @param name of the layer's method that does the work
     * @param storage what it takes
     */
    CallWriter(NormSpec spec, KernelPlan plan, List<Width> vectors, Entry entry, String name, Storage storage) {
        this.spec = spec;
        this.plan = plan;
        this.vectors = vectors;
        this.entry = entry;
        this.name = name;
        this.storage = storage;
        method = TrialsEmitter.number(name);
    }

    CodeBlock body() {
        sizes();
        if (storage == Storage.SEGMENTS) {
            SegmentCall segments = new SegmentCall(spec, entry);
            code.add(segments.checks());
            if (SegmentCall.widths(vectors).isEmpty()) {
                return code.add(segments.overArrays(name, Mask.NONE)).build();
            }
            code.add(segments.unlessNative(name, method, inPlainCode())).add(segments.parameters());
        } else {
            code.add(new RangeChecks(spec, entry).code());
        }
        kernelCalls();
        return code.build();
    }

    private void kernelCalls() {
        if (spec.isBindable()) {
            BoundMethods bound = new BoundMethods(spec);
            boolean inPlace = storage == Storage.SEGMENTS && !entry.isBackward();
            code.add(inPlace ? bound.own() : bound.arrays());
        }
        if (entry.isBackward()) {
            backward();
        } else {
            forward();
        }
    }

    /** The widths that have no vector kernel for all that the call takes. */
    private List<Width> inPlainCode() {
        List<String> kernels = entry.ofKernel().map(Entry::name).toList();
        return vectors.stream()
                .filter(width -> !SegmentCall.widths(vectors).contains(width)
                        || KernelLowering.inPlainCode(plan, width.on(storage)).stream()
                                .anyMatch(kernels::contains))
                .toList();
    }

    /** The body of a masked layer's method. */
    CodeBlock maskedBody(NormSpec declared, Mask mask) {
        declaredSizes(declared);
        if (storage == Storage.SEGMENTS) {
            SegmentCall segments = new SegmentCall(declared, entry);
            return code.add(segments.checks())
                    .add(segments.overArrays(name, mask))
                    .build();
        }
        code.add(new RangeChecks(spec, entry).code());
        new MaskedCall(declared, plan, entry, code).write(mask, note(declared));
        return code.build();
    }

    /** What a masked layer does with its valid positions: all checks are made. */
    CodeBlock packedBody(NormSpec declared) {
        if (spec.size(spec.elementAxis()).equals(Size.of(spec.elementAxis(), Shape.CONFIGURED))) {
            code.addStatement("int $L = calls().size($L)", Size.name(spec.elementAxis()), declared.elementAxis());
        }
        groupSizes();
        nestSizes();
        if (!isOfSample()) {
            elements();
        }
        kernelCalls();
        return code.build();
    }

    private void declaredSizes(NormSpec declared) {
        List<Size> sizes = new ArrayList<>();
        for (int axis = 0; axis < declared.rank(); axis++) {
            sizes.add(Size.of(axis, declared.shapes().get(0).get(axis)));
        }
        code.add(ConfiguredSizes.ofAxes(declared, declared.configuredAxes()));
        checkSizes(declared, declared.shapes().get(0));
        code.addStatement("int elements = $L", SizeProduct.of(sizes));
        parameters(SizeProduct.of(declared.affineAxes().stream().map(sizes::get).toList()));
    }

    /** How many elements scale and shift have, where the call gives them. */
    private void parameters(CodeBlock count) {
        if (spec.takesScale()) {
            code.addStatement("int parameters = $L", count);
        }
    }

    private void forward() {
        if (spec.tracks()) {
            code.beginControlFlow("if (calls().usesRunningStatistics())");
            statistics("runningStatistics");
            kernelCall(entry.given());
            code.addStatement("return").endControlFlow();
        }
        if (entry.shared() != null) {
            sharedForward();
            return;
        }
        if (isOfSample()) {
            ofSample("calls().sampleToKeep($L)");
            kernelCall(entry);
            code.addStatement("calls().keepSample(sample)");
            return;
        }
        pooled();
        statistics("statisticsToKeep");
        kernelCall(entry);
        if (spec.tracks()) {
            code.addStatement("calls().trackStatistics(pooled)");
        }
    }

    /** Whether a call is over one sample of several. */
    private boolean isOfSample() {
        return spec.masked() && !spec.poolsBatch();
    }

    private void ofSample(String source) {
        CodeBlock count = SizeProduct.of(plan.canonical().statistics());
        code.addStatement("$T saved = " + source, SavedStatistics.class, count);
    }

    private void sharedForward() {
        code.addStatement("int pooled = $L", SizeProduct.of(plan.canonical().pooled()));
        statistics("statisticsToShare");
        kernelCall(entry.shared().before());
        code.addStatement("saved = calls().shareStatistics(pooled)");
        kernelCall(entry.shared().after());
        code.addStatement("calls().trackSharedStatistics()");
    }

    /** How many elements a statistic has; one alone is refused where it shows a batch or an image too small. */
    private void pooled() {
        Size size = plan.canonical().pooled();
        boolean mayBeOne = !spec.preset().toleratesSingleElement() && !size.isConstant();
        if (spec.tracks() || mayBeOne) {
            code.addStatement("int pooled = $L", SizeProduct.of(size));
        }
        if (mayBeOne) {
            code.beginControlFlow("if (pooled == 1)")
                    .addStatement(
                            "throw calls().singleElement($L)",
                            spec.masked() ? CodeBlock.of("$S", "with one valid position") : sizesInWords())
                    .endControlFlow();
        }
    }

    /** {@code "with sizes [" + size0 + ", 64]"}. */
    private String sizesInWords() {
        String shape = LayerJavadoc.shape(plan.shape());
        return "\"with sizes " + shape.replaceAll("size\\d+", "\" + $0 + \"") + "\"";
    }

    private void backward() {
        if (isOfSample()) {
            ofSample("calls().keptSample($L, sample)");
            kernelCall(entry);
            return;
        }
        statistics("keptStatistics");
        if (spec.tracks()) {
            code.beginControlFlow("if (saved.areGiven())");
            kernelCall(entry.given());
            code.addStatement("return").endControlFlow();
        }
        if (entry.shared() != null) {
            kernelCall(entry.shared().before());
            code.addStatement("calls().shareGradients()");
            kernelCall(entry.shared().after());
        } else {
            kernelCall(entry);
        }
    }

    private void sizes() {
        List<Integer> configured = spec.configuredAxes().stream()
                .filter(axis -> plan.shape().get(axis) == Shape.CONFIGURED)
                .toList();
        code.add(ConfiguredSizes.ofAxes(spec, configured));
        groupSizes();
        checkSizes(spec, plan.shape());
        nestSizes();
        elements();
        parameters(SizeProduct.of(plan.canonical().parameters()));
    }

    private void groupSizes() {
        if (spec.preset().pooling() == Pooling.GROUPS) {
            Size channels = Size.of(spec.channelAxis(), plan.shape().get(spec.channelAxis()));
            code.add(ConfiguredSizes.ofGroups(spec, channels, plan.canonical().elements()));
        }
    }

    private void checkSizes(NormSpec called, List<Integer> shape) {
        called.sizedByCall().stream()
                .filter(axis -> shape.get(axis) == Shape.DYNAMIC)
                .forEach(axis ->
                        code.addStatement("$1T.size($2L, $3S, $3L)", EXTENT, LayerMethods.TITLE, Size.name(axis)));
    }

    private void elements() {
        code.addStatement("int elements = $L", SizeProduct.of(plan.canonical().elements()));
    }

    private void nestSizes() {
        for (NestAxis axis : plan.nest().allAxes()) {
            if (axis.isDynamic()) {
                code.addStatement(
                        "int $L = $L", axis.size(), SizeProduct.of(axis.axis().size()));
            }
        }
    }

    private void statistics(String source) {
        code.addStatement(
                "$T saved = calls().$L($L, elements)",
                SavedStatistics.class,
                source,
                SizeProduct.of(plan.canonical().statistics()));
        if (!spec.masked()) {
            code.add(note(spec));
        }
    }

    /** {@code if (calls().isNews(FORWARD, elements)) { calls().note(FORWARD, elements, size0); }}. */
    private CodeBlock note(NormSpec called) {
        if (vectors.isEmpty()) {
            return CodeBlock.of("");
        }
        String sizes =
                TrialsEmitter.noted(called).stream().map(size -> ", " + size).collect(Collectors.joining());
        return CodeBlock.builder()
                .beginControlFlow("if (calls().isNews($L, elements))", method)
                .addStatement("calls().note($L, elements$L)", method, sizes)
                .endControlFlow()
                .build();
    }

    private void kernelCall(Entry called) {
        code.add(new KernelDispatch(plan, vectors, method, storage).call(called));
    }
}
