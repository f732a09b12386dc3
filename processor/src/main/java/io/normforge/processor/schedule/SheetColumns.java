package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.schedule.ParameterSums.Gathered;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What follows a pass over elements, for statistics side by side and their gradients. */
record SheetColumns(
        SideBySide sheet, SheetSignature signature, ColumnNumbers numbers, Pass pass, List<Gathered> gathered) {

    /** The methods that there is anything to do for. */
    List<Method> methods(String statistics, String parameters) {
        List<Method> methods = new ArrayList<>();
        if (hasSteps()) {
            methods.add(steps(statistics));
        }
        if (hasParameters()) {
            methods.add(parameters(parameters));
        }
        return methods;
    }

    boolean hasSteps() {
        return !steps().isEmpty();
    }

    boolean hasParameters() {
        return !gathered.isEmpty();
    }

    /** Whether one of the statistics may ask for double arithmetic, which the method then says. */
    boolean mayBeInDoubt() {
        return !doubts().isEmpty();
    }

    /** A call of what works on the statistics. */
    String callSteps(String method) {
        return Signature.call(method, signature.ofColumns(steps()));
    }

    /** A call of what adds to gradients. */
    String callParameters(String method) {
        return Signature.call(method, signature.ofParameters(gathered));
    }

    private Method steps(String name) {
        Addressing place = sheet.at("");
        List<Node> across = new ArrayList<>();
        across.add(strip(steps().stream().map(place::resolve)));
        if (mayBeInDoubt()) {
            across.add(new InDoubt(doubts(), Sheet.ONE, List.of(new Statement("return true"))));
        }
        List<Node> body = new ArrayList<>(List.of(loop(across)));
        if (mayBeInDoubt()) {
            body.add(new Statement("return false"));
        }
        String inDoubt = mayBeInDoubt() ? " True if one of them asks for double arithmetic." : "";
        return new Method(
                name,
                Arithmetic.FLOAT,
                !sheet.width().isVector(),
                "The statistics, column by column." + inDoubt,
                signature.ofColumns(steps()),
                body);
    }

    private List<Node> steps() {
        List<Let> lets = ColumnNumbers.lets(pass);
        List<Node> steps = new ArrayList<>(numbers.before(lets, doubts()));
        steps.addAll(lets);
        numbers.stored(pass)
                .forEach(number -> steps.add(new Store(ColumnNumbers.array(number), null, Expr.statistic(number))));
        return ColumnNumbers.needed(steps, doubts());
    }

    private List<Doubt> doubts() {
        return pass.then().stream()
                .filter(Step.Rescue.class::isInstance)
                .flatMap(step -> ((Step.Rescue) step).doubts().stream())
                .toList();
    }

    private Method parameters(String name) {
        Stream<Node> loads =
                gathered.stream().map(sum -> Let.wide(sum.sum(), Expr.loadWide(ColumnNumbers.array(sum.sum()))));
        Stream<Node> additions = gathered.stream().map(sum -> sum.commit(Expr.narrow(Expr.wide(sum.sum()))));
        Addressing place = sheet.at("");
        return new Method(
                name,
                Arithmetic.FLOAT,
                true,
                "Adds the columns' sums to the gradients of gamma and beta.",
                signature.ofParameters(gathered),
                List.of(loop(List.of(strip(Stream.concat(loads, additions).map(place::resolve))))));
    }

    private Node loop(List<Node> body) {
        return new Loop(ColumnNumbers.COLUMN, "0", sheet.columns(), sheet.numbersAtOnce(), body);
    }

    private static Node strip(Stream<Node> steps) {
        return new Strip(Sheet.ONE, steps.toList());
    }
}
