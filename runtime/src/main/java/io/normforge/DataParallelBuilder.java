package io.normforge;

import io.normforge.internal.Excerpt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * Lists what a rank trains, in the same order on every rank: see {@link DataParallel#over}. Arrays are the caller's and stay the
 * same ones. Each is named once.
 */
public final class DataParallelBuilder {

    private static final int SLICE = 65_536;

    private final Communicator rank;
    private final List<String> texts = new ArrayList<>();
    private final List<float[]> gradients = new ArrayList<>();
    private final List<float[]> state = new ArrayList<>();
    private final List<NormLayer> layers = new ArrayList<>();
    private final IdentityHashMap<float[], String> names = new IdentityHashMap<>();
    private int slice = SLICE;

    DataParallelBuilder(Communicator rank) {
        this.rank = rank;
    }

    /**
     * γ, β, their gradients and the running statistics of these layers. From now on messages of a SYNC_BATCH are counted under
     * the layer's name here.
     */
    public DataParallelBuilder layers(NormLayers more) {
        more.layers().forEach((name, layer) -> {
            texts.add("'" + name + "', " + layer.descriptor().signature());
            layers.add(layer);
            layer.calls().statistics().nameMessages(name);
        });
        more.parameters().forEach(parameter -> add(parameter.name(), parameter.values(), parameter.gradient()));
        return this;
    }

    /** Something else that the model learns: begins as on rank 0, and its gradient is exchanged. */
    public DataParallelBuilder parameter(String name, float[] values, float[] gradient) {
        if (values.length != gradient.length) {
            throw new IllegalArgumentException(Excerpt.quoted(name) + " has " + values.length + " values and "
                    + gradient.length + " gradients; pass as many of each");
        }
        texts.add("'" + name + "', a parameter of " + values.length + " values");
        add(name, values, gradient);
        return this;
    }

    /** Something that begins as on rank 0 and has no gradient: moments of an optimizer, for example. */
    public DataParallelBuilder state(String name, float[] values) {
        texts.add("'" + name + "', a state of " + values.length + " values");
        state.add(own(name, values));
        return this;
    }

    /**
     * How many values at most are combined at once: 65,536 unless set. A slice takes two messages, and scratch for twice as
     * many doubles.
     *
     * @throws IllegalArgumentException if there is not one for each rank
     */
    public DataParallelBuilder sliceLength(int values) {
        if (values < rank.size()) {
            throw new IllegalArgumentException("slices of " + values + " values, for " + rank.size()
                    + " ranks; a slice has at least one for each");
        }
        slice = values;
        return this;
    }

    /** All that was listed so far. */
    public DataParallel build() {
        List<String> compared = new ArrayList<>(texts);
        compared.add("slices of " + slice + " values");
        return new DataParallel(rank, compared, gradients, state, layers, slice);
    }

    private void add(String name, float[] values, float[] gradient) {
        state.add(own(name, values));
        gradients.add(own("the gradient of " + name, gradient));
    }

    private float[] own(String name, float[] array) {
        Objects.requireNonNull(name, "name: what ranks compare");
        String earlier = names.putIfAbsent(array, name);
        if (earlier != null && array.length > 0) {
            throw new IllegalArgumentException(
                    Excerpt.quoted(earlier) + " and " + Excerpt.quoted(name) + " are one array; name each array once");
        }
        return array;
    }
}
