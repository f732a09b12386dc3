package io.normforge.processor.proof;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.HalfTree;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.PairTree;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.Tree;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Mistakes that a schedule might make. */
final class Faults {

    private Faults() {}

    /** The first two elements, or vectors of them, change places in a sum. */
    static Plant additionsInAnotherOrder() {
        return new Plant(Faults::reordered, value -> value);
    }

    private static List<Node> reordered(Node node) {
        if (node instanceof Tree tree && tree.slots().size() > 1) {
            return List.of(new Tree(tree.sum(), tree.addend(), tree.factor(), swapped(tree.slots())));
        }
        if (node instanceof HalfTree tree && tree.slots().size() > 1) {
            return List.of(new HalfTree(tree.sum(), tree.addend(), tree.factor(), swapped(tree.slots())));
        }
        if (node instanceof Strip strip && sums(strip).size() > 1) {
            List<Node> later = new ArrayList<>(strip.body());
            later.add(sums(strip).get(1), later.remove((int) sums(strip).get(0)));
            return List.of(new Strip(strip.slots(), later));
        }
        if (node instanceof Loop loop
                && loop.step() == 1
                && loop.body().stream().anyMatch(Faults::adds)) {
            String second = loop.from() + " + 1";
            String third = loop.from() + " + 2";
            return List.of(
                    new Loop(loop.variable(), second, third, 1, loop.body()),
                    new Loop(loop.variable(), loop.from(), second, 1, loop.body()),
                    new Loop(loop.variable(), third, loop.bound(), 1, loop.body()));
        }
        return List.of(node);
    }

    private static boolean adds(Node node) {
        return node instanceof Strip strip && strip.body().stream().anyMatch(Accumulate.class::isInstance);
    }

    /** Where a strip adds to the sum that it adds to first. */
    private static List<Integer> sums(Strip strip) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < strip.body().size(); i++) {
            if (strip.body().get(i) instanceof Accumulate sum
                    && (places.isEmpty() || isSame(strip.body().get(places.get(0)), sum))) {
                places.add(i);
            }
        }
        return places;
    }

    private static boolean isSame(Node first, Accumulate sum) {
        return ((Accumulate) first).sum().equals(sum.sum());
    }

    private static List<Slot> swapped(List<Slot> slots) {
        List<Slot> swapped = new ArrayList<>(slots);
        Collections.swap(swapped, 0, 1);
        return swapped;
    }

    /** A product is rounded before it is added. */
    static Plant aLostFma() {
        return new Plant(node -> List.of(twoRoundings(node)), Faults::twoRoundings);
    }

    private static Node twoRoundings(Node node) {
        if (node instanceof Tree tree && tree.factor() != null) {
            return new Tree(tree.sum(), Expr.multiply(tree.addend(), tree.factor()), null, tree.slots());
        }
        if (node instanceof PairTree tree && tree.factor() != null) {
            return new PairTree(tree.sum(), Expr.multiply(tree.addend(), tree.factor()), null, tree.slots());
        }
        if (node instanceof Accumulate sum && sum.factor() != null) {
            return new Accumulate(sum.sum(), Expr.multiply(sum.addend(), sum.factor()), null);
        }
        if (node instanceof AddTo add && add.factor() != null) {
            return new AddTo(add.array(), add.index(), Expr.multiply(add.addend(), add.factor()), null);
        }
        return node;
    }

    private static Expr twoRoundings(Expr value) {
        if (value.op() != Op.FMA) {
            return value;
        }
        return Expr.add(
                Expr.multiply(value.args().get(0), value.args().get(1)),
                value.args().get(2));
    }

    /** The end of a row is left out, or the last column. */
    static Plant aTailThatIsTooShort() {
        return new Plant(Faults::withoutTail, value -> value);
    }

    private static List<Node> withoutTail(Node node) {
        if (node instanceof Tree tree) {
            return List.of(new Tree(tree.sum(), tree.addend(), tree.factor(), whole(tree.slots())));
        }
        if (node instanceof HalfTree tree) {
            return List.of(new HalfTree(tree.sum(), tree.addend(), tree.factor(), whole(tree.slots())));
        }
        if (node instanceof Strip strip) {
            return List.of(new Strip(whole(strip.slots()), strip.body()));
        }
        if (node instanceof Loop loop && loop.variable().equals("column") && loop.step() == 1) {
            return List.of(new Loop("column", loop.from(), loop.bound() + " - 1", 1, loop.body()));
        }
        boolean isRest = node instanceof Statement call && call.text().matches("\\w+Plain\\.\\w+Rows\\(.*");
        return isRest ? List.of() : List.of(node);
    }

    private static List<Slot> whole(List<Slot> slots) {
        return slots.stream().filter(slot -> !slot.guard().isPartial()).toList();
    }
}
