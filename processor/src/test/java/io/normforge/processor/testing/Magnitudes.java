package io.normforge.processor.testing;

import io.normforge.Residual;
import io.normforge.processor.testing.OracleComparison.Output;
import java.util.Arrays;

/**
 * The magnitude of each element of each output: the sum of the magnitudes of the terms it is made of, of which an {@link
 * OracleComparison} allows so many units.
 */
final class Magnitudes {

    /** A bound of the second derivatives, where they exist: GELU's at 0 is 0.798. */
    private static final double MOST_CURVED = 0.8;

    private final LayerSpec spec;
    private final NormCall call;
    private final ReferenceNorm norm;
    private final ReferenceNorm.Forward forward;
    private final double[] gamma;
    private final double[] beta;

    /** What dy is multiplied by on its way to x̂ · γ + β. */
    private final double[] transmission;

    /** The input's magnitude in units of its standard deviation: a bound of x̂ before the mean is subtracted. */
    private final double[] spread;

    private final double[] amplification;

    Magnitudes(LayerSpec spec, NormCall call, ReferenceNorm norm, ReferenceNorm.Forward forward) {
        this.spec = spec;
        this.call = call;
        this.norm = norm;
        this.forward = forward;
        gamma = forward.inputs().gamma();
        beta = forward.inputs().beta();
        transmission = norm.transmission(forward);
        spread = spread();
        amplification = amplification();
    }

    Distance.Magnitude ofMean() {
        double[] magnitude = norm.poolMean(ofInput());
        return s -> magnitude[s];
    }

    Distance.Magnitude ofRstd() {
        return s -> forward.rstd()[s] * amplification[s];
    }

    /** dx times the gate. */
    Distance.Magnitude ofGatedResidual() {
        Distance.Magnitude ofDx = ofDx();
        return e -> ofDx.of(e) * Math.abs(residualGate(e));
    }

    Distance.Magnitude ofResidualGate() {
        Distance.Magnitude ofDx = ofDx();
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, e -> ofDx.of(e) * Math.abs(call.residual()[e]));
        double[] magnitude = norm.sumByParameter(terms);
        return p -> magnitude[p];
    }

    private double residualGate(int e) {
        return call.residualGate()[norm.parameterOf(e)];
    }

    Distance.Magnitude ofGamma() {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, e -> ofGradient(e) * spread[e]);
        double[] magnitude = norm.sumByParameter(terms);
        return p -> magnitude[p];
    }

    Distance.Magnitude ofBeta() {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, this::ofGradient);
        double[] magnitude = norm.sumByParameter(terms);
        return p -> magnitude[p];
    }

    /** x̂ · γ + β, and the residual where the activation is applied to the sum. */
    double ofResult(int e) {
        return spread[e] * Math.abs(norm.scale(gamma, e))
                + (beta == null ? 0 : Math.abs(beta[norm.parameterOf(e)]))
                + (spec.residual() == Residual.AFTER && !spec.gate() ? Math.abs(call.residual()[e]) : 0);
    }

    /** An activation passes errors on, enlarged by its slope, and adds at most four units in the last place. */
    double ofY(int e) {
        if (spec.gate()) {
            return (ofResult(e) + Math.abs(forward.scaled()[e])) * ofActivation(transmission[e])
                    + (spec.residual() == Residual.AFTER ? Math.abs(call.residual()[e]) : 0);
        }
        return spec.fused().isActivated() ? steepest() * ofResult(e) + 2 * ofActivation(forward.y()[e]) : ofResult(e);
    }

    /** Below 2⁻²² an activation or its slope may be off by 2⁻²⁴, which the bound of y has room for at 1/13. */
    private double ofActivation(double number) {
        boolean small = spec.fused().isActivated() && Math.abs(number) < 0x1p-22;
        return small ? Math.max(Math.abs(number), 1.0 / Output.Y.units()) : Math.abs(number);
    }

    /** A bound of the slopes: GELU's goes up to 1.129. */
    private double steepest() {
        return Math.max(1.13, Math.abs(spec.slope()));
    }

    /** The gradient of x̂ · γ + β, with what an error of the activation's argument does to its slope. */
    double ofGradient(int e) {
        double bent = spec.fused().activatesResult() ? MOST_CURVED * ofResult(e) : 0;
        double passed = (spec.fused().isActivated() ? 2 : 1) * ofActivation(transmission[e]);
        return Math.abs(call.dy()[e]) * (passed + bent);
    }

    double ofDgate(int e) {
        double slope = ReferenceActivation.slope(spec.activation(), spec.slope(), call.gate()[e]);
        return Math.abs(call.dy()[e]) * ofActivation(slope) * (ofResult(e) + Math.abs(forward.scaled()[e]));
    }

    Distance.Magnitude ofDx() {
        double[] scaled = new double[call.elements()];
        double[] product = new double[call.elements()];
        for (int e = 0; e < scaled.length; e++) {
            scaled[e] = ofGradient(e) * Math.abs(norm.scale(gamma, e));
            product[e] = scaled[e] * spread[e];
        }
        double[] meanScaled = norm.poolMean(scaled);
        double[] meanProduct = norm.pool(product);
        return e -> {
            int s = norm.statisticOf(e);
            return forward.rstd()[s] * amplification[s] * (scaled[e] + meanScaled[s] + spread[e] * meanProduct[s])
                    + (call.dsum() == null ? 0 : Math.abs(call.dsum()[e]));
        };
    }

    private double[] ofInput() {
        double[] magnitude = new double[call.elements()];
        Arrays.setAll(magnitude, e -> Math.abs(call.x()[e]) + ofAddend(e));
        return magnitude;
    }

    private double ofAddend(int e) {
        if (!spec.fused().normalizesSum()) {
            return 0;
        }
        return Math.abs(call.residual()[e]) * (spec.fused().gatesResidual() ? Math.abs(residualGate(e)) : 1);
    }

    private double[] spread() {
        double[] magnitude = ofInput();
        double[] mean = norm.poolMean(magnitude);
        double[] result = new double[call.elements()];
        for (int e = 0; e < result.length; e++) {
            int s = norm.statisticOf(e);
            result[e] = forward.rstd()[s]
                    * (magnitude[e] + (spec.centres() ? Math.max(mean[s], Math.abs(forward.mean()[s])) : 0));
        }
        return result;
    }

    /**
     * A rounded sum has lost up to u of x's magnitude before its spread is measured; an exact input loses nothing. Where that may be
     * as much as the spread itself, rstd is anything.
     */
    private double[] amplification() {
        double[] largest = new double[norm.statistics()];
        Arrays.fill(largest, 1);
        for (int e = 0; spec.fused().normalizesSum() && e < spread.length; e++) {
            int s = norm.statisticOf(e);
            largest[s] = Math.max(largest[s], spread[e]);
        }
        for (int s = 0; s < largest.length; s++) {
            boolean isLost = largest[s] * Distance.UNIT * Output.RSTD.units() > 0.5;
            largest[s] = isLost ? 0x1p60 : largest[s];
        }
        return largest;
    }
}
