package io.normforge.processor.testing;

import static io.normforge.processor.testing.ReferenceNorm.widen;

import io.normforge.Residual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds a result in float against the oracle in double, in units of 2⁻²⁴ of each element's magnitude: the sum of the
 * magnitudes of the terms it is made of, so that cancellation is allowed for where the definition has it, and nowhere else.
 *
 * <p>How many units an output may be off for any data at all is derived in docs/semantics.md, step by step; {@link Output}
 * has the sums. That every rounding errs as far as it can, and in the same direction, does not happen: what happens is
 * measured by {@link #worst}.
 */
public final class OracleComparison {

    /** The outputs, and how many units each may be off. */
    public enum Output {
        /** One addition: there is nothing to tolerate. */
        SUM(0),
        MEAN(4),
        RSTD(4),
        Y(13),
        DX(34),
        DGATE(14),
        DRESIDUAL(14),
        DGAMMA(24),
        DBETA(14);

        private final int units;

        Output(int units) {
            this.units = units;
        }

        /** The bound. */
        public int units() {
            return units;
        }
    }

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
        spread = spread();
        amplification = amplification();
    }

    /** The first output outside its bound, in words. */
    public Optional<String> complaint(NormResult result) {
        return distances(result)
                .filter(distance -> !(distance.units() <= distance.output().units()))
                .map(Distance::words)
                .findFirst();
    }

    /** The oracle's value of one element; empty for outputs that it does not have, and for running statistics. */
    OptionalDouble expected(String output, int index) {
        double[] values = switch (output) {
            case "y" -> forward.y();
            case "sum" -> forward.sum();
            case "mean" -> forward.mean();
            case "rstd" -> forward.rstd();
            case "dx" -> backward.dx();
            case "dgate" -> backward.dgate();
            case "dresidual" -> backward.dscaled();
            case "dgamma" -> backward.dgamma();
            case "dbeta" -> backward.dbeta();
            default -> null;
        };
        return values == null ? OptionalDouble.empty() : OptionalDouble.of(values[index]);
    }

    /** How far off each output is. */
    public List<Distance> worst(NormResult result) {
        return distances(result).toList();
    }

    private Stream<Distance> distances(NormResult result) {
        Stream<Distance> ofForward = Stream.concat(
                Stream.concat(
                        result.sum() == null ? Stream.of() : Stream.of(sum(result)),
                        Stream.of(Distance.of(Output.Y, widen(result.y()), forward.y(), this::magnitudeOfY))),
                statistics(result));
        return isNearKink() ? ofForward : Stream.concat(ofForward, gradients(result));
    }

    private Distance sum(NormResult result) {
        return Distance.of(Output.SUM, widen(result.sum()), widen(call.roundedSum()), e -> 1);
    }

    private Stream<Distance> statistics(NormResult result) {
        if (result.mean() == null) {
            return Stream.of();
        }
        double[] magnitude = norm.poolMean(magnitudeOfInput());
        return Stream.of(
                Distance.of(Output.MEAN, result.fullMean(), forward.mean(), s -> magnitude[s]),
                Distance.of(
                        Output.RSTD, widen(result.rstd()), forward.rstd(), s -> forward.rstd()[s] * amplification[s]));
    }

    private Stream<Distance> gradients(NormResult result) {
        List<Distance> distances = new ArrayList<>();
        distances.add(Distance.of(Output.DX, widen(result.dx()), backward.dx(), magnitudeOfDx()));
        if (spec.gate()) {
            distances.add(Distance.of(Output.DGATE, widen(result.dgate()), backward.dgate(), this::magnitudeOfDgate));
        }
        if (spec.fused().backwardWritesResidualGradient()) {
            distances.add(Distance.of(
                    Output.DRESIDUAL, widen(result.dresidual()), backward.dscaled(), this::magnitudeOfGradient));
        }
        if (spec.hasGamma()) {
            distances.add(Distance.of(Output.DGAMMA, widen(result.dgamma()), backward.dgamma(), magnitudeOfGamma()));
        }
        if (spec.hasBeta()) {
            distances.add(Distance.of(Output.DBETA, widen(result.dbeta()), backward.dbeta(), magnitudeOfBeta()));
        }
        return distances.stream();
    }

    /** Whether the oracle and a float might see different sides of a point where the activation's slope jumps. */
    private boolean isNearKink() {
        return spec.fused().activatesResult()
                && IntStream.range(0, call.elements())
                        .anyMatch(e -> ReferenceActivation.kinks(spec.activation()).stream()
                                .anyMatch(kink -> Math.abs(forward.argument()[e] - kink)
                                        <= Distance.UNIT * Output.Y.units() * magnitudeOfResult(e)));
    }

    private Distance.Magnitude magnitudeOfGamma() {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, e -> magnitudeOfGradient(e) * spread[e]);
        double[] magnitude = norm.sumByParameter(terms);
        return p -> magnitude[p];
    }

    private Distance.Magnitude magnitudeOfBeta() {
        double[] terms = new double[call.elements()];
        Arrays.setAll(terms, this::magnitudeOfGradient);
        double[] magnitude = norm.sumByParameter(terms);
        return p -> magnitude[p];
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
        return spec.fused().isActivated()
                ? steepest() * magnitudeOfResult(e) + 2 * ofActivation(forward.y()[e])
                : magnitudeOfResult(e);
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
    private double magnitudeOfGradient(int e) {
        double bent = spec.fused().activatesResult() ? MOST_CURVED * magnitudeOfResult(e) : 0;
        double passed = (spec.fused().isActivated() ? 2 : 1) * ofActivation(transmission[e]);
        return Math.abs(call.dy()[e]) * (passed + bent);
    }

    private double magnitudeOfDgate(int e) {
        double slope = ReferenceActivation.slope(spec.activation(), spec.slope(), call.gate()[e]);
        return Math.abs(call.dy()[e]) * ofActivation(slope) * (magnitudeOfResult(e) + Math.abs(forward.scaled()[e]));
    }

    private Distance.Magnitude magnitudeOfDx() {
        double[] scaled = new double[call.elements()];
        double[] product = new double[call.elements()];
        for (int e = 0; e < scaled.length; e++) {
            scaled[e] = magnitudeOfGradient(e) * Math.abs(norm.scale(gamma, e));
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

    /**
     * A rounded sum has lost up to u of x's magnitude before its spread is measured; an exact input loses nothing. Where that may be
     * as much as the spread itself, rstd is anything.
     */
    private double[] amplification() {
        double[] largest = new double[norm.statistics()];
        Arrays.fill(largest, 1);
        for (int e = 0; spec.residual() == Residual.BEFORE && e < spread.length; e++) {
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
