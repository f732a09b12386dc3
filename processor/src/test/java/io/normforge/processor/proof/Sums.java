package io.normforge.processor.proof;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The sums of a kernel that runs on expressions: strips in float, their eight doubles, and what these come to. */
final class Sums {

    private static final int PART = 16;

    private final State state;
    private final Terms terms;
    private final Values values;

    Sums(State state, Values values) {
        this.state = state;
        this.values = values;
        terms = state.terms();
    }

    /** A step of a sum, whose state is among the locals. */
    void step(Node node) {
        Map<String, int[]> locals = state.frame().locals();
        int lanes = state.lanes();
        if (node instanceof Node.Eights eights) {
            eights.sums().forEach(sum -> locals.put(eights(sum), absent(8)));
        } else if (node instanceof Node.Tree tree) {
            addAll(locals.get(eights(tree.sum())), tree(operands(tree.addend(), tree.factor(), tree.slots()), PART));
        } else if (node instanceof Node.FoldEights fold) {
            fold.sums().forEach(sum -> locals.put(sum, new int[] {folded(locals.get(eights(sum)))}));
        } else if (node instanceof Node.StripStart start) {
            start.sums().forEach(sum -> {
                locals.put(queue(sum), absent(PART));
                locals.put(turn(sum), new int[1]);
            });
        } else if (node instanceof Node.PairTree pair) {
            int[] turn = locals.get(turn(pair.sum()));
            addHalf(
                    locals.get(queue(pair.sum())),
                    turn[0],
                    operands(pair.addend(), pair.factor(), pair.slots()),
                    lanes);
            turn[0] = (turn[0] + lanes) % PART;
        } else if (node instanceof Node.HalfTree half) {
            addHalf(locals.get(queue(half.sum())), 0, operands(half.addend(), half.factor(), half.slots()), PART);
        } else if (node instanceof Node.StripEnd end) {
            end.sums().forEach(sum -> addAll(locals.get(eights(sum)), halves(locals.get(queue(sum)))));
        } else {
            strand(node, locals);
        }
    }

    private void strand(Node node, Map<String, int[]> locals) {
        if (node instanceof Node.Pair pair) {
            locals.put(pair(pair.sum()), absent(2));
        } else if (node instanceof Node.TreePair tree) {
            addAll(locals.get(pair(tree.sum())), tree(operands(tree.addend(), tree.factor(), tree.slots()), 4));
        } else if (node instanceof Node.FoldStrand fold) {
            String parity = state.ints("strand & 1") == 0 ? "Even" : "Odd";
            for (String sum : fold.sums()) {
                int[] pair = locals.get(pair(sum));
                int[] total = locals.get(sum + parity);
                total[0] = plus("ADD d", nothing(total[0]), plus("ADD d", pair[0], pair[1]));
            }
        } else if (node instanceof Node.FoldStrands fold) {
            int even = nothing(locals.get(fold.sum() + "Even")[0]);
            int odd = nothing(locals.get(fold.sum() + "Odd")[0]);
            locals.put(fold.sum(), new int[] {withZero(plus("ADD d", even, odd))});
        } else {
            throw new UnsupportedOperationException(node.getClass().getSimpleName());
        }
    }

    /** Every eighth element of a strip, or half of those. */
    int eighth(Node.TermTo term) {
        List<int[]> operands = operands(term.addend(), term.factor(), term.slots());
        boolean isWhole = term.part() == Node.TermTo.Part.WHOLE;
        return isWhole ? tree(operands, 2)[0] : plus("ADD f", pair(operands, 0, 1), pair(operands, 2, 3));
    }

    /** Adds a float to a double. */
    void addWide(int[] total, int term) {
        addAll(total, new int[] {term});
    }

    /** Where a sum's eight doubles are among the locals; −1 stands for one that nothing has been added to. */
    static String eights(String sum) {
        return "eights " + sum;
    }

    /** Where the two doubles of a strand are. */
    static String pair(String sum) {
        return "pair " + sum;
    }

    private static String queue(String sum) {
        return "queue " + sum;
    }

    private static String turn(String sum) {
        return "turn " + sum;
    }

    private static int[] absent(int count) {
        int[] terms = new int[count];
        Arrays.fill(terms, -1);
        return terms;
    }

    private int nothing(int sum) {
        return sum == terms.zero("d") ? -1 : sum;
    }

    /** All sums start from +0. */
    private int withZero(int sum) {
        return sum < 0 ? terms.zero("d") : terms.sum("d", terms.zero("d"), sum);
    }

    /** Eight doubles by halves. */
    int folded(int[] eights) {
        int[] sums = eights.clone();
        for (int half = 4; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                sums[j] = plus("ADD d", sums[j], sums[j + half]);
            }
        }
        return withZero(sums[0]);
    }

    /** Nothing added to something is that: the sign of a 0 is lost at the end of each sum, which is one with +0. */
    private int plus(String op, int first, int second) {
        return first < 0 ? second : second < 0 ? first : terms.of(op, first, second);
    }

    private void addAll(int[] totals, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            totals[i] = plus("ADD d", totals[i], sums[i] < 0 ? -1 : terms.of("WIDEN", sums[i]));
        }
    }

    /** The operands of each element, null where there is none. */
    private List<int[]> operands(Expr addend, Expr factor, List<Slot> slots) {
        List<int[]> operands = new ArrayList<>();
        for (Slot slot : slots) {
            for (int lane = 0; lane < state.lanes(); lane++) {
                operands.add(state.counts(slot, lane) ? operand(addend, factor, slot, lane) : null);
            }
        }
        return operands;
    }

    /** Zeros that a kernel put behind a row are none. */
    private int[] operand(Expr addend, Expr factor, Slot slot, int lane) {
        int first = values.of(addend, slot, lane);
        int[] operand = factor == null ? new int[] {first} : new int[] {first, values.of(factor, slot, lane)};
        return Arrays.stream(operand).allMatch(term -> term == terms.zero("f")) ? null : operand;
    }

    private int[] tree(List<int[]> operands, int inPart) {
        int[] parts = absent(inPart);
        for (int i = 0; i < inPart; i++) {
            int low = pair(operands, i, inPart + i);
            parts[i] = plus("ADD f", low, pair(operands, 2 * inPart + i, 3 * inPart + i));
        }
        return halves(parts);
    }

    private int[] halves(int[] parts) {
        int[] sums = absent(parts.length / 2);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = plus("ADD f", parts[i], parts[i + sums.length]);
        }
        return sums;
    }

    /** Adds two parts, as far as they go, to those before them. */
    private void addHalf(int[] queue, int from, List<int[]> operands, int inPart) {
        for (int i = 0; i < inPart; i++) {
            queue[from + i] = plus("ADD f", queue[from + i], pair(operands, i, inPart + i));
        }
    }

    private int pair(List<int[]> operands, int at, int next) {
        int[] first = at < operands.size() ? operands.get(at) : null;
        int[] second = next < operands.size() ? operands.get(next) : null;
        if (first == null) {
            return -1;
        }
        if (first.length == 1) {
            return plus("ADD f", first[0], second == null ? -1 : second[0]);
        }
        int product = second == null ? -1 : terms.of("MULTIPLY f", second[0], second[1]);
        return product < 0
                ? terms.of("MULTIPLY f", first[0], first[1])
                : terms.of("FMA f", first[0], first[1], product);
    }
}
