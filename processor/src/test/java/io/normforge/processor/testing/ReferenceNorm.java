package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Residual;
import java.util.Arrays;

/**
 * Every norm by its definition, in double precision, over the axes as they are declared: nothing is merged, nothing is
 * fast, and no line is shared with the processor.
 *
 * <p>Element e belongs to the statistic {@code statistic.of()[e]} and is scaled by the parameter {@code parameter.of()[e]}; both
 * count row-major over their axes. All else is the formula.
 */
public final class ReferenceNorm {

    private final NormType type;
    private final double epsilon;
    private final boolean unitOffset;
    private final Residual residual;
    private final Activation activation;
    private final double slope;
    private final boolean gated;
    private final Cells statistic;
    private final Cells parameter;

    /** What EVAL normalizes by instead of the input's own statistics; null where it does not. */
    private final StartingState given;

    public ReferenceNorm(LayerSpec spec, int... shape) {
        this(spec, null, shape);
    }

    /** With given statistics, where {@code given} is not null. */
    public ReferenceNorm(LayerSpec spec, StartingState given, int... shape) {
        this.given = given;
        type = spec.type();
        epsilon = spec.epsilon();
        unitOffset = spec.unitOffset();
        residual = spec.residual();
        activation = spec.activation();
        slope = spec.slope();
        gated = spec.gate();
        parameter = Cells.along(shape, spec.parameterAxes());
        statistic = statistics(spec, shape);
    }

    private static Cells statistics(LayerSpec spec, int[] shape) {
        int[] pooled = new int[shape.length];
        Arrays.fill(pooled, 1);
        spec.pooledAxes().forEach(axis -> pooled[axis] = shape[axis]);
        if (spec.type() == NormType.GROUP) {
            pooled[spec.channelAxis()] =
                    shape[spec.channelAxis()] / spec.channels().groups();
        }
        return Cells.ofLengths(shape, pooled);
    }

    /** What a call is given; null stands for what is not there. */
    public record Inputs(
            double[] x, double[] residual, double[] residualGate, double[] gate, double[] gamma, double[] beta) {}

    /**
     * What forward computes.
     *
     * @param sum the normalised input: x + residual, or x + residual · its gate, where the residual is added before, else x itself
     * @param normalized x̂
     * @param scaled x̂ · γ + β
     * @param argument what the activation is applied to: the result, with a residual added after, or the gate
     */
    public record Forward(
            Inputs inputs,
            double[] y,
            double[] sum,
            double[] mean,
            double[] rstd,
            double[] normalized,
            double[] scaled,
            double[] argument) {}

    /**
     * What backward computes.
     *
     * @param dresidual null without a residual
     * @param dresidualGate null where the residual has no gate
     * @param dgate null without a gate
     */
    public record Backward(
            double[] dx, double[] dresidual, double[] dresidualGate, double[] dgate, double[] dgamma, double[] dbeta) {}

    public Forward forward(Inputs in) {
        double[] sum = sum(in);
        double[] mean = mean(sum);
        double[] squares = new double[sum.length];
        for (int e = 0; e < squares.length; e++) {
            double deviation = sum[e] - mean[statisticOf(e)];
            squares[e] = deviation * deviation;
        }
        double[] rstd = given == null ? pool(squares) : repeated(given.runningVariance());
        for (int s = 0; s < rstd.length; s++) {
            rstd[s] = 1 / (isUnit() ? Math.max(Math.sqrt(rstd[s]), epsilon) : Math.sqrt(rstd[s] + epsilon));
        }
        double[] normalized = new double[sum.length];
        double[] scaled = new double[sum.length];
        for (int e = 0; e < sum.length; e++) {
            normalized[e] = (sum[e] - mean[statisticOf(e)]) * rstd[statisticOf(e)];
            scaled[e] = normalized[e] * scale(in.gamma(), e) + (in.beta() == null ? 0 : in.beta()[parameterOf(e)]);
        }
        double[] result = residual == Residual.AFTER ? plus(scaled, in.residual()) : scaled;
        double[] gatedResult = gated ? times(scaled, activated(in.gate())) : null;
        double[] gatedSum = gated && residual == Residual.AFTER ? plus(gatedResult, in.residual()) : gatedResult;
        double[] y = gated ? gatedSum : activated(result);
        return new Forward(in, y, sum, mean, rstd, normalized, scaled, gated ? in.gate() : result);
    }

    private double[] sum(Inputs in) {
        return switch (residual) {
            case NONE, AFTER -> in.x();
            case BEFORE -> plus(in.x(), in.residual());
            case GATED -> plus(in.x(), times(in.residual(), ofElements(in.residualGate())));
        };
    }

    /** What varies as γ does, repeated for every element. */
    private double[] ofElements(double[] ofParameters) {
        double[] all = new double[parameter.of().length];
        Arrays.setAll(all, e -> ofParameters[parameterOf(e)]);
        return all;
    }

    private double[] mean(double[] sum) {
        if (given != null) {
            return repeated(given.runningMean());
        }
        return !centres() ? new double[statistics()] : poolMean(sum);
    }

    private boolean centres() {
        return type != NormType.RMS && !isUnit();
    }

    private boolean isUnit() {
        return type == NormType.UNIT;
    }

    /** Of each channel for each sample. */
    private double[] repeated(float[] running) {
        double[] all = new double[statistics()];
        Arrays.setAll(all, s -> running[s % running.length]);
        return all;
    }

    private double[] activated(double[] values) {
        double[] activated = new double[values.length];
        Arrays.setAll(activated, e -> ReferenceActivation.value(activation, slope, values[e]));
        return activated;
    }

    private double[] slopes(double[] values) {
        double[] slopes = new double[values.length];
        Arrays.setAll(slopes, e -> ReferenceActivation.slope(activation, slope, values[e]));
        return slopes;
    }

    /** activation(gate); without a gate, the activation's slope: in either case the gradient of y by x̂ · γ + β. */
    public double[] transmission(Forward forward) {
        return gated ? activated(forward.argument()) : slopes(forward.argument());
    }

    /**
     * The gradients of Σ y · dy [+ Σ sum · dsum].
     *
     * @param dsum null where the sum has no gradient of its own
     */
    public Backward backward(Forward forward, double[] dy, double[] dsum) {
        Inputs in = forward.inputs();
        double[] normalized = forward.normalized();
        double[] dscaled = times(dy, transmission(forward));
        double[] ofNorm = gradientOfSum(forward, dscaled);
        double[] dx = dsum == null ? ofNorm : plus(ofNorm, dsum);
        return new Backward(
                dx,
                residualGradient(in, dy, dscaled, dx),
                residual == Residual.GATED ? sumByParameter(times(dx, in.residual())) : null,
                gated ? times(times(dy, forward.scaled()), slopes(forward.argument())) : null,
                sumByParameter(times(dscaled, normalized)),
                sumByParameter(dscaled));
    }

    /** Of the normalised input, through the norm alone. */
    private double[] gradientOfSum(Forward forward, double[] dscaled) {
        double[] normalized = forward.normalized();
        double[] scaled = new double[dscaled.length];
        for (int e = 0; e < dscaled.length; e++) {
            scaled[e] = dscaled[e] * scale(forward.inputs().gamma(), e);
        }
        boolean fixed = given != null;
        double[] meanScaled = fixed || !centres() ? new double[statistics()] : poolMean(scaled);
        double[] meanProduct = fixed ? new double[statistics()] : pool(times(scaled, normalized));
        for (int s = 0; isUnit() && s < statistics(); s++) {
            boolean dividesByEpsilon = 1 / forward.rstd()[s] <= epsilon;
            meanProduct[s] = dividesByEpsilon ? 0 : meanProduct[s];
        }
        double[] gradient = new double[dscaled.length];
        for (int e = 0; e < gradient.length; e++) {
            int s = statisticOf(e);
            gradient[e] = forward.rstd()[s] * (scaled[e] - meanScaled[s] - normalized[e] * meanProduct[s]);
        }
        return gradient;
    }

    private double[] residualGradient(Inputs in, double[] dy, double[] dscaled, double[] dx) {
        return switch (residual) {
            case NONE -> null;
            case BEFORE -> dx;
            case AFTER -> gated ? dy : dscaled;
            case GATED -> times(dx, ofElements(in.residualGate()));
        };
    }

    /** What squares and g · x̂ are pooled to: their mean, or UNIT's sum. */
    double[] pool(double[] values) {
        double[] pooled = poolMean(values);
        for (int s = 0; isUnit() && s < statistics(); s++) {
            pooled[s] *= (double) values.length / statistics();
        }
        return pooled;
    }

    /** The mean of the values pooled into each statistic. */
    public double[] poolMean(double[] values) {
        return statistic.mean(values);
    }

    /** The sum of the values scaled by each parameter. */
    public double[] sumByParameter(double[] values) {
        return parameter.sum(values);
    }

    /** What x̂ of the element is multiplied with. */
    public double scale(double[] gamma, int element) {
        if (gamma == null) {
            return 1;
        }
        return unitOffset ? 1 + gamma[parameterOf(element)] : gamma[parameterOf(element)];
    }

    public int statisticOf(int element) {
        return statistic.of()[element];
    }

    public int parameterOf(int element) {
        return parameter.of()[element];
    }

    public int statistics() {
        return statistic.count();
    }

    public int parameters() {
        return parameter.count();
    }

    private static double[] plus(double[] left, double[] right) {
        double[] sum = new double[left.length];
        Arrays.setAll(sum, e -> left[e] + right[e]);
        return sum;
    }

    private static double[] times(double[] left, double[] right) {
        double[] product = new double[left.length];
        Arrays.setAll(product, e -> left[e] * right[e]);
        return product;
    }

    /** Floats, widened; null stays null. */
    public static double[] widen(float[] values) {
        if (values == null) {
            return null;
        }
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }
}
