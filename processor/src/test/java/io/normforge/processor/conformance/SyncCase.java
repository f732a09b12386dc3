package io.normforge.processor.conformance;

import static io.normforge.processor.conformance.TorchCase.widen;
import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Mode;
import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.conformance.ConformanceCase.Tensor;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.Ranks;
import io.normforge.processor.testing.StartingState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** A case of ranks with a part of the batch each. */
record SyncCase(ConformanceCase source, LayerSpec spec) implements TorchCase {

    static SyncCase of(ConformanceCase source) {
        return new SyncCase(source, CaseSpec.ofAnyBatch(source, "SyncBatchNorm", "x_rank0"));
    }

    @Override
    public int ranks() {
        return source.attributes().integer("world_size");
    }

    /** What ranks send each other, their counts, means and squared deviations, is not seen from outside. */
    @Override
    public Map<String, Expected> expected() {
        Map<String, Expected> expected = new LinkedHashMap<>(source.expected());
        expected.keySet().removeIf(output -> output.equals("global_count") || output.startsWith("local_"));
        return expected;
    }

    @Override
    public Outcome run(List<LayerHandle> ranks) {
        StartingState state = new StartingState(Mode.TRAIN, source.input("running_mean"), source.input("running_var"));
        List<NormResult> results = inParallel(rank -> ranks.get(rank).run(call(rank), state));
        return new Outcome(outputs(results), results);
    }

    private List<NormResult> inParallel(IntFunction<NormResult> work) {
        try {
            return Ranks.inParallel(ranks(), work);
        } catch (Exception e) {
            throw new AssertionError(source + " fails", e);
        }
    }

    private NormCall call(int rank) {
        Tensor x = source.inputs().get("x_rank" + rank);
        float[] dy = source.input("dy_rank" + rank);
        return new NormCall(x.shape(), x.data(), null, null, dy, null, source.input("weight"), source.input("bias"));
    }

    private Map<String, double[]> outputs(List<NormResult> results) {
        NormResult first = results.get(0);
        Map<String, double[]> outputs = new LinkedHashMap<>();
        outputs.put("running_mean", widen(first.runningMean()));
        outputs.put("running_var", widen(first.runningVariance()));
        outputs.put("global_mean", first.fullMean());
        outputs.put("global_inv_std", widen(first.rstd()));
        outputs.put("grad_weight_total", widen(NormResult.joined(results).dgamma()));
        outputs.put("grad_bias_total", widen(NormResult.joined(results).dbeta()));
        for (int rank = 0; rank < results.size(); rank++) {
            NormResult result = results.get(rank);
            outputs.put("y_rank" + rank, widen(result.y()));
            outputs.put("grad_x_rank" + rank, widen(result.dx()));
            outputs.put("grad_weight_rank" + rank, widen(result.dgamma()));
            outputs.put("grad_bias_rank" + rank, widen(result.dbeta()));
            assertThat(result.runningMean()).as("%s, rank %d", source, rank).containsExactly(first.runningMean());
            assertThat(result.runningVariance())
                    .as("%s, rank %d", source, rank)
                    .containsExactly(first.runningVariance());
        }
        return outputs;
    }
}
