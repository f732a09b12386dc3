package io.normforge.processor.schedule;

import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.NestAxis;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole vectors of a row in passes without sums: as many at once as go together, then those that are left one by one. The JIT
 * unrolls a loop of one; over memory segments it does not, once another loop stands before it in the method, so that four go
 * together there.
 *
 * @param row the axis along a row
 * @param together how many
 */
record WholeVectors(Width width, NestAxis row, int together) {

    /** Of a row of constant length. */
    List<Node> ofConstant(List<Node> resolved) {
        int elements = row.constantSize();
        int ofMany = elements - elements % (together * width.lanes());
        int ofOne = elements - elements % width.lanes();
        List<Node> nodes = new ArrayList<>();
        if (together > 1 && ofMany > 0) {
            nodes.add(loop("0", end(ofMany), together, resolved));
        }
        if (together == 1 ? ofOne > 0 : ofOne > ofMany) {
            nodes.add(loop(together == 1 ? "0" : String.valueOf(ofMany), end(ofOne), 1, resolved));
        }
        return nodes;
    }

    /** Of a row whose length a call gives. */
    List<Node> ofCall(List<Node> resolved) {
        List<Node> nodes = new ArrayList<>();
        String ofMany = RowRest.whole(together * width.lanes(), row);
        if (together > 1) {
            nodes.add(loop("0", ofMany, together, resolved));
        }
        nodes.add(loop(together == 1 ? "0" : ofMany, RowRest.whole(width.lanes(), row), 1, resolved));
        return nodes;
    }

    private String end(int elements) {
        return elements == row.constantSize() ? row.size() : String.valueOf(elements);
    }

    private Node loop(String from, String end, int atOnce, List<Node> resolved) {
        int elements = atOnce * width.lanes();
        List<Slot> slots =
                atOnce == 1 ? List.of(Slot.whole("", 0)) : Strips.of(width, row).of(elements, "");
        return new Loop("i", from, end, elements, List.of(new Strip(slots, resolved)));
    }
}
