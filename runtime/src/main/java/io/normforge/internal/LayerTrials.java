package io.normforge.internal;

import io.normforge.Backend;
import io.normforge.Mode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where all layers of one class stand between plain and vector kernels: a {@link KernelTrial} for each method, and one more
 * for its form that goes by given statistics. Generated code says how to construct and call the layer, and keeps this in a
 * static field of it, so it lives as long as the class.
 *
 * @param <L> the layer
 */
public abstract class LayerTrials<L> {

    private final Class<L> type;
    private final String title;
    private final int arrays;
    private final List<String> methods;
    private final int[] generatedLanes;
    private final KernelTrial[] trials;

    /**
     * Nothing called yet.
     *
     * @param title what messages call the layer
     * @param arrays how many arrays a call has at most
     * @param methods the names of its methods, in the order of their numbers
     * @param generatedLanes the widths of its vector kernels
     */
    @SuppressWarnings("this-escape") // trials keep it for later, when layers are called
    protected LayerTrials(Class<L> type, String title, int arrays, List<String> methods, int... generatedLanes) {
        this.type = type;
        this.title = title;
        this.arrays = arrays;
        this.methods = methods;
        this.generatedLanes = generatedLanes;
        trials = new KernelTrial[2 * methods.size()];
        for (int i = 0; i < trials.length; i++) {
            trials[i] = new KernelTrial(title, this, i / 2, i % 2 == 1);
        }
    }

    /**
     * A layer on that back end.
     *
     * @param sizes those of a call, and behind them what its constructor takes
     */
    protected abstract L layer(Mode mode, Backend backend, int[] sizes);

    /** Calls one of its methods, with as many of the arrays as it takes, all from their start. */
    protected abstract void call(L layer, int method, float[][] arrays, boolean[] valid, int[] sizes);

    Class<L> type() {
        return type;
    }

    int[] generatedLanes() {
        return generatedLanes;
    }

    /** Where calls of a method stand. */
    public KernelTrial of(int method, boolean given) {
        return trials[2 * method + (given ? 1 : 0)];
    }

    /** VECTOR where one of the methods has moved to it. */
    Backend backend() {
        for (KernelTrial trial : trials) {
            if (trial.lanes() > 0) {
                return Backend.VECTOR;
            }
        }
        return Backend.PLAIN;
    }

    /** What is known of each method that was called, in one line. */
    String reason() {
        String called = List.of(trials).stream()
                .map(KernelTrial::reason)
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
        return called.isEmpty() ? "plain kernels answer the first calls; " + KernelTrial.UNTRIED : called;
    }

    /** Waits until every method that was called is settled. */
    void settle() {
        for (KernelTrial trial : trials) {
            trial.settle();
        }
    }

    String name(int method, boolean given) {
        return methods.get(method) + (given ? " by running statistics" : "");
    }

    /** A method on scratch data, on one back end, ready to be called many times. */
    Runnable scratch(int method, boolean given, Backend backend, ScratchData data) {
        L layer = layer(given ? Mode.EVAL : Mode.TRAIN, backend, data.sizes());
        String name = methods.get(method);
        if (name.startsWith("backward") && !given) {
            int forward = methods.indexOf(name.replaceFirst("backward(Sum)?", "forward"));
            call(layer, forward, data.arrays(), data.valid(), data.sizes());
        }
        return () -> call(layer, method, data.arrays(), data.valid(), data.sizes());
    }

    /** Scratch data for a call of that size. */
    ScratchData data(int elements, int[] sizes) {
        return ScratchData.of(arrays, elements, sizes);
    }

    @Override
    public String toString() {
        return title;
    }
}
