package io.normforge.processor.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one forward and one backward call wrote.
 *
 * @param sum null where the call returned none
 * @param mean null in EVAL, like remainder and rstd
 * @param dgate null where there is no gate
 * @param dresidual null where the residual's gradient is dx, or dy, or there is no residual
 * @param dresidualGate null where the residual has no gate
 * @param runningMean of length 0 where the layer tracks no statistics, like runningVariance
 */
public record NormResult(
        float[] y,
        float[] sum,
        float[] mean,
        float[] remainder,
        float[] rstd,
        float[] dx,
        float[] dgate,
        float[] dresidual,
        float[] dresidualGate,
        float[] dgamma,
        float[] dbeta,
        float[] runningMean,
        float[] runningVariance) {

    /** The first place where the bits differ, in words; any NaN equals any other. */
    public Optional<String> firstDifference(NormResult other) {
        return difference(other).map(BitDifference::toString);
    }

    /** The first place where the bits differ; any NaN equals any other. */
    public Optional<BitDifference> difference(NormResult other) {
        Map<String, float[]> theirs = other.byName();
        return byName().entrySet().stream()
                .flatMap(output ->
                        BitDifference.first(output.getKey(), output.getValue(), theirs.get(output.getKey())).stream())
                .findFirst();
    }

    /** What belongs to some of the rows of a batch: all but dγ, dβ, the gradient of a gate of the residual and running statistics, to which every row adds. */
    public NormResult rows(int from, int to, int batch) {
        return new NormResult(
                slice(y, from, to, batch),
                slice(sum, from, to, batch),
                slice(mean, from, to, batch),
                slice(remainder, from, to, batch),
                slice(rstd, from, to, batch),
                slice(dx, from, to, batch),
                slice(dgate, from, to, batch),
                slice(dresidual, from, to, batch),
                null,
                null,
                null,
                null,
                null);
    }

    /** What ranks computed of the parts of one batch: their rows in order, the statistics they share, their gradients' sum. */
    public static NormResult joined(List<NormResult> ranks) {
        NormResult first = ranks.get(0);
        return new NormResult(
                joined(ranks, NormResult::y),
                joined(ranks, NormResult::sum),
                first.mean,
                first.remainder,
                first.rstd,
                joined(ranks, NormResult::dx),
                joined(ranks, NormResult::dgate),
                joined(ranks, NormResult::dresidual),
                null,
                summed(ranks, NormResult::dgamma),
                summed(ranks, NormResult::dbeta),
                first.runningMean,
                first.runningVariance);
    }

    private static float[] joined(List<NormResult> parts, Function<NormResult, float[]> output) {
        if (output.apply(parts.get(0)) == null) {
            return null;
        }
        float[] all = {};
        for (NormResult part : parts) {
            float[] more = output.apply(part);
            all = Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, all, all.length - more.length, more.length);
        }
        return all;
    }

    private static float[] summed(List<NormResult> parts, Function<NormResult, float[]> output) {
        float[] sum = output.apply(parts.get(0)).clone();
        for (NormResult part : parts.subList(1, parts.size())) {
            float[] more = output.apply(part);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        return sum;
    }

    /** The means with what rounding left of them; a statistic computed in double has none, and NaN says so. */
    public double[] fullMean() {
        double[] full = new double[mean.length];
        Arrays.setAll(full, s -> Float.isNaN(remainder[s]) ? mean[s] : (double) mean[s] + remainder[s]);
        return full;
    }

    /** The outputs that are there, by name. */
    public Map<String, float[]> byName() {
        Map<String, float[]> outputs = new LinkedHashMap<>();
        outputs.put("y", y);
        outputs.put("sum", sum);
        outputs.put("mean", mean);
        outputs.put("remainder", remainder);
        outputs.put("rstd", rstd);
        outputs.put("dx", dx);
        outputs.put("dgate", dgate);
        outputs.put("dresidual", dresidual);
        outputs.put("dresidualGate", dresidualGate);
        outputs.put("dgamma", dgamma);
        outputs.put("dbeta", dbeta);
        outputs.put("runningMean", runningMean);
        outputs.put("runningVariance", runningVariance);
        outputs.values().removeIf(values -> values == null);
        return outputs;
    }

    private static float[] slice(float[] values, int from, int to, int batch) {
        if (values == null) {
            return null;
        }
        int perRow = values.length / batch;
        return Arrays.copyOfRange(values, from * perRow, to * perRow);
    }
}
