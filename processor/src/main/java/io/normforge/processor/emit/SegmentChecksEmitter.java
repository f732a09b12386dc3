package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.normforge.KernelCall;
import io.normforge.internal.Segments;
import io.normforge.internal.SideArrays;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.spec.NormSpec;
import java.nio.ByteOrder;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes what a layer asks of the memory segments of a call, which no class of the runtime can: its Java 17 has none. What follows from
 * the answers stands there.
 */
final class SegmentChecksEmitter {

    private static final ClassName SEGMENT = SegmentMemory.SEGMENT;
    private static final ClassName LAYOUT = ClassName.get("java.lang.foreign", "ValueLayout");
    private static final TypeName ANY_CLASS =
            ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final int PROFILED_CALLS = 3_000;
    private static final Modifier[] PRIVATE_CONSTANT = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};

    private final NormSpec spec;

    SegmentChecksEmitter(NormSpec spec) {
        this.spec = spec;
    }

    TypeSpec type() {
        return TypeSpec.classBuilder(ClassNames.segments(spec.layerName()))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "$L",
                        Prose.wrapped("What calls of {@code " + spec.layerName()
                                + "} ask of memory segments, before anything is"
                                + " written, and the arrays that take the place of those that kernels do not go over."))
                .addFields(fields())
                .addStaticBlock(slicesOften())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(checks())
                .addMethods(kinds())
                .addMethods(arrays())
                .addMethods(spec.isBindable() ? new BoundMethods(spec).ofChecks() : List.of())
                .build();
    }

    private List<FieldSpec> fields() {
        return List.of(
                FieldSpec.builder(String.class, LayerMethods.TITLE, PRIVATE_CONSTANT)
                        .initializer("$S", spec.title())
                        .build(),
                FieldSpec.builder(LAYOUT.nestedClass("OfFloat"), Constants.FLOAT, PRIVATE_CONSTANT)
                        .initializer("$T.JAVA_FLOAT_UNALIGNED.withOrder($T.LITTLE_ENDIAN)", LAYOUT, ByteOrder.class)
                        .build(),
                FieldSpec.builder(ANY_CLASS, "NATIVE", Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The class of segments off the heap that are no mapped files.")
                        .initializer("$T.NULL.getClass()", SEGMENT)
                        .build(),
                FieldSpec.builder(Thread.class, "STRANGER", PRIVATE_CONSTANT)
                        .addJavadoc("A thread that owns no segment.")
                        .initializer("new $T()", Thread.class)
                        .build());
    }

    /**
     * The JIT puts a method into its caller only where its profile says that it is called often. {@code asSlice} may have been compiled
     * without a profile before, while the JIT had much else to do: kernels would then make an object of each slice, for good.
     */
    private static CodeBlock slicesOften() {
        return CodeBlock.builder()
                .add("// so often that the JIT has a profile of it, and slices in kernels are no objects\n")
                .addStatement(
                        "$T some = $T.ofAuto().allocate($L)",
                        SEGMENT,
                        ClassName.get("java.lang.foreign", "Arena"),
                        2 * Long.BYTES)
                .beginControlFlow("for (int i = 0; i < $L; i++)", PROFILED_CALLS)
                .addStatement("some.asSlice(i % $1L, $1L)", Long.BYTES)
                .endControlFlow()
                .build();
    }

    private static List<MethodSpec> checks() {
        return List.of(
                method("input", "The call may read so many elements.")
                        .addParameter(String.class, "name")
                        .addParameter(SEGMENT, "segment")
                        .addParameter(TypeName.INT, "elements")
                        .addStatement("usable(name, segment)")
                        .addStatement("$T.length(TITLE, name, segment.byteSize(), elements)", Segments.class)
                        .build(),
                method("output", "The call may write so many elements.")
                        .addParameter(String.class, "name")
                        .addParameter(SEGMENT, "segment")
                        .addParameter(TypeName.INT, "elements")
                        .addStatement("input(name, segment, elements)")
                        .addStatement("$T.writable(TITLE, name, segment.isReadOnly())", Segments.class)
                        .build(),
                method("length", "How many elements there are.")
                        .returns(TypeName.INT)
                        .addParameter(String.class, "name")
                        .addParameter(SEGMENT, "segment")
                        .addStatement("usable(name, segment)")
                        .addStatement("return $T.length(TITLE, name, segment.byteSize())", Segments.class)
                        .build(),
                method("usable", "There is memory, which this thread may access, and in which floats lie.")
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(String.class, "name")
                        .addParameter(SEGMENT, "segment")
                        .addStatement("$T.there(TITLE, name, segment)", Segments.class)
                        .addStatement(
                                "$T.accessible(TITLE, name, segment.scope().isAlive(),$W"
                                        + "segment.isAccessibleBy($T.currentThread()))",
                                Segments.class,
                                Thread.class)
                        .addStatement("$T.aligned(TITLE, name, segment.address(), segment.byteSize())", Segments.class)
                        .build(),
                overlap("sameOrApart", "Both are the same memory, which is in place, or do not touch.")
                        .beginControlFlow(
                                "if (first.address() != second.address() && first.asOverlappingSlice(second).isPresent())")
                        .addStatement("throw $T.overlapInPart(TITLE, firstName, secondName)", Segments.class)
                        .endControlFlow()
                        .build(),
                overlap("apart", "The two do not touch.")
                        .beginControlFlow("if (first.asOverlappingSlice(second).isPresent())")
                        .addStatement("throw $T.overlap(TITLE, firstName, secondName)", Segments.class)
                        .endControlFlow()
                        .build());
    }

    private static List<MethodSpec> kinds() {
        return List.of(
                method("isNative", "Whether kernels go over it.")
                        .returns(TypeName.BOOLEAN)
                        .addParameter(SEGMENT, "segment")
                        .addStatement("return segment.getClass() == NATIVE")
                        .build(),
                method("isShared", "Whether any thread may access it.")
                        .returns(TypeName.BOOLEAN)
                        .addParameter(SEGMENT, "segment")
                        .addStatement("return segment.isAccessibleBy(STRANGER)")
                        .build(),
                method("of", "One that a call hands to workers.")
                        .returns(SEGMENT)
                        .addParameter(KernelCall.class, "call")
                        .addParameter(TypeName.INT, "number")
                        .addStatement("return ($T) call.segment(number)", SEGMENT)
                        .build());
    }

    private static List<MethodSpec> arrays() {
        return List.of(
                method("array", "Its elements: those of its own array, or copies.")
                        .returns(FLOATS)
                        .addParameter(TypeName.INT, "number")
                        .addParameter(SEGMENT, "segment")
                        .addStatement("float[] array = room(number, segment)")
                        .beginControlFlow("if (own(segment) == null)")
                        .addStatement("$T.copy(segment, FLOAT, 0, array, 0, elements(segment))", SEGMENT)
                        .endControlFlow()
                        .addStatement("return array")
                        .build(),
                method("room", "Its own array, or one with room for what is to be copied into it.")
                        .returns(FLOATS)
                        .addParameter(TypeName.INT, "number")
                        .addParameter(SEGMENT, "segment")
                        .addStatement("float[] own = own(segment)")
                        .addStatement("return own == null ? $T.room(number, elements(segment)) : own", SideArrays.class)
                        .build(),
                method("offset", "Where it starts in that array.")
                        .returns(TypeName.INT)
                        .addParameter(SEGMENT, "segment")
                        .addStatement("return own(segment) == null ? 0 : (int) (segment.address() / 4)")
                        .build(),
                method("write", "Writes what an array took in its place.")
                        .addParameter(SEGMENT, "segment")
                        .addParameter(FLOATS, "array")
                        .beginControlFlow("if (own(segment) == null)")
                        .addStatement("$T.copy(array, 0, segment, FLOAT, 0, elements(segment))", SEGMENT)
                        .endControlFlow()
                        .build(),
                method("own", "The array that it is part of; null if it is not part of one of floats.")
                        .addModifiers(Modifier.PRIVATE)
                        .returns(FLOATS)
                        .addParameter(SEGMENT, "segment")
                        .addStatement("return segment.heapBase().orElse(null) instanceof float[] array ? array : null")
                        .build(),
                method("elements", "How many floats it holds.")
                        .addModifiers(Modifier.PRIVATE)
                        .returns(TypeName.INT)
                        .addParameter(SEGMENT, "segment")
                        .addStatement("return (int) (segment.byteSize() / 4)")
                        .build());
    }

    private static MethodSpec.Builder overlap(String name, String what) {
        return method(name, what)
                .addParameter(String.class, "firstName")
                .addParameter(SEGMENT, "first")
                .addParameter(String.class, "secondName")
                .addParameter(SEGMENT, "second");
    }

    static MethodSpec.Builder method(String name, String what) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).addJavadoc(CodeBlock.of("$L", what));
    }
}
