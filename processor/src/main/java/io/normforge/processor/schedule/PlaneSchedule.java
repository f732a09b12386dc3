package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.List;

/** What a schedule for rows does with a plane, where the loops around it are not its own. */
interface PlaneSchedule {

    /** What is done with a plane, after where it starts was computed. */
    List<Node> inRow(List<Node> plane);

    /** What a pass needs to have in all lanes. */
    List<Node> spreads(Pass pass);

    /**
     * A pass that adds to no sums.
     *
     * @param isElsewhere whether arrays are known to start at places of their own
     */
    List<Node> writing(List<Node> body, boolean isElsewhere);

    /** A pass that adds to sums, whose eight doubles arrays have from there on. */
    List<Node> adding(List<String> sums, Index eights, List<Node> body);
}
