package io.normforge.processor.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Expressions that are shared: equal ones have one number. An addition's or a product's operands have no order. */
final class Terms {

    private static final int NONE = -1;

    /** No operator has more than four operands. */
    private record Term(String op, int first, int second, int third, int fourth) {

        List<Integer> args() {
            return IntStream.of(first, second, third, fourth)
                    .filter(arg -> arg != NONE)
                    .boxed()
                    .toList();
        }
    }

    private final Map<Term, Integer> numbers = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();

    int of(String op, int... args) {
        if (op.equals("NARROW") && terms.get(args[0]).op.equals("WIDEN")) {
            return terms.get(args[0]).first;
        }
        int first = arg(args, 0);
        int second = arg(args, 1);
        boolean swaps = first > second && (op.startsWith("ADD") || op.startsWith("MULTIPLY") || op.startsWith("FMA"));
        Term term = new Term(op, swaps ? second : first, swaps ? first : second, arg(args, 2), arg(args, 3));
        return numbers.computeIfAbsent(term, added -> {
            terms.add(added);
            return terms.size() - 1;
        });
    }

    private static int arg(int[] args, int index) {
        return index < args.length ? args[index] : NONE;
    }

    /** A positive 0, of floats (f) or of doubles (d). */
    int zero(String kind) {
        return of(kind.equals("f") ? "0 f" : "0 d");
    }

    /** A sum, in which a positive 0 does not count beside what is no negative 0. */
    int sum(String kind, int first, int second) {
        int zero = zero(kind);
        if (first == zero && isNoNegativeZero(second)) {
            return second;
        }
        boolean isFirst = second == zero && isNoNegativeZero(first);
        return isFirst ? first : of(kind.equals("f") ? "ADD f" : "ADD d", first, second);
    }

    /** A sum is −0 where both its operands are, for where it is tiny it is exact. */
    private boolean isNoNegativeZero(int number) {
        Term term = terms.get(number);
        return term.op.startsWith("0 ")
                || (term.op.startsWith("ADD") || term.op.equals("WIDEN"))
                        && (isNoNegativeZero(term.first) || term.second != NONE && isNoNegativeZero(term.second));
    }

    /** Whether it depends on what is in any array of the call's. */
    boolean isOfElements(int number) {
        Term term = terms.get(number);
        return term.op.contains("[") || term.args().stream().anyMatch(this::isOfElements);
    }

    /** Where two expressions first differ, from the outside in. */
    String difference(int left, int right) {
        Term first = terms.get(left);
        Term second = terms.get(right);
        if (first.op.equals(second.op)) {
            List<Integer> ofFirst = without(first.args(), second.args());
            List<Integer> ofSecond = without(second.args(), first.args());
            if (!ofFirst.isEmpty() && ofFirst.size() == ofSecond.size()) {
                return difference(ofFirst.get(0), ofSecond.get(0));
            }
        }
        return text(left, 3) + "\n  and not\n  " + text(right, 3);
    }

    private static List<Integer> without(List<Integer> args, List<Integer> others) {
        return args.stream().filter(arg -> !others.contains(arg)).toList();
    }

    private String text(int number, int depth) {
        Term term = terms.get(number);
        if (term.args().isEmpty()) {
            return term.op;
        }
        if (depth == 0) {
            return "...";
        }
        return term.op + "("
                + String.join(
                        ", ",
                        term.args().stream().map(arg -> text(arg, depth - 1)).toList()) + ")";
    }
}
