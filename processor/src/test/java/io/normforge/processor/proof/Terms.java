package io.normforge.processor.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expressions that are shared: equal ones have one number. An addition's or a product's operands have no order. */
final class Terms {

    private record Term(String op, List<Integer> args) {}

    private final Map<Term, Integer> numbers = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();

    int of(String op, Integer... args) {
        List<Integer> operands = new ArrayList<>(List.of(args));
        if (op.startsWith("ADD") || op.startsWith("MULTIPLY")) {
            operands.sort(null);
        }
        if (op.startsWith("FMA") && operands.get(0) > operands.get(1)) {
            operands.add(0, operands.remove(1));
        }
        return numbers.computeIfAbsent(new Term(op, operands), term -> {
            terms.add(term);
            return terms.size() - 1;
        });
    }

    int size() {
        return terms.size();
    }

    /** Where two expressions first differ, from the outside in. */
    String difference(int left, int right) {
        Term first = terms.get(left);
        Term second = terms.get(right);
        if (first.op.equals(second.op)) {
            List<Integer> ofFirst = without(first.args, second.args);
            List<Integer> ofSecond = without(second.args, first.args);
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
        if (term.args.isEmpty()) {
            return term.op;
        }
        if (depth == 0) {
            return "...";
        }
        return term.op + "("
                + String.join(
                        ", ",
                        term.args.stream().map(arg -> text(arg, depth - 1)).toList()) + ")";
    }
}
