package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.round;
import static io.normforge.processor.ir.Expr.statistic;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.value;

import io.normforge.Residual;
import io.normforge.processor.activation.Activations;
import io.normforge.processor.activation.Locals;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.spec.NormSpec;

/**
 * What forward and backward compute for one element, from its statistics on.
 *
 * @param source the input that is normalized: x, a sum, or x + residual
 * @param inlined whether activations stand in the text; else, as always in double arithmetic, they are called
 * @param meanIsExact whether rounding is known to have left nothing of the mean, and there is no shift
 */
record Formula(NormSpec spec, Expr source, boolean inlined, boolean meanIsExact) {

    /** With a shift, where there is a mean. */
    Formula(NormSpec spec, Expr source, boolean inlined) {
        this(spec, source, inlined, false);
    }

    /** The element that is normalized, by its name. */
    static Let input(Expr source) {
        return new Let("value", source);
    }

    static Expr input() {
        return value("value");
    }

    static Expr xhat() {
        return value("xhat");
    }

    /** y. */
    Expr output(Locals locals) {
        normalize(locals);
        if (spec.gate()) {
            return spec.residual() == Residual.AFTER
                    ? fma(affine(), opening(locals), load(Names.RESIDUAL))
                    : multiply(affine(), opening(locals));
        }
        return spec.isActivated() ? activated(argument(result(), locals), locals) : result();
    }

    /** Whether the activation may read from y what it is applied to: where y is written over no input it still needs. */
    boolean canBeApart() {
        return spec.isActivated() && !(spec.gate() && spec.residual() == Residual.AFTER);
    }

    /** What the activation or the gate is applied to. */
    Expr outputBefore(Locals locals) {
        normalize(locals);
        return spec.gate() ? affine() : result();
    }

    /** y, out of that. */
    Expr outputAfter(Locals locals) {
        Expr y = load(Names.Y);
        return spec.gate() ? multiply(y, opening(locals)) : activated(argument(y, locals), locals);
    }

    /** What of dy reaches x̂ · γ + β: dy times the activation's derivative, or times what the gate lets through. */
    Expr gradient(Locals locals) {
        normalize(locals);
        Expr dy = load(Names.DY);
        if (spec.gate()) {
            dy = multiply(locals.let("arriving", dy), opening(locals));
        } else if (spec.isActivated()) {
            dy = multiply(dy, slope(argument(result(), locals), locals));
        }
        return spec.hasGamma() || spec.recomputesResult() ? locals.let("grad", dy) : dy;
    }

    /** The gradient of x̂, a name of its own. */
    Expr scaledGradient(Locals locals) {
        Expr gradient = gradient(locals);
        return locals.let("g", spec.hasGamma() ? multiply(gradient, scale()) : gradient);
    }

    /** dy · (x̂ · γ + β) · activation′(gate), a name of its own: by now dx may have overwritten what it is made of. */
    Expr gateGradient(Locals locals) {
        gradient(locals);
        Expr product = multiply(value("arriving"), affine());
        return locals.let("toGate", spec.isActivated() ? multiply(product, slope(gate(locals), locals)) : product);
    }

    /** x̂. The mean is subtracted first; what its rounding left comes in as a shift, in the same rounding. */
    private void normalize(Locals locals) {
        locals.let("value", source);
        Expr centred = spec.preset().centred() ? subtract(input(), statistic("mean")) : input();
        boolean hasShift = spec.preset().centred() && !meanIsExact;
        locals.let(
                "xhat",
                hasShift ? fma(centred, statistic("rstd"), statistic("shift")) : multiply(centred, statistic("rstd")));
    }

    /** What x̂ is multiplied by. */
    Expr scale() {
        return spec.unitOffset() ? add(load(Names.GAMMA), literal("1")) : load(Names.GAMMA);
    }

    /** x̂ · γ + β, as far as the layer has them. */
    private Expr affine() {
        if (!spec.hasGamma()) {
            return xhat();
        }
        return spec.hasBeta() ? fma(xhat(), scale(), load(Names.BETA)) : multiply(xhat(), scale());
    }

    private Expr result() {
        return spec.residual() == Residual.AFTER ? add(affine(), load(Names.RESIDUAL)) : affine();
    }

    private Expr gate(Locals locals) {
        return argument(load(Names.GATE), locals);
    }

    private Expr opening(Locals locals) {
        Expr gate = gate(locals);
        return spec.isActivated() ? activated(gate, locals) : gate;
    }

    private static Expr argument(Expr argument, Locals locals) {
        return locals.let("z", argument);
    }

    private Expr activated(Expr z, Locals locals) {
        return inlined
                ? Activations.value(spec.activation(), z, locals)
                : Expr.call(Names.valueOf(spec.activation()), round(z));
    }

    private Expr slope(Expr z, Locals locals) {
        return inlined
                ? Activations.slope(spec.activation(), z, locals)
                : Expr.call(Names.slopeOf(spec.activation()), round(z));
    }
}
