package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.normforge.NormGradients;
import io.normforge.SavedStatistics;
import io.normforge.processor.activation.Activations;
import io.normforge.processor.activation.NamedNumber;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.schedule.KernelLowering;
import io.normforge.processor.schedule.Width;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the kernel class of one shape and width. */
final class KernelEmitter {

    private static final Modifier[] CONSTANT = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};

    private final KernelPlan plan;
    private final Width width;

    KernelEmitter(KernelPlan plan, Width width) {
        this.plan = plan;
        this.width = width;
    }

    TypeSpec type() {
        Set<String> names = new HashSet<>();
        List<MethodSpec> methods = KernelLowering.methods(plan, width).stream()
                .flatMap(method -> forms(method, names))
                .toList();
        TypeSpec.Builder type = TypeSpec.classBuilder(width.className(plan))
                .addModifiers(Modifier.FINAL)
                .addJavadoc("$L", Prose.wrapped(KernelJavadoc.of(plan, width)));
        if (width.isVector()) {
            type.addField(species(VectorExpression.ofFloats(Memory.ARRAYS), TypeName.FLOAT));
        }
        constants().stream().filter(constant -> names.contains(constant.name())).forEach(type::addField);
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        return type.addMethods(methods).build();
    }

    private FieldSpec species(VectorExpression kind, TypeName number) {
        ClassName species = ClassName.get("jdk.incubator.vector", "VectorSpecies");
        TypeName type = ParameterizedTypeName.get(species, number.box());
        return FieldSpec.builder(type, kind.species(), CONSTANT)
                .initializer("$T.SPECIES_$L", kind.type(), width.bits())
                .build();
    }

    private List<FieldSpec> constants() {
        List<FieldSpec> constants = new ArrayList<>();
        for (NestAxis axis : plan.nest().allAxes()) {
            if (!axis.isDynamic()) {
                constants.add(number(
                        TypeName.INT,
                        axis.size(),
                        String.valueOf(axis.axis().size().factor())));
            }
        }
        constants.add(number(
                TypeName.INT,
                Names.COUNT,
                String.valueOf(plan.canonical().pooled().factor())));
        constants.add(number(TypeName.FLOAT, Names.EPSILON, plan.spec().epsilon() + "f"));
        constants.add(number(TypeName.FLOAT, Activations.SLOPE, plan.spec().slope() + "f"));
        for (NamedNumber number : NamedNumber.values()) {
            constants.add(number(TypeName.FLOAT, number.name(), number.digits()).toBuilder()
                    .addJavadoc("$L.", number.meaning())
                    .build());
        }
        if (width.isVector()) {
            constants.addAll(vectorConstants());
        }
        if (width.isOnSegments()) {
            constants.addAll(SegmentMemory.constants());
        }
        return constants;
    }

    private static FieldSpec number(TypeName type, String name, String value) {
        return FieldSpec.builder(type, name, CONSTANT).initializer("$L", value).build();
    }

    private List<FieldSpec> vectorConstants() {
        List<FieldSpec> constants = new ArrayList<>();
        constants.add(species(VectorExpression.low(Memory.ARRAYS), TypeName.DOUBLE));
        int left = plan.nest().innermost().axis().size().factor() % width.lanes();
        constants.add(mask(Constants.TAIL, TypeName.FLOAT, "S.indexInRange(0, $L)", left).toBuilder()
                .addJavadoc("The lanes of a row's last vector that hold elements.")
                .build());
        constants.add(mask(Constants.BEYOND_TAIL, TypeName.FLOAT, "S.indexInRange(0, $L).not()", left));
        constants.add(shuffle(
                        Constants.TAIL_FIRST,
                        TypeName.FLOAT,
                        "S",
                        "lane + $L & $L",
                        width.lanes() - left,
                        width.lanes() - 1)
                .toBuilder()
                .addJavadoc("Brings the end of a row, read with elements before it, to the front of a vector.")
                .build());
        constants.add(
                shuffle(Constants.TAIL_LAST, TypeName.FLOAT, "S", "lane + $L & $L", left, width.lanes() - 1).toBuilder()
                        .addJavadoc("Brings it back, into these lanes.")
                        .build());
        constants.add(mask(Constants.LAST, TypeName.FLOAT, "S.indexInRange(0, $L).not()", width.lanes() - left));
        constants.add(FieldSpec.builder(VectorExpression.FLOAT_VECTOR, Constants.LANE_NUMBERS, CONSTANT)
                .initializer("$T.zero(S).addIndex(1)", VectorExpression.FLOAT_VECTOR)
                .build());
        constants.add(mask(
                Constants.UPPER,
                TypeName.FLOAT,
                "VectorMask.fromLong(S, $L)",
                second(width.lanes() / 2, width.lanes())));
        constants.add(swap(Constants.SWAP_HALVES, TypeName.FLOAT, "S", width.lanes() / 2));
        int wideLanes = width.wideLanes();
        for (int half = wideLanes / 2; half > 0; half /= 2) {
            constants.add(swap(Constants.SWAP + half, TypeName.DOUBLE, "D", half));
            constants.add(mask(
                    Constants.SECOND + half, TypeName.DOUBLE, "VectorMask.fromLong(D, $L)", second(half, wideLanes)));
        }
        return constants;
    }

    private static FieldSpec mask(String name, TypeName number, String initializer, Object argument) {
        TypeName type = ParameterizedTypeName.get(VectorDialect.VECTOR_MASK, number.box());
        return FieldSpec.builder(type, name, CONSTANT)
                .initializer(initializer, argument)
                .build();
    }

    private static FieldSpec swap(String name, TypeName number, String species, int half) {
        return shuffle(name, number, species, "lane ^ $L", half);
    }

    private static FieldSpec shuffle(String name, TypeName number, String species, String lane, Object... arguments) {
        ClassName shuffle = ClassName.get("jdk.incubator.vector", "VectorShuffle");
        return FieldSpec.builder(ParameterizedTypeName.get(shuffle, number.box()), name, CONSTANT)
                .initializer("$T.fromOp($L, lane -> $L)", shuffle, species, CodeBlock.of(lane, arguments))
                .build();
    }

    /** The bits of the lanes that are in the second of any two groups of so many. */
    private static String second(int half, int lanes) {
        long bits = 0;
        for (int lane = 0; lane < lanes; lane++) {
            bits |= (lane & half) == 0 ? 0 : 1L << lane;
        }
        return "0x" + Long.toHexString(bits) + "L";
    }

    /** A method, and if γ goes in on the way forward the same for one that lies in a memory segment. */
    private Stream<MethodSpec> forms(Method method, Set<String> names) {
        List<String> parameters =
                method.parameters().stream().map(Parameter::name).toList();
        boolean isBindable = width.isOnSegments()
                && plan.spec().isBindable()
                && parameters.contains(Names.GAMMA)
                && !parameters.contains(Names.DY);
        return Stream.of(Set.<String>of(), Set.of(Names.GAMMA, Names.BETA))
                .limit(isBindable ? 2 : 1)
                .map(bound -> method(method, names, bound));
    }

    /**
     * Adds to the names those that may be of constants.
     *
     * @param bound the parameters that lie in memory segments
     */
    private MethodSpec method(Method method, Set<String> names, Set<String> bound) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder(method.name()).addModifiers(Modifier.STATIC);
        if (!method.shared()) {
            spec.addModifiers(Modifier.PRIVATE);
        }
        spec.addJavadoc("$L", Prose.wrapped(method.summary()));
        if (method.isTest()) {
            spec.returns(TypeName.BOOLEAN);
        }
        if (method.isFunction()) {
            spec.returns(TypeName.FLOAT);
        }
        method.parameters().forEach(parameter -> spec.addParameter(typeOf(parameter, bound), parameter.name()));
        WrittenBody body = new WrittenBody(body(method, bound));
        names.addAll(body.constants());
        return spec.addCode(body.code()).build();
    }

    private CodeBlock body(Method method, Set<String> bound) {
        if (!width.isOnSegments()) {
            return body(method, Memory.ARRAYS);
        }
        SegmentMemory memory = new SegmentMemory(segments(method, bound), wholeParameters(method, bound));
        CodeBlock body = body(method, memory);
        return CodeBlock.builder()
                .add(memory.nativeAlone(ClassNames.segments(plan.spec().layerName())))
                .add(body)
                .build();
    }

    private CodeBlock body(Method method, Memory memory) {
        PlainDialect floats = PlainDialect.ofFloats(memory);
        if (method.arithmetic() == Arithmetic.DOUBLE) {
            PlainDialect doubles = PlainDialect.ofDoubles(memory);
            return new BodyWriter(doubles, doubles, memory).write(method.body());
        }
        Dialect lanes = width.isVector() ? new VectorDialect(width, memory) : floats;
        return new BodyWriter(lanes, floats, memory).write(method.body());
    }

    /** The bound parameters that a method goes over from their first element on, for each row anew; and how many there are. */
    private Map<String, String> wholeParameters(Method method, Set<String> bound) {
        boolean ofRow = plan.nest().reduced().equals(List.of(plan.nest().innermost()))
                && plan.nest().innermost().axis().affine()
                && method.parameters().stream()
                        .noneMatch(parameter -> parameter.name().startsWith("affine"));
        Map<String, String> wholes = new TreeMap<>();
        (ofRow ? bound : Set.<String>of())
                .forEach(parameter ->
                        wholes.put(parameter, plan.nest().innermost().size()));
        return wholes;
    }

    private static Set<String> segments(Method method, Set<String> bound) {
        return method.parameters().stream()
                .filter(parameter -> isSegment(parameter, bound))
                .map(Parameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isSegment(Parameter parameter, Set<String> bound) {
        return parameter.type() == Kind.FLOATS
                && (Names.STREAMS.contains(parameter.name()) || bound.contains(parameter.name()));
    }

    private TypeName typeOf(Parameter parameter, Set<String> bound) {
        return width.isOnSegments() && isSegment(parameter, bound) ? SegmentMemory.SEGMENT : typeOf(parameter.type());
    }

    private static TypeName typeOf(Kind kind) {
        return switch (kind) {
            case FLOATS -> ArrayTypeName.of(TypeName.FLOAT);
            case DOUBLES -> ArrayTypeName.of(TypeName.DOUBLE);
            case FLOAT -> TypeName.FLOAT;
            case INT -> TypeName.INT;
            case STATISTICS -> ClassName.get(SavedStatistics.class);
            case GRADIENTS -> ClassName.get(NormGradients.class);
        };
    }
}
