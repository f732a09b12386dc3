package io.normforge;

import io.normforge.internal.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What frameworks call the tensors of one normalization layer. A state holds PyTorch's names; these convert a state that
 * came from elsewhere, or goes there. Only names change: shapes and elements stay.
 *
 * <p>Keras and Flax have no {@code num_batches_tracked}. On the way to PyTorch's names it is set to 0 where there are
 * running statistics, on the way from them it is dropped. With cumulative momentum, where batch k has the weight 1/k, a
 * count of 0 means that the first batch in TRAIN replaces what was loaded: set the count with {@link NormState#with}.
 *
 * <p>Keras and Flax fold the biased variance of a batch of n elements per channel into the running one, PyTorch and
 * this library the unbiased, which is n / (n − 1) times as large. A {@code running_var} that was trained there is
 * loaded as it is: in EVAL the layer computes what the original computed. Trained further here, it drifts to the
 * slightly larger convention, by 1 part in n − 1.
 */
public enum StateNames {
    /** {@code weight, bias, running_mean, running_var, num_batches_tracked}. */
    PYTORCH,
    /** {@code gamma, beta, moving_mean, moving_variance}; its RMSNormalization says {@code scale}: use FLAX for that. */
    KERAS,
    /** {@code scale, bias, mean, var}; mean and var stand in the collection {@code batch_stats}. */
    FLAX;

    private static final String COUNT = "num_batches_tracked";

    /**
     * The state of one layer under PyTorch's names.
     *
     * @param state under these names, without prefix; {@link NormState#under} takes one away
     * @throws StateException if a name is none of these
     */
    public NormState toPyTorch(NormState state) {
        NormState renamed = renamed(state, names(), PYTORCH.names());
        boolean counts = renamed.containsKey("running_mean") && !renamed.containsKey(COUNT);
        return counts ? renamed.with(COUNT, StateTensor.scalar(0)) : renamed;
    }

    /**
     * The state of one layer under these names.
     *
     * @param state under PyTorch's names, without prefix
     * @throws StateException if a name is none of PyTorch's
     */
    public NormState fromPyTorch(NormState state) {
        return renamed(state, PYTORCH.names(), names());
    }

    /**
     * PyTorch's momentum for that of Keras or Flax, and the other way round: 1 − momentum. PyTorch's is the weight of
     * the new batch (0.1), theirs that of the old average (0.99). The subtraction is one of decimals, so that 0.99
     * gives 0.01 and not the float beside it.
     *
     * @throws IllegalArgumentException if the momentum is not from 0 to 1
     */
    public static float reverseMomentum(float momentum) {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("momentum is " + momentum + "; it lies between 0 and 1");
        }
        return (float) (1 - Double.parseDouble(Float.toString(momentum)));
    }

    /** In the order of PyTorch's; Keras and Flax end before its last. */
    private List<String> names() {
        return switch (this) {
            case PYTORCH -> List.of("weight", "bias", "running_mean", "running_var", COUNT);
            case KERAS -> List.of("gamma", "beta", "moving_mean", "moving_variance");
            case FLAX -> List.of("scale", "bias", "mean", "var");
        };
    }

    /** What the other side has no name for is dropped. */
    private static NormState renamed(NormState state, List<String> from, List<String> to) {
        Map<String, StateTensor> renamed = new LinkedHashMap<>();
        state.tensors().forEach((name, tensor) -> {
            int index = from.indexOf(name);
            if (index < 0) {
                throw new StateException("the name " + Excerpt.quoted(name) + " is none of " + from
                        + "; take a prefix away with under(prefix) first");
            }
            if (index < to.size()) {
                renamed.put(to.get(index), tensor);
            }
        });
        return NormState.of(renamed);
    }
}
