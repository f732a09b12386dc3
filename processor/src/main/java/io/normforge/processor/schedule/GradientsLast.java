package io.normforge.processor.schedule;

import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.plan.KnownLets;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe that adds to the gradients of γ and β with its output, not with the sums before: there rows that share them can add
 * together, once it is known that none of them asks for double arithmetic.
 */
final class GradientsLast {

    private GradientsLast() {}

    /** The same recipe with its passes so. */
    static Recipe in(Recipe recipe) {
        List<Pass> earlier = recipe.passes().subList(0, recipe.passes().size() - 1);
        List<Pass> passes =
                new ArrayList<>(earlier.stream().map(Pass::addingNothing).toList());
        passes.add(output(earlier, recipe.passes().get(earlier.size())));
        return new Recipe(recipe.name(), recipe.summary(), recipe.streams(), recipe.statistics(), passes);
    }

    private static Pass output(List<Pass> earlier, Pass last) {
        KnownLets known = new KnownLets();
        List<Node> body = new ArrayList<>();
        earlier.stream().map(GradientsLast::adding).forEach(adding -> body.addAll(known.without(adding)));
        String adding = body.isEmpty() ? "" : "gradients of gamma and beta, and ";
        body.addAll(known.without(last.body()));
        return new Pass(adding + last.note(), body, List.of(), List.of());
    }

    private static List<Node> adding(Pass pass) {
        return NeededLets.of(pass.body().stream()
                .filter(node -> node instanceof Let || node instanceof AddTo)
                .toList());
    }
}
