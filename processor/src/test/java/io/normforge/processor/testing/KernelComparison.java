package io.normforge.processor.testing;

import io.normforge.Mode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Runs a trial on every kernel: the first kernel's results are held against the oracle, those of the others against the
 * first, bit for bit. In TRAIN, in EVAL where the layer tracks statistics, and on extreme inputs, where no oracle says how
 * exact a result is.
 */
public final class KernelComparison {

    private final List<LayerHandle> onEachKernel;

    /** One layer, on each of the kernels. */
    public KernelComparison(List<LayerHandle> onEachKernel) {
        this.onEachKernel = onEachKernel;
    }

    /** What is wrong first, in words. */
    public Optional<String> complaint(SpecTrial trial) {
        RandomCalls calls = trial.calls();
        NormCall call = calls.next(trial.spec(), trial.shape());
        NormCall extreme = calls.nextExtreme(trial.spec(), trial.shape());
        try {
            return withOracle(call, StartingState.INITIAL)
                    .or(() -> trial.spec().tracks()
                            ? withOracle(call, calls.evaluation(onEachKernel.get(0)))
                            : Optional.empty())
                    .or(() -> disagreement(extreme, StartingState.INITIAL).map(words -> words + ", on extreme inputs"));
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e.toString());
        }
    }

    private Optional<String> withOracle(NormCall call, StartingState state) {
        LayerHandle first = onEachKernel.get(0);
        return oracle(call, state)
                .complaint(first.run(call, state))
                .map(words -> first.kernel() + ": " + words)
                .or(() -> disagreement(call, state))
                .map(words -> state.mode() + ", " + words);
    }

    private OracleComparison oracle(NormCall call, StartingState state) {
        return new OracleComparison(onEachKernel.get(0).spec(), call, state.mode() == Mode.EVAL ? state : null);
    }

    private Optional<String> disagreement(NormCall call, StartingState state) {
        LayerHandle first = onEachKernel.get(0);
        NormResult result = first.run(call, state);
        return onEachKernel.stream()
                .skip(1)
                .flatMap(other -> other
                        .run(call, state)
                        .difference(result)
                        .map(difference -> other.where() + " against " + first.kernel() + ": " + difference
                                + oracleOn(difference, call, state))
                        .stream())
                .findFirst();
    }

    private String oracleOn(BitDifference difference, NormCall call, StartingState state) {
        OptionalDouble expected = difference.index() < 0
                ? OptionalDouble.empty()
                : oracle(call, state).expected(difference.output(), difference.index());
        return expected.isPresent()
                ? ", the oracle says " + expected.getAsDouble()
                        + " (0x%08x)".formatted(Float.floatToRawIntBits((float) expected.getAsDouble()))
                : ", of which the oracle says nothing";
    }
}
