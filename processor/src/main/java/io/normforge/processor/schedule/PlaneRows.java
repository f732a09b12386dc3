package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.schedule.VectorRow.Underway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pass over the planes of some samples, in the order of memory: each is handled as a row, and the eight doubles of its sums are
 * those of its column.
 */
record PlaneRows(Planes planes, Recipe recipe, boolean inPairs, ColumnNumbers numbers, ParameterSums parameterSums) {

    /** The loops. */
    List<Node> nodes(Pass pass, Optional<PlaneStrips> strips) {
        List<Node> body = ColumnParameters.in(parameterSums.inSums(pass.body()));
        List<Node> nodes = new ArrayList<>();
        strips.ifPresent(
                inStrips -> nodes.addAll(inStrips.arrays(numbers.stored().size())));
        PlanesInTurn inTurn = new PlanesInTurn(planes, recipe.streams(), ofChannel(pass), body);
        boolean isInTurn = numbers.sums(pass).isEmpty() && inTurn.isWorthIt();
        if (isInTurn) {
            nodes.addAll(inTurn.nodes(numbers.stored().size()));
        }
        PlaneSchedule row = row();
        Addressing place = planes.at("");
        List<Node> inPlane = new ArrayList<>();
        ofChannel(pass).forEach(number -> inPlane.add(place.resolve(number)));
        if (strips.isPresent()) {
            inPlane.addAll(strips.get().calls());
        } else {
            inPlane.addAll(row.spreads(new Pass(pass.note(), body, pass.sums(), pass.then())));
            inPlane.addAll(numbers.sums(pass).isEmpty() ? row.writing(body, isInTurn) : adding(row, pass, body));
        }
        NestAxis samples = planes.rows();
        Node columns = new Loop(ColumnNumbers.COLUMN, "0", planes.columns(), 1, row.inRow(inPlane));
        nodes.add(new Loop(samples.variable(), "0", Sheet.ROWS, 1, List.of(columns)));
        return nodes;
    }

    private List<Node> adding(PlaneSchedule row, Pass pass, List<Node> body) {
        return row.adding(numbers.sums(pass), Index.of(Width.EIGHT + " * " + ColumnNumbers.COLUMN), body);
    }

    /** Sums in plain code, as far as the JIT has room for them. */
    Optional<PlaneStrips> strips(Pass pass, String name, String summary) {
        if (planes.width().isVector() || numbers.sums(pass).isEmpty()) {
            return Optional.empty();
        }
        List<String> ofChannel = ofChannel(pass).stream().map(Let::name).toList();
        List<Node> body = ColumnParameters.in(parameterSums.inSums(pass.body()));
        return Optional.of(
                        new PlaneStrips(planes, name, summary, recipe.streams(), numbers.sums(pass), ofChannel, body))
                .filter(PlaneStrips::areWorthIt);
    }

    /** The numbers of a channel, its γ and β among them, that a pass uses. */
    private List<Let> ofChannel(Pass pass) {
        List<Node> summed = parameterSums.inSums(pass.body());
        return Stream.concat(numbers.before(summed).stream(), ColumnParameters.before(summed).stream())
                .map(Let.class::cast)
                .toList();
    }

    private PlaneSchedule row() {
        return planes.width().isVector()
                ? new VectorRow(
                        planes.ofElements(),
                        recipe,
                        planes.width(),
                        inPairs ? Underway.PAIR : Underway.STRIP,
                        goal -> List.of())
                : new PlainRow(planes.ofElements(), recipe, goal -> List.of());
    }
}
