package io.normforge.processor.emit;

import static io.normforge.processor.emit.VectorExpression.DOUBLE_VECTOR;
import static io.normforge.processor.emit.VectorExpression.FLOAT_VECTOR;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.EightsFrom;
import io.normforge.processor.ir.Node.EightsTo;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.FoldEightsTo;
import io.normforge.processor.ir.Node.HalfTree;
import io.normforge.processor.ir.Node.PairTree;
import io.normforge.processor.ir.Node.StripEnd;
import io.normforge.processor.ir.Node.StripStart;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.schedule.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The sums of strips in vectors: in float within one, in eight doubles over all of them, which lie in as many vectors as it takes. */
final class VectorStrips {

    private record Vectors(VectorExpression floats) implements StripTree.Vocabulary {

        @Override
        public CodeBlock operand(Expr expr, Slot slot) {
            CodeBlock all = floats.of(expr, slot);
            return slot.guard().isPartial() ? CodeBlock.of("$L.blend(0f, $L)", all, Constants.BEYOND_TAIL) : all;
        }

        @Override
        public CodeBlock product(CodeBlock left, CodeBlock right) {
            return CodeBlock.of("$L.mul($L)", left, right);
        }

        @Override
        public CodeBlock products(CodeBlock left, CodeBlock right, CodeBlock otherLeft, CodeBlock otherRight) {
            return CodeBlock.of("$L.fma($L, $L.mul($L))", left, right, otherLeft, otherRight);
        }

        @Override
        public CodeBlock sum(CodeBlock left, CodeBlock right, boolean ofSum) {
            return CodeBlock.of("$L.add($L)", left, right);
        }
    }

    private final Width width;
    private final List<VectorExpression> halves;
    private final StripTree.Vocabulary vectors;

    /** How many vectors a part of a strip fills, one of sixteen elements. */
    private final int inPart;

    VectorStrips(Width width, Memory memory) {
        this.width = width;
        halves = List.of(VectorExpression.low(memory), VectorExpression.high(memory));
        vectors = new Vectors(VectorExpression.ofFloats(memory));
        inPart = Width.PART / width.lanes();
    }

    List<CodeBlock> statements(Node node) {
        if (node instanceof Eights eights) {
            return all(eights.sums(), this::eights);
        }
        if (node instanceof EightsFrom from) {
            return vectors(vector -> CodeBlock.of(
                    "$1T $2L$3L = $1T.fromArray(D, $4L, $5L)",
                    DOUBLE_VECTOR,
                    from.sum(),
                    vector,
                    from.array(),
                    from.at().plus(vector * width.wideLanes())));
        }
        if (node instanceof EightsTo to) {
            return vectors(vector -> CodeBlock.of(
                    "$L$L.intoArray($L, $L)",
                    to.sum(),
                    vector,
                    to.array(),
                    to.at().plus(vector * width.wideLanes())));
        }
        if (node instanceof Tree tree) {
            return tree(tree);
        }
        if (node instanceof StripStart start) {
            return all(start.sums(), this::start);
        }
        if (node instanceof PairTree pair) {
            return pair(pair);
        }
        if (node instanceof HalfTree half) {
            return half(half);
        }
        if (node instanceof StripEnd end) {
            return all(end.sums(), this::end);
        }
        return node instanceof FoldEightsTo fold
                ? VectorFold.statements(fold, width)
                : VectorFold.statements((FoldEights) node, width);
    }

    private static List<CodeBlock> all(List<String> sums, Function<String, List<CodeBlock>> each) {
        return sums.stream().flatMap(sum -> each.apply(sum).stream()).toList();
    }

    private List<CodeBlock> eights(String sum) {
        return vectors(vector -> CodeBlock.of("$1T $2L$3L = $1T.zero(D)", DOUBLE_VECTOR, sum, vector));
    }

    /** A statement for each of the vectors that eight doubles fill. */
    private List<CodeBlock> vectors(IntFunction<CodeBlock> statement) {
        return IntStream.range(0, Width.EIGHT / width.wideLanes())
                .mapToObj(statement)
                .toList();
    }

    private List<CodeBlock> tree(Tree tree) {
        String strip = tree.sum() + "Strip" + tree.slots().get(0).suffix();
        List<CodeBlock> sums = StripTree.of(tree.slots(), inPart, tree.addend(), tree.factor(), vectors);
        List<CodeBlock> statements = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            String floats = sums.size() == 1 ? strip : strip + "Part" + i;
            statements.add(CodeBlock.of("$T $L = $L", FLOAT_VECTOR, floats, sums.get(i)));
            addTo(tree.sum(), i, floats, statements);
        }
        return statements;
    }

    private static String part(String sum, int part) {
        return sum + "Strip" + part;
    }

    private List<CodeBlock> start(String sum) {
        return IntStream.range(0, inPart)
                .mapToObj(part -> CodeBlock.of("$1T $2L = $1T.zero(S)", FLOAT_VECTOR, part(sum, part)))
                .toList();
    }

    private List<CodeBlock> pair(PairTree pair) {
        String sum = pair.sum();
        CodeBlock both = StripTree.half(pair.slots(), 1, pair.addend(), pair.factor(), vectors)
                .get(0);
        if (inPart == 1) {
            return List.of(CodeBlock.of("$1L = $2L.add($1L)", part(sum, 0), both));
        }
        List<CodeBlock> statements = new ArrayList<>();
        String first = pair.slots().get(0).suffix();
        String next = sum + "Next" + ("0".equals(first) ? "" : first);
        statements.add(CodeBlock.of("$T $L = $L.add($L)", FLOAT_VECTOR, next, both, part(sum, 0)));
        for (int part = 1; part < inPart; part++) {
            statements.add(CodeBlock.of("$L = $L", part(sum, part - 1), part(sum, part)));
        }
        statements.add(CodeBlock.of("$L = $L", part(sum, inPart - 1), next));
        return statements;
    }

    private List<CodeBlock> half(HalfTree half) {
        List<CodeBlock> sums = StripTree.half(half.slots(), inPart, half.addend(), half.factor(), vectors);
        return IntStream.range(0, sums.size())
                .mapToObj(part -> CodeBlock.of("$1L = $2L.add($1L)", part(half.sum(), part), sums.get(part)))
                .toList();
    }

    private List<CodeBlock> end(String sum) {
        List<CodeBlock> statements = new ArrayList<>();
        int half = inPart / 2;
        for (int i = 0; i < half; i++) {
            statements.add(CodeBlock.of("$1L = $1L.add($2L)", part(sum, i), part(sum, i + half)));
        }
        for (int i = 0; i < Math.max(1, half); i++) {
            addTo(sum, i, part(sum, i), statements);
        }
        return statements;
    }

    /** Sixteen floats are first folded into eight; fewer are wide enough for two vectors of doubles. */
    private void addTo(String sum, int vector, String floats, List<CodeBlock> statements) {
        boolean sixteen = width.lanes() == Width.PART;
        if (sixteen) {
            statements.add(CodeBlock.of("$1L = $1L.add($1L.rearrange($2L))", floats, Constants.SWAP_HALVES));
        }
        for (int half = 0; half < (sixteen ? 1 : 2); half++) {
            CodeBlock doubles = halves.get(half).widened(CodeBlock.of("$L", floats));
            statements.add(CodeBlock.of("$1L$2L = $3L.add($1L$2L)", sum, vector * 2 + half, doubles));
        }
    }
}
