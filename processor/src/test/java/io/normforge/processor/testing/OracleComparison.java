package io.normforge.processor.testing;

import static io.normforge.processor.testing.ReferenceNorm.widen;

import io.normforge.NormType;
import io.normforge.Residual;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a result in float against the oracle in double.
 *
 * <p>The tolerance is u · (6 + √n) · magnitude, with u = 2⁻²⁴. The magnitude of an output is the sum of the magnitudes
 * of the terms it is made of, so that cancellation is allowed for where the definition has it, and nowhere else. 6 is
 * the number of roundings on the way from a sum to an output; √n is what a sum of n terms loses in any order, with a
 * probability that leaves no failures here (Higham, Mary 2019, "A new approach to probabilistic rounding error
 * analysis").
 */
public final class OracleComparison {

    private static final double UNIT = 0x1p-24;
    private static final int ROUNDINGS = 6;

    private final LayerSpec spec;
    private final NormCall call;
    private final ReferenceNorm norm;
    private final double[] gamma;
    private final double[] beta;
    private final ReferenceNorm.Forward forward;
    private final ReferenceNorm.Backward backward;

    /** The input's magnitude in units of its standard deviation: a bound of x̂ before the mean is subtracted. */
    private final double[] spread;

    private final double[] amplification;
    private final double pooled;
    private final double perParameter;

    public OracleComparison(LayerSpec spec, NormCall call) {
        this.spec = spec;
        this.call = call;
        norm = new ReferenceNorm(spec, call.shape());
        gamma = spec.hasGamma() ? widen(call.gamma()) : null;
        beta = spec.hasBeta() ? widen(call.beta()) : null;
        forward = norm.forward(widen(call.x()), widen(call.residual()), gamma, beta);
        backward = norm.backward(forward, gamma, widen(call.dy()), widen(call.dsum()));
        pooled = (double) call.elements() / norm.statistics();
        perParameter = (double) call.elements() / norm.parameters();
        spread = spread();
        amplification = amplification();
    }

    /** The first output outside its tolerance, in words. */
    public Optional<String> complaint(NormResult result) {
        return Stream.<Optional<String>>of(
                        checkSum(result),
                        check("y", result.y(), forward.y(), this::magnitudeOfY, pooled),
                        checkStatistics(result),
                        check("dx", result.dx(), backward.dx(), magnitudeOfDx(), pooled),
                        spec.hasGamma() ? checkGamma(result) : Optional.empty(),
                        spec.hasBeta() ? checkBeta(result) : Optional.empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The sum is one addition in float: there is nothing to tolerate. */
    private Optional<String> checkSum(NormResult result) {
        return result.sum() == null
                ? Optional.empty()
                : check("sum", result.sum(), widen(call.roundedSum()), e -> 0, 0);
    }

    private Optional<String> checkStatistics(NormResult result) {
        double[] magnitude = norm.poolMean(magnitudeOfInput());
        return Stream.of(
                        check("mean", result.fullMean(), forward.mean(), s -> magnitude[s], pooled),
                        check("rstd", result.rstd(), forward.rstd(), s -> forward.rstd()[s] * amplification[s], pooled))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> checkGamma(NormResult result) {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, e -> Math.abs(call.dy()[e]) * spread[e]);
        double[] magnitude = norm.sumByParameter(terms);
        return check("dgamma", result.dgamma(), backward.dgamma(), p -> magnitude[p], pooled + perParameter);
    }

    private Optional<String> checkBeta(NormResult result) {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, e -> Math.abs(call.dy()[e]));
        double[] magnitude = norm.sumByParameter(terms);
        return check("dbeta", result.dbeta(), backward.dbeta(), p -> magnitude[p], perParameter);
    }

    private double magnitudeOfY(int e) {
        return spread[e] * Math.abs(norm.scale(gamma, e))
                + (beta == null ? 0 : Math.abs(beta[norm.parameterOf(e)]))
                + (spec.residual() == Residual.AFTER ? Math.abs(call.residual()[e]) : 0);
    }

    private Magnitude magnitudeOfDx() {
        double[] scaled = new double[call.elements()];
        double[] product = new double[call.elements()];
        for (int e = 0; e < scaled.length; e++) {
            scaled[e] = Math.abs(call.dy()[e] * norm.scale(gamma, e));
            product[e] = scaled[e] * spread[e];
        }
        double[] meanScaled = norm.poolMean(scaled);
        double[] meanProduct = norm.poolMean(product);
        return e -> {
            int s = norm.statisticOf(e);
            return forward.rstd()[s] * amplification[s] * (scaled[e] + meanScaled[s] + spread[e] * meanProduct[s])
                    + (call.dsum() == null ? 0 : Math.abs(call.dsum()[e]));
        };
    }

    private double[] magnitudeOfInput() {
        double[] magnitude = new double[call.elements()];
        Arrays.setAll(
                magnitude,
                e -> Math.abs(call.x()[e]) + (spec.residual() == Residual.BEFORE ? Math.abs(call.residual()[e]) : 0));
        return magnitude;
    }

    private double[] spread() {
        double[] magnitude = magnitudeOfInput();
        double[] mean = norm.poolMean(magnitude);
        double[] result = new double[call.elements()];
        for (int e = 0; e < result.length; e++) {
            int s = norm.statisticOf(e);
            result[e] = forward.rstd()[s] * (magnitude[e] + (spec.type() == NormType.LAYER ? mean[s] : 0));
        }
        return result;
    }

    /** A rounded sum has lost up to u of x's magnitude before its spread is measured; an exact input loses nothing. */
    private double[] amplification() {
        double[] largest = new double[norm.statistics()];
        Arrays.fill(largest, 1);
        for (int e = 0; spec.residual() == Residual.BEFORE && e < spread.length; e++) {
            int s = norm.statisticOf(e);
            largest[s] = Math.max(largest[s], spread[e]);
        }
        return largest;
    }

    private Optional<String> check(String name, float[] ours, double[] expected, Magnitude magnitude, double terms) {
        return check(name, widen(ours), expected, magnitude, terms);
    }

    private static Optional<String> check(
            String name, double[] ours, double[] expected, Magnitude magnitude, double terms) {
        if (ours.length != expected.length) {
            return Optional.of(name + " has " + ours.length + " elements, not " + expected.length);
        }
        for (int i = 0; i < ours.length; i++) {
            double tolerance = UNIT * (ROUNDINGS + Math.sqrt(terms)) * magnitude.of(i);
            if (!(Math.abs(ours[i] - expected[i]) <= tolerance)) {
                return Optional.of(name + "[" + i + "] of " + ours.length + " is " + ours[i] + ", the oracle says "
                        + expected[i] + " ± " + tolerance);
            }
        }
        return Optional.empty();
    }

    /** The sum of the magnitudes of the terms of one element of an output. */
    private interface Magnitude {
        double of(int index);
    }
}
