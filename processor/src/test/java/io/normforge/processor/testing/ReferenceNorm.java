package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Residual;
import java.util.Arrays;

/**
 * Every norm by its definition, in double precision, over the axes as they are declared: nothing is merged, nothing is
 * fast, and no line is shared with the processor.
 *
 * <p>Element e belongs to the statistic {@code statistic[e]} and is scaled by the parameter {@code parameter[e]}; both
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
    private final int statistics;
    private final int parameters;
    private final int[] statistic;
    private final int[] parameter;

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
        boolean[] kept = new boolean[shape.length];
        Arrays.fill(kept, true);
        spec.pooledAxes().forEach(axis -> kept[axis] = false);
        boolean[] affine = new boolean[shape.length];
        spec.parameterAxes().forEach(axis -> affine[axis] = true);
        int[] cell = new int[shape.length];
        Arrays.fill(cell, 1);
        parameters = sizeOf(shape, affine, cell);
        parameter = indexAlong(shape, affine, cell);
        if (spec.type() == NormType.GROUP) {
            kept[spec.channelAxis()] = true;
            cell[spec.channelAxis()] =
                    shape[spec.channelAxis()] / spec.channels().groups();
        }
        statistics = sizeOf(shape, kept, cell);
        statistic = indexAlong(shape, kept, cell);
    }

    /**
     * What forward computes.
     *
     * @param sum the normalised input: x + residual where the residual is added before, else x itself
     * @param normalized x̂
     * @param scaled x̂ · γ + β
     * @param argument what the activation is applied to: the result, with a residual added after, or the gate
     */
    public record Forward(
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
     * @param dx also the residual's gradient where the residual is added before
     * @param dscaled the gradient of x̂ · γ + β, and of a residual added to it before the activation
     * @param dgate null without a gate
     */
    public record Backward(double[] dx, double[] dscaled, double[] dgate, double[] dgamma, double[] dbeta) {}

    /** Null stands for a residual, gate, γ or β that is not there. */
    public Forward forward(double[] x, double[] addend, double[] gate, double[] gamma, double[] beta) {
        double[] sum = residual == Residual.BEFORE ? plus(x, addend) : x;
        double[] mean = mean(sum);
        double[] squares = new double[x.length];
        for (int e = 0; e < x.length; e++) {
            double deviation = sum[e] - mean[statistic[e]];
            squares[e] = deviation * deviation;
        }
        double[] rstd = given == null ? pool(squares) : repeated(given.runningVariance());
        for (int s = 0; s < statistics; s++) {
            rstd[s] = 1 / (isUnit() ? Math.max(Math.sqrt(rstd[s]), epsilon) : Math.sqrt(rstd[s] + epsilon));
        }
        double[] normalized = new double[x.length];
        double[] scaled = new double[x.length];
        for (int e = 0; e < x.length; e++) {
            normalized[e] = (sum[e] - mean[statistic[e]]) * rstd[statistic[e]];
            scaled[e] = normalized[e] * scale(gamma, e) + (beta == null ? 0 : beta[parameter[e]]);
        }
        double[] result = residual == Residual.AFTER ? plus(scaled, addend) : scaled;
        double[] gatedResult = gated ? times(scaled, activated(gate)) : null;
        double[] gatedSum = gated && residual == Residual.AFTER ? plus(gatedResult, addend) : gatedResult;
        double[] y = gated ? gatedSum : activated(result);
        return new Forward(y, sum, mean, rstd, normalized, scaled, gated ? gate : result);
    }

    private double[] mean(double[] sum) {
        if (given != null) {
            return repeated(given.runningMean());
        }
        return !centres() ? new double[statistics] : poolMean(sum);
    }

    private boolean centres() {
        return type != NormType.RMS && !isUnit();
    }

    private boolean isUnit() {
        return type == NormType.UNIT;
    }

    /** Of each channel for each sample. */
    private double[] repeated(float[] running) {
        double[] all = new double[statistics];
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
    public Backward backward(Forward forward, double[] gamma, double[] dy, double[] dsum) {
        double[] normalized = forward.normalized();
        double[] dscaled = times(dy, transmission(forward));
        double[] scaled = new double[dy.length];
        for (int e = 0; e < dy.length; e++) {
            scaled[e] = dscaled[e] * scale(gamma, e);
        }
        boolean fixed = given != null;
        double[] meanScaled = fixed || !centres() ? new double[statistics] : poolMean(scaled);
        double[] meanProduct = fixed ? new double[statistics] : pool(times(scaled, normalized));
        for (int s = 0; isUnit() && s < statistics; s++) {
            boolean dividesByEpsilon = 1 / forward.rstd()[s] <= epsilon;
            meanProduct[s] = dividesByEpsilon ? 0 : meanProduct[s];
        }
        double[] dx = new double[dy.length];
        for (int e = 0; e < dy.length; e++) {
            int s = statistic[e];
            dx[e] = forward.rstd()[s] * (scaled[e] - meanScaled[s] - normalized[e] * meanProduct[s]);
        }
        double[] dgate = gated ? times(times(dy, forward.scaled()), slopes(forward.argument())) : null;
        return new Backward(
                dsum == null ? dx : plus(dx, dsum),
                dscaled,
                dgate,
                sumByParameter(times(dscaled, normalized)),
                sumByParameter(dscaled));
    }

    /** What squares and g · x̂ are pooled to: their mean, or UNIT's sum. */
    double[] pool(double[] values) {
        double[] pooled = poolMean(values);
        for (int s = 0; isUnit() && s < statistics; s++) {
            pooled[s] *= (double) values.length / statistics;
        }
        return pooled;
    }

    /** The mean of the values pooled into each statistic. */
    public double[] poolMean(double[] values) {
        double[] mean = new double[statistics];
        int[] count = new int[statistics];
        for (int e = 0; e < values.length; e++) {
            mean[statistic[e]] += values[e];
            count[statistic[e]]++;
        }
        for (int s = 0; s < statistics; s++) {
            mean[s] /= count[s];
        }
        return mean;
    }

    /** The sum of the values scaled by each parameter. */
    public double[] sumByParameter(double[] values) {
        double[] sum = new double[parameters];
        for (int e = 0; e < values.length; e++) {
            sum[parameter[e]] += values[e];
        }
        return sum;
    }

    /** What x̂ of the element is multiplied with. */
    public double scale(double[] gamma, int element) {
        if (gamma == null) {
            return 1;
        }
        return unitOffset ? 1 + gamma[parameter[element]] : gamma[parameter[element]];
    }

    public int statisticOf(int element) {
        return statistic[element];
    }

    public int parameterOf(int element) {
        return parameter[element];
    }

    public int statistics() {
        return statistics;
    }

    public int parameters() {
        return parameters;
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

    private static int sizeOf(int[] shape, boolean[] chosen, int[] cell) {
        int size = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            size *= chosen[axis] ? shape[axis] / cell[axis] : 1;
        }
        return size;
    }

    /** For every element of the shape, its row-major index over the chosen axes alone, in cells of so many. */
    private static int[] indexAlong(int[] shape, boolean[] chosen, int[] cell) {
        int[] index = new int[Arrays.stream(shape).reduce(1, (left, right) -> left * right)];
        for (int e = 0; e < index.length; e++) {
            int rest = e;
            int stride = 1;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                int position = rest % shape[axis] / cell[axis];
                rest /= shape[axis];
                if (chosen[axis]) {
                    index[e] += position * stride;
                    stride *= shape[axis] / cell[axis];
                }
            }
        }
        return index;
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
