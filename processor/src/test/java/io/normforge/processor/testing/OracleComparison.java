package io.normforge.processor.testing;

import static io.normforge.processor.testing.ReferenceNorm.widen;

import java.util.ArrayList;
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
        /** dx times the gate of the residual. */
        GATED_DRESIDUAL(35),
        DRESIDUAL_GATE(47),
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

    private final LayerSpec spec;
    private final NormCall call;
    private final ReferenceNorm norm;
    private final ReferenceNorm.Forward forward;
    private final ReferenceNorm.Backward backward;

    /** Of what each output's elements are made. */
    private final Magnitudes magnitudes;

    public OracleComparison(LayerSpec spec, NormCall call) {
        this(spec, call, null);
    }

    /** With statistics that the call is given, where {@code given} is not null. */
    public OracleComparison(LayerSpec spec, NormCall call, StartingState given) {
        this.spec = spec;
        this.call = call;
        norm = new ReferenceNorm(spec, given, call.shape());
        forward = norm.forward(new ReferenceNorm.Inputs(
                widen(call.x()),
                widen(call.residual()),
                widen(call.residualGate()),
                widen(call.gate()),
                spec.hasGamma() ? widen(call.gamma()) : null,
                spec.hasBeta() ? widen(call.beta()) : null));
        backward = norm.backward(forward, widen(call.dy()), widen(call.dsum()));
        magnitudes = new Magnitudes(spec, call, norm, forward);
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
            case "dresidual" -> backward.dresidual();
            case "dresidualGate" -> backward.dresidualGate();
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
                        Stream.of(Distance.of(Output.Y, widen(result.y()), forward.y(), magnitudes::ofY))),
                statistics(result));
        return isNearKink() ? ofForward : Stream.concat(ofForward, gradients(result));
    }

    private Distance sum(NormResult result) {
        return Distance.of(Output.SUM, widen(result.sum()), widen(call.roundedSum(norm)), e -> 1);
    }

    private Stream<Distance> statistics(NormResult result) {
        if (result.mean() == null) {
            return Stream.of();
        }
        return Stream.of(
                Distance.of(Output.MEAN, result.fullMean(), forward.mean(), magnitudes.ofMean()),
                Distance.of(Output.RSTD, widen(result.rstd()), forward.rstd(), magnitudes.ofRstd()));
    }

    private Stream<Distance> gradients(NormResult result) {
        List<Distance> distances = new ArrayList<>();
        distances.add(Distance.of(Output.DX, widen(result.dx()), backward.dx(), magnitudes.ofDx()));
        if (spec.gate()) {
            distances.add(Distance.of(Output.DGATE, widen(result.dgate()), backward.dgate(), magnitudes::ofDgate));
        }
        if (spec.fused().gatesResidual()) {
            distances.addAll(gradientsOfGatedResidual(result));
        } else if (spec.fused().backwardWritesResidualGradient()) {
            distances.add(Distance.of(
                    Output.DRESIDUAL, widen(result.dresidual()), backward.dresidual(), magnitudes::ofGradient));
        }
        if (spec.hasGamma()) {
            distances.add(Distance.of(Output.DGAMMA, widen(result.dgamma()), backward.dgamma(), magnitudes.ofGamma()));
        }
        if (spec.hasBeta()) {
            distances.add(Distance.of(Output.DBETA, widen(result.dbeta()), backward.dbeta(), magnitudes.ofBeta()));
        }
        return distances.stream();
    }

    private List<Distance> gradientsOfGatedResidual(NormResult result) {
        return List.of(
                Distance.of(
                        Output.GATED_DRESIDUAL,
                        widen(result.dresidual()),
                        backward.dresidual(),
                        magnitudes.ofGatedResidual()),
                Distance.of(
                        Output.DRESIDUAL_GATE,
                        widen(result.dresidualGate()),
                        backward.dresidualGate(),
                        magnitudes.ofResidualGate()));
    }

    /** Whether the oracle and a float might see different sides of a point where the activation's slope jumps. */
    private boolean isNearKink() {
        return spec.fused().activatesResult()
                && IntStream.range(0, call.elements())
                        .anyMatch(e -> ReferenceActivation.kinks(spec.activation()).stream()
                                .anyMatch(kink -> Math.abs(forward.argument()[e] - kink)
                                        <= Distance.UNIT * Output.Y.units() * magnitudes.ofResult(e)));
    }
}
