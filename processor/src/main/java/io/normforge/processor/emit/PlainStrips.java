package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.TermTo;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Node.TreePair;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.schedule.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The sums of strips in plain code: of a straight row, which has one strip, or of the strands of a longer one. */
final class PlainStrips {

    /** How many slots of half an eighth, of an eighth, of a strand or of a straight row make sixteen elements. */
    private static final int SLOTS_OF_HALF = 1;

    private static final int SLOTS_OF_EIGHTH = 2;

    private static final int SLOTS_OF_STRAND = 4;

    private static final int SLOTS_OF_ROW = 16;

    private final StripTree.Vocabulary scalars;

    /** What is written in a dialect of floats. */
    PlainStrips(PlainDialect floats) {
        scalars = new Scalars(floats);
    }

    private record Scalars(PlainDialect floats) implements StripTree.Vocabulary {

        @Override
        public CodeBlock operand(Expr expr, Slot slot) {
            return CodeBlock.of("$L", floats.operand(expr, slot));
        }

        @Override
        public CodeBlock product(CodeBlock left, CodeBlock right) {
            return CodeBlock.of("$L * $L", left, right);
        }

        @Override
        public CodeBlock products(CodeBlock left, CodeBlock right, CodeBlock otherLeft, CodeBlock otherRight) {
            return CodeBlock.of("Math.fma($L, $L, $L * $L)", left, right, otherLeft, otherRight);
        }

        @Override
        public CodeBlock sum(CodeBlock left, CodeBlock right, boolean ofSum) {
            return CodeBlock.of(ofSum ? "$L + ($L)" : "$L + $L", left, right);
        }
    }

    /** A straight row's eight doubles are declared where its only strip is added. */
    List<CodeBlock> statements(Node node) {
        if (node instanceof Tree tree) {
            List<CodeBlock> sums = sums(tree.slots(), SLOTS_OF_ROW, tree.addend(), tree.factor());
            return IntStream.range(0, sums.size())
                    .mapToObj(sum -> CodeBlock.of("double $L$L = $L", tree.sum(), sum, sums.get(sum)))
                    .toList();
        }
        if (node instanceof FoldEights fold) {
            return fold(fold);
        }
        if (node instanceof Eights) {
            return List.of();
        }
        throw new IllegalStateException("not in plain code: " + node);
    }

    /** The two sums of a strand. */
    List<CodeBlock> strand(TreePair tree) {
        return sums(tree.slots(), SLOTS_OF_STRAND, tree.addend(), tree.factor());
    }

    /** The sum of every eighth element, or of half of those. */
    CodeBlock eighth(TermTo term) {
        int inPart = term.part() == TermTo.Part.WHOLE ? SLOTS_OF_EIGHTH : SLOTS_OF_HALF;
        return sums(term.slots(), inPart, term.addend(), term.factor()).get(0);
    }

    /** Halves onto halves; a sum without a partner stays as it is. The 0 in the end makes −0 of nothing but zeros 0. */
    private static List<CodeBlock> fold(FoldEights fold) {
        List<CodeBlock> statements = new ArrayList<>();
        for (String sum : fold.sums()) {
            for (int half = Width.EIGHT / 2; half > 1; half /= 2) {
                for (int left = 0; left < half && left + half < Math.min(fold.present(), 2 * half); left++) {
                    statements.add(CodeBlock.of("$1L$2L += $1L$3L", sum, left, left + half));
                }
            }
            String last = fold.present() > 1 ? " + " + sum + "1" : "";
            statements.add(CodeBlock.of("double $1L = $1L0$2L + 0.0", sum, last));
        }
        return statements;
    }

    private List<CodeBlock> sums(List<Slot> slots, int inPart, Expr addend, Expr factor) {
        return StripTree.of(slots, inPart, addend, factor, scalars);
    }
}
