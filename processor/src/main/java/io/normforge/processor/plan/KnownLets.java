package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Let;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The locals that earlier passes left in scope. */
public final class KnownLets {

    private final Map<String, Expr> declared = new HashMap<>();

    /** The body of a pass without declaring again what is there. */
    public List<Node> without(List<Node> body) {
        return without("", body);
    }

    /** The same for one of several sets of locals. */
    public List<Node> without(String scope, List<Node> body) {
        return body.stream().filter(node -> !isKnown(scope, node)).toList();
    }

    private boolean isKnown(String scope, Node node) {
        return node instanceof Let let && let.value().equals(declared.put(scope + let.name(), let.value()));
    }
}
