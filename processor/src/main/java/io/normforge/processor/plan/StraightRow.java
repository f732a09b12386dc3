package io.normforge.processor.plan;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Fold;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;

/** A small row as straight-line code, in which what a pass has loaded or computed stays in registers for the next. */
final class StraightRow extends RowSchedule {

    private final Strips strips;
    private final Width width;
    private final Spreads spreads = new Spreads();
    private final KnownLets known = new KnownLets();

    StraightRow(Nest nest, Recipe recipe, Width width, String rescueCall) {
        super(nest, recipe, rescueCall);
        this.width = width;
        strips = new Strips(width);
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Node> nodes = new ArrayList<>(spreads.before(pass));
        List<Node> body = parameterSums.inSums(pass.body());
        List<String> sums = new ArrayList<>(pass.sums());
        parameterSums.of(pass.body()).forEach(sum -> sums.add(ParameterSums.sum(sum)));
        if (!sums.isEmpty()) {
            nodes.add(strips.zeros(sums, partials()));
        }
        nodes.add(new Strip(strips.straight(inner.constantSize()), known.without(resolve(body, Index.of("")))));
        sums.forEach(sum -> nodes.add(new Fold(sum, partials(), width.slots(), addsProducts(sum, body))));
        parameterSums.of(pass.body()).forEach(sum -> nodes.add(commit(sum)));
        return nodes;
    }

    private int partials() {
        return strips.partialsPresent(inner.constantSize());
    }
}
