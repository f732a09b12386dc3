package io.normforge.processor.testing;

import static io.normforge.processor.testing.ReferenceNorm.widen;

import io.normforge.Residual;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** A bound of the second derivatives, where they exist: GELU's at 0 is 0.798. */
    private static final double MOST_CURVED = 0.8;

    private final LayerSpec spec;
    private final NormCall call;
    private final ReferenceNorm norm;
    private final double[] gamma;
    private final double[] beta;
    private final ReferenceNorm.Forward forward;
    private final ReferenceNorm.Backward backward;

    /** What dy is multiplied by on its way to x̂ · γ + β. */
    private final double[] transmission;

    /** The input's magnitude in units of its standard deviation: a bound of x̂ before the mean is subtracted. */
    private final double[] spread;

    private final double[] amplification;
    private final double pooled;
    private final double perParameter;

    public OracleComparison(LayerSpec spec, NormCall call) {
        this(spec, call, null);
    }

    /** With statistics that the call is given, where {@code given} is not null. */
    public OracleComparison(LayerSpec spec, NormCall call, StartingState given) {
        this.spec = spec;
        this.call = call;
        norm = new ReferenceNorm(spec, given, call.shape());
        gamma = spec.hasGamma() ? widen(call.gamma()) : null;
        beta = spec.hasBeta() ? widen(call.beta()) : null;
        forward = norm.forward(widen(call.x()), widen(call.residual()), widen(call.gate()), gamma, beta);
        transmission = norm.transmission(forward);
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
                        isNearKink() ? Optional.empty() : checkGradients(result))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> checkGradients(NormResult result) {
        return Stream.<Optional<String>>of(
                        check("dx", result.dx(), backward.dx(), magnitudeOfDx(), pooled),
                        spec.gate()
                                ? check("dgate", result.dgate(), backward.dgate(), this::magnitudeOfDgate, pooled)
                                : Optional.empty(),
                        spec.backwardWritesResidualGradient()
                                ? check(
                                        "dresidual",
                                        result.dresidual(),
                                        backward.dscaled(),
                                        this::magnitudeOfGradient,
                                        pooled)
                                : Optional.empty(),
                        spec.hasGamma() ? checkGamma(result) : Optional.empty(),
                        spec.hasBeta() ? checkBeta(result) : Optional.empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the oracle and a float might see different sides of a point where the activation's slope jumps. */
    private boolean isNearKink() {
        return spec.activatesResult()
                && IntStream.range(0, call.elements())
                        .anyMatch(e -> ReferenceActivation.kinks(spec.activation()).stream()
                                .anyMatch(kink -> Math.abs(forward.argument()[e] - kink)
                                        <= tolerance(magnitudeOfResult(e), pooled)));
    }

    /** The sum is one addition in float: there is nothing to tolerate. */
    private Optional<String> checkSum(NormResult result) {
        return result.sum() == null
                ? Optional.empty()
                : check("sum", result.sum(), widen(call.roundedSum()), e -> 0, 0);
    }

    private Optional<String> checkStatistics(NormResult result) {
        if (result.mean() == null) {
            return Optional.empty();
        }
        double[] magnitude = norm.poolMean(magnitudeOfInput());
        return Stream.of(
                        check("mean", result.fullMean(), forward.mean(), s -> magnitude[s], pooled),
                        check("rstd", result.rstd(), forward.rstd(), s -> forward.rstd()[s] * amplification[s], pooled))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> checkGamma(NormResult result) {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, e -> magnitudeOfGradient(e) * spread[e]);
        double[] magnitude = norm.sumByParameter(terms);
        return check("dgamma", result.dgamma(), backward.dgamma(), p -> magnitude[p], pooled + perParameter);
    }

    private Optional<String> checkBeta(NormResult result) {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, this::magnitudeOfGradient);
        double[] magnitude = norm.sumByParameter(terms);
        return check("dbeta", result.dbeta(), backward.dbeta(), p -> magnitude[p], perParameter);
    }

    /** x̂ · γ + β, and the residual where the activation is applied to the sum. */
    private double magnitudeOfResult(int e) {
        return spread[e] * Math.abs(norm.scale(gamma, e))
                + (beta == null ? 0 : Math.abs(beta[norm.parameterOf(e)]))
                + (spec.residual() == Residual.AFTER && !spec.gate() ? Math.abs(call.residual()[e]) : 0);
    }

    /** An activation passes errors on, enlarged by its slope, and adds at most four units in the last place. */
    private double magnitudeOfY(int e) {
        if (spec.gate()) {
            return (magnitudeOfResult(e) + Math.abs(forward.scaled()[e])) * ofActivation(transmission[e])
                    + (spec.residual() == Residual.AFTER ? Math.abs(call.residual()[e]) : 0);
        }
        return spec.isActivated()
                ? steepest() * magnitudeOfResult(e) + 2 * ofActivation(forward.y()[e])
                : magnitudeOfResult(e);
    }

    /** Below 2⁻²² an activation or its slope may be off by 2⁻²⁴, which is the tolerance of 1/6. */
    private double ofActivation(double number) {
        boolean small = spec.isActivated() && Math.abs(number) < 0x1p-22;
        return small ? Math.max(Math.abs(number), 1.0 / ROUNDINGS) : Math.abs(number);
    }

    /** A bound of the slopes: GELU's goes up to 1.129. */
    private double steepest() {
        return Math.max(1.13, Math.abs(spec.slope()));
    }

    /** The gradient of x̂ · γ + β, with what an error of the activation's argument does to its slope. */
    private double magnitudeOfGradient(int e) {
        double bent = spec.activatesResult() ? MOST_CURVED * magnitudeOfResult(e) : 0;
        double passed = (spec.isActivated() ? 2 : 1) * ofActivation(transmission[e]);
        return Math.abs(call.dy()[e]) * (passed + bent);
    }

    private double magnitudeOfDgate(int e) {
        double slope = ReferenceActivation.slope(spec.activation(), spec.slope(), call.gate()[e]);
        return Math.abs(call.dy()[e]) * ofActivation(slope) * (magnitudeOfResult(e) + Math.abs(forward.scaled()[e]));
    }

    private Magnitude magnitudeOfDx() {
        double[] scaled = new double[call.elements()];
        double[] product = new double[call.elements()];
        for (int e = 0; e < scaled.length; e++) {
            scaled[e] = magnitudeOfGradient(e) * Math.abs(norm.scale(gamma, e));
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
            result[e] = forward.rstd()[s]
                    * (magnitude[e] + (spec.centres() ? Math.max(mean[s], Math.abs(forward.mean()[s])) : 0));
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
            double tolerance = tolerance(magnitude.of(i), terms);
            if (!(Math.abs(ours[i] - expected[i]) <= tolerance)) {
                return Optional.of(name + "[" + i + "] of " + ours.length + " is " + ours[i] + ", the oracle says "
                        + expected[i] + " ± " + tolerance);
            }
        }
        return Optional.empty();
    }

    private static double tolerance(double magnitude, double terms) {
        return UNIT * (ROUNDINGS + Math.sqrt(terms)) * magnitude;
    }

    /** The sum of the magnitudes of the terms of one element of an output. */
    private interface Magnitude {
        double of(int index);
    }
}
