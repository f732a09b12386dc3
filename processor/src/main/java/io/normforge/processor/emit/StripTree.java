package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The additions in float of a strip of 64 elements: with w₀ to w₃ its four parts of sixteen, (w₀ + w₁) + (w₂ + w₃), and of
 * what that leaves the first half and the second. What is not there is left out.
 */
final class StripTree {

    /** How a back end says it. */
    interface Vocabulary {

        /** What a slot has of an addend or a factor; 0 beyond the end. */
        CodeBlock operand(Expr expr, Slot slot);

        CodeBlock product(CodeBlock left, CodeBlock right);

        /** A product and another that is rounded before. */
        CodeBlock products(CodeBlock left, CodeBlock right, CodeBlock otherLeft, CodeBlock otherRight);

        /** The sum of two, of which the second may be a sum itself. */
        CodeBlock sum(CodeBlock left, CodeBlock right, boolean ofSum);
    }

    private final List<Slot> slots;
    private final int inPart;
    private final Expr addend;
    private final Expr factor;
    private final Vocabulary vocabulary;

    private StripTree(List<Slot> slots, int inPart, Expr addend, Expr factor, Vocabulary vocabulary) {
        this.slots = slots;
        this.inPart = inPart;
        this.addend = addend;
        this.factor = factor;
        this.vocabulary = vocabulary;
    }

    /**
     * The sums, as many as half a part has slots, or one.
     *
     * @param slots in order, the last of them perhaps missing
     * @param inPart how many slots make a part
     * @param factor null where the addends themselves are added
     */
    static List<CodeBlock> of(List<Slot> slots, int inPart, Expr addend, Expr factor, Vocabulary vocabulary) {
        return new StripTree(slots, inPart, addend, factor, vocabulary).sums();
    }

    /** The sums of half a strip, as many as a part has slots, or as are there. */
    static List<CodeBlock> half(List<Slot> slots, int inPart, Expr addend, Expr factor, Vocabulary vocabulary) {
        StripTree tree = new StripTree(slots, inPart, addend, factor, vocabulary);
        return IntStream.range(0, Math.min(inPart, slots.size()))
                .mapToObj(at -> tree.pair(tree.slot(at), tree.slot(inPart + at)).code())
                .toList();
    }

    private List<CodeBlock> sums() {
        List<CodeBlock> sums = new ArrayList<>();
        int half = Math.max(1, inPart / 2);
        for (int at = 0; at < half && at < slots.size(); at++) {
            sums.add(sum(parts(at), inPart == 1 ? null : parts(at + half)).code());
        }
        return sums;
    }

    /** A part of the tree; null where nothing is there. */
    private record Branch(CodeBlock code, boolean isSum) {}

    private Branch parts(int at) {
        return sum(pair(slot(at), slot(inPart + at)), pair(slot(2 * inPart + at), slot(3 * inPart + at)));
    }

    private Slot slot(int index) {
        return index < slots.size() ? slots.get(index) : null;
    }

    private Branch pair(Slot first, Slot second) {
        if (first == null) {
            return null;
        }
        return factor == null ? sum(term(first), second == null ? null : term(second)) : products(first, second);
    }

    private Branch term(Slot slot) {
        return new Branch(vocabulary.operand(addend, slot), false);
    }

    private Branch products(Slot first, Slot second) {
        CodeBlock left = vocabulary.operand(addend, first);
        CodeBlock right = vocabulary.operand(factor, first);
        CodeBlock code = second == null
                ? vocabulary.product(left, right)
                : vocabulary.products(
                        left, right, vocabulary.operand(addend, second), vocabulary.operand(factor, second));
        return new Branch(code, false);
    }

    private Branch sum(Branch left, Branch right) {
        return right == null ? left : new Branch(vocabulary.sum(left.code(), right.code(), right.isSum()), true);
    }
}
