package io.normforge;

import io.normforge.internal.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a layer, or a set of layers, has learnt: an immutable map from names to tensors that keeps its order. The names
 * are those of PyTorch's {@code state_dict}: {@code weight} (γ), {@code bias} (β), {@code running_mean},
 * {@code running_var}, {@code num_batches_tracked}; in a set of layers with the layer's name and a dot before them.
 *
 * <p>Any number of threads may use one state. It shares no array with a layer: what it holds does not change while the
 * layer goes on learning.
 */
public final class NormState {

    private static final int SHOWN = 8;
    private static final NormState EMPTY = new NormState(Map.of());

    private final Map<String, StateTensor> tensors;

    private NormState(Map<String, StateTensor> tensors) {
        this.tensors = tensors;
    }

    /** Nothing, to add to with {@link #with}. */
    public static NormState empty() {
        return EMPTY;
    }

    /**
     * A state of these tensors, in the map's order.
     *
     * @throws IllegalArgumentException if a name is {@code __metadata__}, which safetensors files keep for themselves,
     *     or not well-formed Unicode
     */
    public static NormState of(Map<String, StateTensor> tensors) {
        LinkedHashMap<String, StateTensor> copy = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> add(copy, name, tensor));
        return new NormState(Collections.unmodifiableMap(copy));
    }

    /**
     * This state and one more tensor; one that has the name already is replaced, in its place. Copies the map, so build
     * large states with {@link #of}.
     */
    public NormState with(String name, StateTensor tensor) {
        LinkedHashMap<String, StateTensor> copy = new LinkedHashMap<>(tensors);
        add(copy, name, tensor);
        return new NormState(Collections.unmodifiableMap(copy));
    }

    /** The names, in order. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** Names and tensors, in order, not to be changed. */
    public Map<String, StateTensor> tensors() {
        return tensors;
    }

    /** Whether there is a tensor of this name. */
    public boolean containsKey(String name) {
        return tensors.containsKey(name);
    }

    /**
     * The tensor of a name.
     *
     * @throws StateException if there is none
     */
    public StateTensor get(String name) {
        StateTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new StateException("there is no tensor " + Excerpt.quoted(name) + " in " + this);
        }
        return tensor;
    }

    /** How many tensors there are. */
    public int size() {
        return tensors.size();
    }

    /** The same tensors, their names with a prefix: {@code prefixed("encoder.norm1.")}, dot and all. */
    public NormState prefixed(String prefix) {
        Map<String, StateTensor> renamed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> renamed.put(prefix + name, tensor));
        return of(renamed);
    }

    /** The tensors whose names begin with a prefix, without it: the reverse of {@link #prefixed}. */
    public NormState under(String prefix) {
        Map<String, StateTensor> selected = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                selected.put(name.substring(prefix.length()), tensor);
            }
        });
        return of(selected);
    }

    /** Equal names with equal tensors, in whatever order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NormState that && tensors.equals(that.tensors);
    }

    @Override
    public int hashCode() {
        return tensors.hashCode();
    }

    /** The first few names with types and shapes: {@code NormState[weight F32[64], bias F32[64]]}. */
    @Override
    public String toString() {
        String shown = tensors.entrySet().stream()
                .limit(SHOWN)
                .map(entry ->
                        Excerpt.of(entry.getKey()) + " " + entry.getValue().describe())
                .collect(Collectors.joining(", "));
        String rest = size() > SHOWN ? ", and " + (size() - SHOWN) + " more" : "";
        return "NormState[" + shown + rest + "]";
    }

    private static void add(Map<String, StateTensor> tensors, String name, StateTensor tensor) {
        if (name == null || tensor == null) {
            throw new NullPointerException("a state has neither null names nor null tensors: " + name + " → " + tensor);
        }
        if (name.equals(Safetensors.METADATA)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("a tensor cannot be called " + Excerpt.quoted(name)
                    + "; names are well-formed Unicode and not " + Safetensors.METADATA);
        }
        tensors.put(name, tensor);
    }
}
