package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Eights;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.KnownLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A small row as straight-line code, in which what a pass has loaded or computed stays in registers for the next. */
final class StraightRow extends RowSchedule {

    private final Width width;
    private final List<List<Slot>> strips;
    private final Spreads spreads = new Spreads();
    private final KnownLets known = new KnownLets();

    StraightRow(Nest nest, Recipe recipe, Width width, Function<Goal, List<Node>> handOver) {
        super(nest, recipe, handOver);
        this.width = width;
        strips = Strips.of(width, inner).straight(inner.constantSize());
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = new ArrayList<>(spreads.before(pass));
        List<Node> body = resolve(parameterSums.inSums(pass.body()), Index.of(""));
        List<String> sums = new ArrayList<>(pass.sums());
        sums.addAll(parameterSums.own(pass.body()));
        int present = Strips.present(inner.constantSize());
        if (!sums.isEmpty()) {
            nodes.add(new Eights(sums, present));
        }
        nodes.addAll(new StraightStrips(strips, RowEnd.of(width, inner, body), known).nodes(body));
        if (!sums.isEmpty()) {
            nodes.add(new FoldEights(sums, present));
        }
        parameterSums.of(pass.body()).forEach(sum -> nodes.add(commit(sum)));
        return nodes;
    }
}
