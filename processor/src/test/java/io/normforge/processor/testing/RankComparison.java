package io.normforge.processor.testing;

import io.normforge.NormType;
import java.util.List;
import java.util.Optional;

/**
 * Runs a layer that shares statistics on two ranks, which have a part of the batch each, one of them maybe nothing: what they compute
 * of all its samples is held against the oracle of the whole, and on every kernel against the first, bit for bit.
 */
public final class RankComparison {

    private final CompiledLayers compiled;
    private final int index;
    private final List<Kernel> kernels;

    public RankComparison(CompiledLayers compiled, int index, List<Kernel> kernels) {
        this.compiled = compiled;
        this.index = index;
        this.kernels = kernels;
    }

    /** Whether a batch has parts of any size, with one scale of all samples. */
    public static boolean isShared(LayerSpec spec) {
        return spec.type() == NormType.SYNC_BATCH
                && !spec.resolved().isConstant(0)
                && !spec.parameterAxes().contains(0);
    }

    /** What is wrong first, in words; nothing where ranks share nothing. */
    public Optional<String> complaint(SpecTrial trial) {
        LayerSpec spec = trial.spec();
        if (!isShared(spec)) {
            return Optional.empty();
        }
        NormCall whole = trial.calls().next(spec, trial.shape());
        int bound = (int) Math.floorMod(trial.seed(), trial.shape()[0] + 1L);
        try {
            return complaint(spec, whole, bound).map(words -> words + ", on two ranks, the first with " + bound);
        } catch (Exception | AssertionError e) {
            return Optional.of(e + ", on two ranks");
        }
    }

    private Optional<String> complaint(LayerSpec spec, NormCall whole, int bound) throws Exception {
        NormResult first = onRanks(kernels.get(0), whole, bound);
        Optional<String> complaint = new OracleComparison(spec, whole).complaint(first);
        for (Kernel kernel : kernels.subList(1, kernels.size())) {
            if (complaint.isEmpty()) {
                complaint = onRanks(kernel, whole, bound)
                        .firstDifference(first)
                        .map(words -> kernel + " against " + kernels.get(0) + ": " + words);
            }
        }
        return complaint;
    }

    private NormResult onRanks(Kernel kernel, NormCall whole, int bound) throws Exception {
        List<LayerHandle> ranks = compiled.onRanks(kernel, index, Ranks.of(2));
        List<NormCall> parts = List.of(whole.rows(0, bound), whole.rows(bound, whole.shape()[0]));
        return NormResult.joined(Ranks.inParallel(2, rank -> ranks.get(rank).run(parts.get(rank))));
    }
}
