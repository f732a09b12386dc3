package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * A pass over the planes of some samples, in the order of memory: each is handled as a row, and the eight doubles of its sums are
 * those of its column.
 */
record PlaneRows(Planes planes, Recipe recipe, boolean inPairs, ColumnNumbers numbers, ParameterSums parameterSums) {

    /** The loops. */
    List<Node> nodes(Pass pass) {
        PlaneSchedule row = row();
        List<Node> summed = parameterSums.inSums(pass.body());
        List<Node> body = ColumnParameters.in(summed);
        List<Node> inPlane = new ArrayList<>();
        Addressing place = planes.at("");
        numbers.before(summed).forEach(number -> inPlane.add(place.resolve(number)));
        ColumnParameters.before(summed).forEach(number -> inPlane.add(place.resolve(number)));
        inPlane.addAll(row.spreads(new Pass(pass.note(), body, pass.sums(), pass.then())));
        inPlane.addAll(
                numbers.sums(pass).isEmpty()
                        ? row.writing(body)
                        : row.adding(numbers.sums(pass), Index.of(Width.EIGHT + " * " + ColumnNumbers.COLUMN), body));
        NestAxis samples = planes.rows();
        Node columns = new Loop(ColumnNumbers.COLUMN, "0", planes.columns(), 1, row.inRow(inPlane));
        return List.of(new Loop(samples.variable(), "0", Sheet.ROWS, 1, List.of(columns)));
    }

    private PlaneSchedule row() {
        return planes.width().isVector()
                ? new VectorRow(planes.ofElements(), recipe, planes.width(), inPairs, goal -> List.of())
                : new PlainRow(planes.ofElements(), recipe, goal -> List.of());
    }
}
