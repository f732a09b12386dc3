package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.normforge.Shape;
import io.normforge.Storage;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The overloads of one method of a layer, from the shortest to the one that does the work. */
final class LayerMethods {

    static final String TITLE = "TITLE";

    private static final ClassName EXTENT = ClassName.get("io.normforge.internal", "Extent");

    private final NormSpec spec;
    private final List<KernelPlan> plans;
    private final List<Width> vectors;
    private final Entry entry;
    private final List<String> sizes;
    private final Mask mask;
    private final Storage storage;

    LayerMethods(NormSpec spec, List<KernelPlan> plans, List<Width> vectors, Entry entry, Mask mask, Storage storage) {
        this.mask = mask;
        this.storage = storage;
        this.spec = spec;
        this.plans = plans;
        this.vectors = vectors;
        this.entry = entry;
        sizes = spec.sizedByCall().stream().map(axis -> "size" + axis).toList();
    }

    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        if (!sizes.isEmpty() && sizeFollowsFromLength() && visibility() == Modifier.PUBLIC) {
            methods.add(sizesFromLength());
        }
        if (!isOnSegments()) {
            methods.add(withoutOffsets());
        }
        methods.add(complete());
        if (plans.size() > 1) {
            plans.forEach(plan -> methods.add(forShape(plan)));
        }
        return methods;
    }

    private boolean isOnSegments() {
        return storage == Storage.SEGMENTS;
    }

    /** Arrays take the place of segments that kernels do not go over, also where users have no use for them. */
    private Modifier visibility() {
        return spec.storage().contains(storage) ? Modifier.PUBLIC : Modifier.PRIVATE;
    }

    private boolean sizeFollowsFromLength() {
        return spec.sizedByCall().size() == 1
                && spec.shapes().stream()
                        .allMatch(shape -> shape.get(spec.sizedByCall().get(0)) == Shape.DYNAMIC);
    }

    /** {@code forward(x, y)} → {@code forward(x, y, size0)}. */
    private MethodSpec sizesFromLength() {
        List<Size> all = IntStream.range(0, spec.rank()).mapToObj(spec::size).toList();
        Size others = IntStream.range(0, spec.rank())
                .filter(axis -> axis != spec.sizedByCall().get(0))
                .mapToObj(all::get)
                .reduce(Size.ONE, Size::times);
        String first = entry.arrays().get(0);
        CodeBlock size = CodeBlock.of(
                "$T.sizeFromLength($L, $S, $S, $S, $L, $L)",
                EXTENT,
                TITLE,
                sizes.get(0),
                LayerJavadoc.text(all),
                first,
                isOnSegments()
                        ? CodeBlock.of("$1L.length($2S, $2L)", ClassNames.segments(spec.layerName()), first)
                        : CodeBlock.of("$L", first),
                SizeProduct.of(List.of(others)));
        return arrays(MethodSpec.methodBuilder(entry.name()), false)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", Prose.wrapped(LayerJavadoc.shortest(spec, entry, mask, sizes.get(0), others)))
                .addCode(ConfiguredSizes.ofAxes(spec, spec.configuredAxes()))
                .addStatement("$L($L, $L)", entry.name(), String.join(", ", entry.arrays()) + mask.inCall(), size)
                .build();
    }

    /** {@code forward(x, y, size0)} → {@code forward(x, 0, y, 0, size0)}, where the lengths are what the sizes say. */
    private MethodSpec withoutOffsets() {
        String arguments = entry.arrays().stream().map(stream -> stream + ", 0").collect(Collectors.joining(", "))
                + mask.inCall()
                + sizes.stream().map(size -> ", " + size).collect(Collectors.joining());
        return sizes(arrays(MethodSpec.methodBuilder(entry.name()), false))
                .addModifiers(visibility())
                .addJavadoc("$L", Prose.wrapped(LayerJavadoc.withoutOffsets(spec, entry, mask, sizes)))
                .addCode(new WholeArrays(spec).checks(entry, mask))
                .addStatement("$L($L)", entry.name(), arguments)
                .build();
    }

    private MethodSpec complete() {
        MethodSpec.Builder method = sizes(arrays(MethodSpec.methodBuilder(entry.name()), true))
                .addModifiers(visibility())
                .addJavadoc(
                        "$L",
                        Prose.wrapped(
                                isOnSegments()
                                        ? LayerJavadoc.onSegments(spec, entry, mask, sizes)
                                        : LayerJavadoc.complete(spec, entry, mask, sizes)));
        if (mask != Mask.NONE) {
            KernelPlan plan = plans.get(0);
            return method.addCode(new CallWriter(plan.spec(), plan, vectors, entry, entry.name(), storage)
                            .maskedBody(spec, mask))
                    .build();
        }
        if (plans.size() == 1) {
            return method.addCode(new CallWriter(spec, plans.get(0), vectors, entry, entry.name(), storage).body())
                    .build();
        }
        return method.addCode(dispatch()).build();
    }

    private MethodSpec forShape(KernelPlan plan) {
        String name = nameFor(entry, plan);
        MethodSpec.Builder method = sizes(arrays(MethodSpec.methodBuilder(name), true));
        return method.addModifiers(Modifier.PRIVATE)
                .addCode(new CallWriter(spec, plan, vectors, entry, name, storage).body())
                .build();
    }

    /** The method for one shape of several. */
    static String nameFor(Entry entry, KernelPlan plan) {
        return entry.name() + "For" + plan.shapeName();
    }

    /** Shapes with more constant sizes come first: theirs is the more special kernel. */
    private CodeBlock dispatch() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(ConfiguredSizes.ofAxes(spec, telling()));
        List<KernelPlan> special = plans.stream()
                .sorted(Comparator.comparingInt(LayerMethods::dynamicSizes))
                .toList();
        String arguments = entry.arrays().stream()
                        .map(stream -> isOnSegments() ? stream : stream + ", " + stream + "Offset")
                        .collect(Collectors.joining(", "))
                + sizes.stream().map(size -> ", " + size).collect(Collectors.joining());
        boolean open = true;
        for (KernelPlan plan : special) {
            String condition = condition(plan);
            String call = nameFor(entry, plan) + "(" + arguments + ")";
            if (condition.isEmpty()) {
                code.addStatement("$L", call);
                open = false;
                break;
            }
            code.beginControlFlow("if ($L)", condition)
                    .addStatement("$L", call)
                    .addStatement("return")
                    .endControlFlow();
        }
        if (open) {
            String given =
                    named().mapToObj(Size::name).collect(Collectors.joining(" + \", \" + ", "\"[\" + ", " + \"]\""));
            String declared = spec.shapes().stream().map(LayerJavadoc::shape).collect(Collectors.joining(" and "));
            code.addStatement("throw $T.noSuchShape($L, $L, $S)", EXTENT, TITLE, given, declared);
        }
        return code.build();
    }

    private static int dynamicSizes(KernelPlan plan) {
        return (int) plan.shape().stream().filter(size -> size < 0).count();
    }

    /** The axes that a call looks at to find its shape, or says where there is none. */
    private List<Integer> telling() {
        boolean mayBeNone = plans.stream().map(this::condition).noneMatch(String::isEmpty);
        return named().filter(axis -> mayBeNone
                        || plans.stream().anyMatch(plan -> plan.shape().get(axis) > 0))
                .boxed()
                .toList();
    }

    /** The axes whose sizes may tell shapes apart. */
    private IntStream named() {
        return IntStream.range(0, spec.rank()).filter(axis -> !spec.size(axis).isConstant());
    }

    private String condition(KernelPlan plan) {
        return named().filter(axis -> plan.shape().get(axis) > 0)
                .mapToObj(axis -> Size.name(axis) + " == " + plan.shape().get(axis))
                .collect(Collectors.joining(" && "));
    }

    private MethodSpec.Builder arrays(MethodSpec.Builder method, boolean withOffsets) {
        for (String stream : entry.arrays()) {
            method.addParameter(isOnSegments() ? SegmentMemory.SEGMENT : ArrayTypeName.of(TypeName.FLOAT), stream);
            if (withOffsets && !isOnSegments()) {
                method.addParameter(TypeName.INT, stream + "Offset");
            }
        }
        method.addParameters(mask.parameters());
        return method;
    }

    private MethodSpec.Builder sizes(MethodSpec.Builder method) {
        sizes.forEach(size -> method.addParameter(TypeName.INT, size));
        return method;
    }
}
