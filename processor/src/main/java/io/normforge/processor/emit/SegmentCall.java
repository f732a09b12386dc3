package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.declaration.ClassNames;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Outline;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a call over memory segments does before its kernel: the checks, and where kernels do not go over some of the segments, the
 * whole call over arrays.
 */
final class SegmentCall {

    private static final int NARROW = 4;

    private final NormSpec spec;
    private final Entry entry;
    private final String owner;
    private final CodeBlock.Builder code = CodeBlock.builder();

    SegmentCall(NormSpec spec, Entry entry) {
        this.spec = spec;
        this.entry = entry;
        owner = ClassNames.segments(spec.layerName());
    }

    /**
     * The widths of kernels that go over memory segments. At 128 bits there are too many loads in a method for the JIT's compilers: in
     * methods that are small enough, calls take up to three times as long as over arrays.
     */
    static List<Width> widths(List<Width> vectors) {
        return vectors.stream().filter(width -> width.lanes() > NARROW).toList();
    }

    /** Checks, where {@code elements} and {@code parameters} say how many elements there are. */
    CodeBlock checks() {
        for (String array : entry.arrays()) {
            code.addStatement(
                    "$1L.$2L($3S, $3L, $4L)",
                    owner,
                    entry.written().contains(array) ? "output" : "input",
                    array,
                    Outline.isParameter(array) ? "parameters" : "elements");
        }
        new Overlaps(entry)
                .forEach((mayBeSame, first, second) -> code.addStatement(
                        "$1L.$2L($3S, $3L, $4S, $4L)", owner, mayBeSame ? "sameOrApart" : "apart", first, second));
        return code.build();
    }

    /**
     * The call over arrays, unless all segments are native, and a kernel goes over them in vectors. In plain code each access of a
     * segment is a chain of calls, which the JIT has no room for where there are many, and which the first thousand calls interpret.
     *
     * @param method its name
     * @param number the constant that stands for it
     * @param plain the widths without a kernel
     */
    CodeBlock unlessNative(String method, String number, List<Width> plain) {
        String lanes = "calls().lanes(" + number + ")";
        String conditions = Stream.of(
                        Stream.of(lanes + " == 0"),
                        plain.stream().map(width -> lanes + " == " + width.lanes()),
                        entry.streams().stream().map(stream -> "!" + owner + ".isNative(" + stream + ")"))
                .flatMap(each -> each)
                .collect(Collectors.joining(" || "));
        return CodeBlock.builder()
                .beginControlFlow(Prose.breakable("if (" + conditions + ")"))
                .add(overArrays(method, Mask.NONE))
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /** The call over arrays: own ones of segments on the heap, and copies. */
    CodeBlock overArrays(String method, Mask mask) {
        CodeBlock.Builder call = CodeBlock.builder();
        entry.arrays().forEach(array -> call.add(array(array)));
        String arguments = entry.arrays().stream()
                        .map(array -> array(array, owner))
                        .collect(Collectors.joining(", "))
                + mask.inCall()
                + spec.sizedByCall().stream().map(axis -> ", size" + axis).collect(Collectors.joining());
        call.addStatement(Prose.breakable(method + "(" + arguments + ")"));
        entry.written().forEach(array -> call.add(write(array)));
        return call.build();
    }

    /** {@code scaleArray, EncoderNormSegments.offset(scale)}. */
    private static String array(String array, String owner) {
        return array + "Array, " + owner + ".offset(" + array + ")";
    }

    private CodeBlock array(String array) {
        return CodeBlock.builder()
                .addStatement(
                        "float[] $1LArray = $2L.$3L($4L, $1L)",
                        array,
                        owner,
                        entry.written().contains(array) ? "room" : "array",
                        entry.arrays().indexOf(array))
                .build();
    }

    private CodeBlock write(String array) {
        return CodeBlock.builder()
                .addStatement("$1L.write($2L, $2LArray)", owner, array)
                .build();
    }

    /** The arrays of the scale and the shift that a call gives, and of their gradients. */
    CodeBlock parameters() {
        return entry.arrays().stream()
                .filter(Outline::isParameter)
                .map(array -> CodeBlock.builder()
                        .add(array(array))
                        .addStatement("int $1LOffset = $2L.offset($1L)", array, owner)
                        .build())
                .collect(CodeBlock.joining(""));
    }

    /** Writes the gradients of the scale and the shift that a call gives, and of its residual's gate. */
    CodeBlock parameterGradients() {
        CodeBlock.Builder code = CodeBlock.builder().add(write(Names.DSCALE));
        if (spec.hasBeta()) {
            code.add(write(Names.DSHIFT));
        }
        if (spec.gatesResidual()) {
            code.add(write(Names.DRESIDUAL_GATE));
        }
        return code.build();
    }
}
