package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import io.normforge.internal.Segments;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node.Copy;
import io.normforge.processor.ir.Node.Reach;
import io.normforge.processor.plan.Names;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Some of a method's arrays as memory segments, all others as arrays.
 *
 * <p>What is touched from one place on is a slice, whose bounds the JIT knows: it then proves that no access leaves them, which it
 * cannot of a segment of any length. Slices do not outlive the method, and so are no objects. Places in a slice are sums of longs,
 * for of a sum of ints the JIT has to think that it overflows. Elsewhere they are sums of ints all the same: longs make it hoist the
 * checks of bounds out of loops, and of those that start in the middle of a segment JDK 25 then drops what it compiled, over and over.
 */
final class SegmentMemory implements Memory {

    static final ClassName SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");

    private static final String OF_ROW = "Row";

    private final Set<String> segments;
    private final Map<String, String> parameters;
    private final Map<String, Slice> slices = new HashMap<>();
    private final Set<String> touched = new TreeSet<>();

    /** Part of a segment: its name, and the place of its first element. */
    private record Slice(String name, String start) {}

    /**
     * The memory of one method.
     *
     * @param segments the names of the arrays that are segments
     * @param parameters those of them that are touched from their first element on, and how many elements of them
     */
    SegmentMemory(Set<String> segments, Map<String, String> parameters) {
        this.segments = segments;
        this.parameters = parameters;
    }

    /** The constants of kernels. */
    static List<FieldSpec> constants() {
        ClassName layout = ClassName.get("java.lang.foreign", "ValueLayout");
        Modifier[] constant = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};
        return List.of(
                FieldSpec.builder(layout.nestedClass("OfFloat"), Constants.FLOAT, constant)
                        .initializer("$T.JAVA_FLOAT_UNALIGNED.withOrder($T.LITTLE_ENDIAN)", layout, ByteOrder.class)
                        .build(),
                FieldSpec.builder(ByteOrder.class, Constants.ORDER, constant)
                        .initializer("$T.LITTLE_ENDIAN", ByteOrder.class)
                        .build());
    }

    /**
     * Tells the JIT the class of the segments that the code written so far reads or writes. Without, it goes by what it has seen of all
     * segments of the process, and where these were of several classes, an access is a call: a kernel takes thirty times as long.
     *
     * @param owner the class that knows the class
     */
    CodeBlock nativeAlone(String owner) {
        if (touched.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock conditions = touched.stream()
                .map(segment -> CodeBlock.of("$L.getClass() != $L.NATIVE", segment, owner))
                .collect(CodeBlock.joining("\n    || "));
        return CodeBlock.builder()
                .add("// which class segments have, for the JIT\n")
                .beginControlFlow("if ($L)", conditions)
                .addStatement("throw $T.notNative()", Segments.class)
                .endControlFlow()
                .build();
    }

    @Override
    public String element(String array, Index place) {
        return isSegment(array)
                ? "%s.get(%s, %s)".formatted(name(array, place), Constants.FLOAT, bytes(array, place))
                : ARRAYS.element(array, place);
    }

    @Override
    public CodeBlock store(String array, Index place, String value) {
        return isSegment(array)
                ? CodeBlock.of("$L.set($L, $L, $L)", name(array, place), Constants.FLOAT, bytes(array, place), value)
                : ARRAYS.store(array, place, value);
    }

    @Override
    public CodeBlock vector(String array, Index place, String mask) {
        return isSegment(array)
                ? CodeBlock.of(
                        "$T.fromMemorySegment(S, $L, $L, $L$L)",
                        VectorExpression.FLOAT_VECTOR,
                        name(array, place),
                        bytes(array, place),
                        Constants.ORDER,
                        mask)
                : ARRAYS.vector(array, place, mask);
    }

    @Override
    public CodeBlock store(String array, Index place, CodeBlock vector, String mask) {
        return isSegment(array)
                ? CodeBlock.of(
                        "$L.intoMemorySegment($L, $L, $L$L)",
                        vector,
                        name(array, place),
                        bytes(array, place),
                        Constants.ORDER,
                        mask)
                : ARRAYS.store(array, place, vector, mask);
    }

    @Override
    public CodeBlock copy(Copy copy) {
        String from = copy.from();
        String to = copy.to();
        if (!isSegment(from) && !isSegment(to)) {
            return ARRAYS.copy(copy);
        }
        touched.add(isSegment(from) ? from : to);
        return CodeBlock.of(
                "$T.copy($L, $L, $L)",
                SEGMENT,
                isSegment(from) ? inSegment(from, copy.fromIndex()) : from + ", " + copy.fromIndex(),
                isSegment(to) ? inSegment(to, copy.toIndex()) : to + ", " + copy.toIndex(),
                copy.elements());
    }

    private static String inSegment(String segment, String index) {
        return segment + ", " + Constants.FLOAT + ", " + inBytes(index);
    }

    @Override
    public List<CodeBlock> reach(Reach reach) {
        List<CodeBlock> statements = new ArrayList<>();
        for (String segment : segments) {
            boolean isParameter = !Names.STREAMS.contains(segment);
            if (isParameter && !parameters.containsKey(segment)) {
                continue;
            }
            String start = isParameter ? "" : Index.sum(segment + "At", reach.from());
            Slice slice = new Slice(segment + (reach.from().isEmpty() ? OF_ROW : "OfSegment"), start);
            slices.put(segment, slice);
            statements.add(CodeBlock.of(
                    "$T $L = $L.asSlice($L, $L)",
                    SEGMENT,
                    slice.name(),
                    segment,
                    isParameter ? "0" : inBytes(start),
                    inBytes(isParameter ? parameters.get(segment) : reach.elements())));
        }
        return statements;
    }

    @Override
    public void endReach(Reach reach) {
        segments.forEach(slices::remove);
    }

    @Override
    public boolean hasOneIndexLoops() {
        return false;
    }

    private boolean isSegment(String array) {
        return segments.contains(array);
    }

    private String name(String array, Index place) {
        touched.add(array);
        return isInSlice(array, place) ? slices.get(array).name() : array;
    }

    private String bytes(String array, Index place) {
        if (!isInSlice(array, place)) {
            return inBytes(place.toString());
        }
        List<String> terms = terms(place.start());
        String within = terms.subList(terms(slices.get(array).start()).size(), terms.size()).stream()
                .map(SegmentMemory::inBytes)
                .collect(Collectors.joining(" + "));
        return new Index(within, place.distance() * Float.BYTES).toString();
    }

    private boolean isInSlice(String array, Index place) {
        if (!slices.containsKey(array)) {
            return false;
        }
        List<String> start = terms(slices.get(array).start());
        List<String> terms = terms(place.start());
        return terms.size() >= start.size() && terms.subList(0, start.size()).equals(start);
    }

    private static String inBytes(String elements) {
        boolean isFactor = elements.matches("[\\w*() ]+");
        return Float.BYTES + "L * " + (isFactor ? elements : "(" + elements + ")");
    }

    /** The summands of an int expression, as far as no parentheses hold them together. */
    private static List<String> terms(String sum) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < sum.length(); at++) {
            char letter = sum.charAt(at);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth == 0 && sum.startsWith(" + ", at)) {
                terms.add(sum.substring(from, at));
                from = at + " + ".length();
            }
        }
        if (!sum.isEmpty()) {
            terms.add(sum.substring(from));
        }
        return terms;
    }
}
