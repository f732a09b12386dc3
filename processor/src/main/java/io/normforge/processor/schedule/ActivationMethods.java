package io.normforge.processor.schedule;

import static io.normforge.processor.ir.Expr.value;

import io.normforge.Activation;
import io.normforge.processor.activation.Activations;
import io.normforge.processor.activation.Locals;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Return;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Names;
import java.util.List;

/**
 * The activation as methods of a plain kernel, for statistics that are computed in double: an activation is a function from
 * float to float everywhere, so that its bits are the same.
 */
final class ActivationMethods {

    private static final Expr Z = value("z");

    private ActivationMethods() {}

    static List<Method> of(Activation activation) {
        Locals valueLocals = new Locals();
        Expr value = Activations.value(activation, Z, valueLocals);
        Locals slopeLocals = new Locals();
        Expr slope = Activations.slope(activation, Z, slopeLocals);
        return List.of(
                method(Names.valueOf(activation), activation + " of a float.", valueLocals, value),
                method(Names.slopeOf(activation), "The derivative of " + activation + ".", slopeLocals, slope));
    }

    private static Method method(String name, String summary, Locals locals, Expr result) {
        List<Node> body = locals.nodes();
        body.add(new Return(result));
        return new Method(
                name,
                Arithmetic.FLOAT,
                false,
                summary,
                List.of(new Parameter(Kind.FLOAT, "z")),
                List.of(new Strip(List.of(Slot.whole("", 0)), body)));
    }
}
