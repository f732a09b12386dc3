package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The body of a masked layer's method behind its checks: packs what is valid of the inputs, calls for it, and writes the
 * outputs back.
 */
final class MaskedCall {

    private static final ClassName PACKING = ClassName.get("io.normforge.internal", "Packing");

    private final NormSpec spec;
    private final KernelPlan plan;
    private final Entry entry;
    private final CodeBlock.Builder code;

    MaskedCall(NormSpec spec, KernelPlan plan, Entry entry, CodeBlock.Builder code) {
        this.spec = spec;
        this.plan = plan;
        this.entry = entry;
        this.code = code;
    }

    /**
     * {@code Packing packing = calls().packing().take(TITLE, lengths, size0, size2, size2)} and so on.
     *
     * @param note what stands behind all checks
     */
    void write(Mask mask, CodeBlock note) {
        List<Integer> positions = spec.positionAxes();
        List<Integer> inner =
                positions.stream().filter(axis -> axis > spec.elementAxis()).toList();
        code.addStatement(
                "$T packing = calls().packing().take($L, $L, $L, $L, $L)",
                PACKING,
                LayerMethods.TITLE,
                mask.argument(),
                size(0),
                SizeProduct.of(positions.stream().map(this::sizeOf).toList()),
                SizeProduct.of(inner.stream().map(this::sizeOf).toList()));
        if (entry.isBackward()) {
            code.addStatement("calls().checkMask()");
        }
        if (!spec.poolsBatch()) {
            samples();
        }
        code.add(note);
        for (int number = 0; number < entry.streams().size(); number++) {
            String stream = entry.streams().get(number);
            boolean output = entry.outputs().contains(stream);
            code.addStatement(
                    output ? "float[] $L = packing.room($L)" : "float[] $L = packing.pack($L, $L, $L)",
                    output
                            ? new Object[] {packed(stream), number}
                            : new Object[] {packed(stream), number, stream, stream + "Offset"});
        }
        call();
        if (!entry.isBackward()) {
            code.addStatement("calls().keepMask()");
        }
        for (String output : entry.outputs()) {
            code.addStatement("packing.unpack($L, $L, $L)", entry.streams().indexOf(output), output, output + "Offset");
        }
    }

    private Size sizeOf(int axis) {
        return Size.of(axis, spec.shapes().get(0).get(axis));
    }

    private String size(int axis) {
        int size = spec.shapes().get(0).get(axis);
        return size < 0 ? "size" + axis : String.valueOf(size);
    }

    /** A sample whose statistics pool one element is refused before any is normalized. */
    private void samples() {
        Size pooled = plan.canonical().pooled();
        if (!spec.preset().toleratesSingleElement() && pooled.factor() == 1) {
            boolean splits = pooled.names().contains(Size.GROUP_SIZE);
            String groupOfOne = splits ? Size.GROUP_SIZE + " == 1 && " : "";
            code.add(splits ? ConfiguredSizes.ofGroups(spec, sizeOf(spec.channelAxis()), pooled) : CodeBlock.of(""));
            code.beginControlFlow("if ($Lpacking.hasSampleOf(1))", groupOfOne)
                    .addStatement("throw calls().singleElement($S)", "with one valid position in a sample")
                    .endControlFlow();
        }
        String statistics = SizeProduct.of(List.of(sizeOf(0), plan.canonical().statistics()))
                .toString();
        code.addStatement(
                entry.isBackward() ? "calls().keptStatistics($L, elements)" : "calls().startSamples($L, elements)",
                statistics);
    }

    private void call() {
        String name = PackedMethod.name(entry);
        if (spec.poolsBatch()) {
            String arrays = arrays("0", "");
            code.addStatement(Prose.breakable(name + "(" + arrays + ", packing.valid())"));
            return;
        }
        String arrays = arrays("at", " + sample * " + elementsOfPosition());
        zeroGradients();
        code.beginControlFlow("for (int sample = 0; sample < $L; sample++)", size(0))
                .beginControlFlow("if (packing.valid(sample) > 0)")
                .addStatement("int at = packing.start(sample)")
                .addStatement(Prose.breakable(name + "(" + arrays + ", packing.valid(sample), sample)"))
                .endControlFlow()
                .endControlFlow();
    }

    /**
     * What the call takes: packed arrays, and scale and shift as they are.
     *
     * @param at where packed ones start
     * @param ofSample how much further on those of a sample start
     */
    private String arrays(String at, String ofSample) {
        return entry.arrays().stream()
                .map(array -> Outline.isParameter(array)
                        ? array + ", " + array + "Offset" + ofSample
                        : packed(array) + ", " + at)
                .collect(Collectors.joining(", "));
    }

    private int elementsOfPosition() {
        return spec.shapes().get(0).get(spec.elementAxis());
    }

    /** A sample without a valid position, for which there is no call, has gradients too. */
    private void zeroGradients() {
        entry.written().stream()
                .filter(Outline::isParameter)
                .forEach(array ->
                        code.addStatement("$1T.fill($2L, $2LOffset, $2LOffset + parameters, 0f)", Arrays.class, array));
    }

    private static String packed(String stream) {
        return "packed" + Character.toUpperCase(stream.charAt(0)) + stream.substring(1);
    }
}
