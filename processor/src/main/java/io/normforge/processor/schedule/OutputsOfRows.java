package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * The outputs of neighbouring rows, one vector of each after the other, so that γ and β are read once for all of them. Reading them is
 * most of what writing an output costs: arrays start in the middle of a cache line, so that a vector as wide as a line always
 * takes two.
 */
record OutputsOfRows(KernelPlan plan, Width width, Recipe recipe, Pass output) {

    /** What they need of a row's numbers. */
    List<String> numbers() {
        return new Recipe("", "", List.of(), Statistics.PASSED, List.of(output)).numbers();
    }

    /** The loop, where the numbers of each row have its names. */
    List<Node> nodes(List<NeighbourRow> rows) {
        List<Node> nodes = new ArrayList<>();
        for (NeighbourRow row : rows) {
            numbers().forEach(number -> nodes.add(new Spread(row.name(number))));
        }
        Strip strip = new Strip(List.of(Slot.whole("", 0)), inColumn(rows));
        nodes.add(new Loop("i", "0", plan.nest().innermost().size(), width.lanes(), List.of(strip)));
        return nodes;
    }

    /** What rows share, then each of them. */
    private List<Node> inColumn(List<NeighbourRow> rows) {
        VectorRow schedule = new VectorRow(plan.nest(), recipe, width, VectorRow.Underway.STRIP, goal -> List.of());
        List<Node> body = schedule.resolve(output.body(), Index.of("i"));
        SharedElements shared = new SharedElements();
        List<Node> ofRows = rows.stream()
                .flatMap(row -> row.move(body).stream().map(node -> shared.in(row, node)))
                .toList();
        List<Node> nodes = new ArrayList<>(shared.read());
        nodes.addAll(ofRows);
        nodes.addAll(shared.written());
        return nodes;
    }
}
