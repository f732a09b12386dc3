package io.normforge.processor.activation;

import static io.normforge.processor.ir.Expr.value;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Let;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The locals that an element's formula is written with, in order. Asked twice for one local, it declares it once. */
public final class Locals {

    private final Map<String, Let> declared = new LinkedHashMap<>();

    /** Names a number, and gives the name to go on with. */
    public Expr let(String name, Expr number) {
        return let(name, number, "");
    }

    /** The same under a comment. */
    public Expr let(String name, Expr number, String note) {
        Let earlier = declared.putIfAbsent(name, new Let(name, number, note));
        if (earlier != null && !earlier.value().equals(number)) {
            throw new IllegalStateException(name + " is " + earlier.value() + " already, and not " + number);
        }
        return value(name);
    }

    /** The declarations. */
    public List<Node> nodes() {
        return new ArrayList<>(declared.values());
    }
}
