package io.normforge;

import io.normforge.internal.Excerpt;
import io.normforge.internal.StateCheck;
import io.normforge.internal.StateSlot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The normalization layers of a model, each under a name, in order. The names are those of the model's modules as a
 * framework counts them: in the state {@code weight} of the layer {@code encoder.norm1} is
 * {@code encoder.norm1.weight}.
 *
 * <p>From a whole model's file, what belongs to them:
 *
 * <pre>{@code
 * layers.load(Safetensors.read(Path.of("model.safetensors"), layers::expects));
 * }</pre>
 *
 * <p>The set is immutable, the layers are not: thread-safety is theirs.
 */
public final class NormLayers {

    private final Map<String, NormLayer> layers;
    private final List<NormParameter> parameters;

    private NormLayers(Map<String, NormLayer> layers) {
        this.layers = layers;
        parameters = layers.entrySet().stream()
                .flatMap(named -> NormParameter.of(named.getKey(), named.getValue()).stream())
                .toList();
    }

    /**
     * These layers, in the map's order; {@code Map.of} has none, a {@link LinkedHashMap} has.
     *
     * @throws IllegalArgumentException if one layer has two names, for a state could then say two things of it
     */
    public static NormLayers of(Map<String, NormLayer> layers) {
        Map<String, NormLayer> copy = new LinkedHashMap<>();
        Map<NormLayer, String> names = new LinkedHashMap<>();
        layers.forEach((name, layer) -> {
            String earlier = names.putIfAbsent(layer, name);
            if (earlier != null) {
                throw new IllegalArgumentException(layer + " is both " + Excerpt.quoted(earlier) + " and "
                        + Excerpt.quoted(name) + "; give each layer one name");
            }
            copy.put(name, layer);
        });
        return new NormLayers(Collections.unmodifiableMap(copy));
    }

    /** Names and layers, in order, not to be changed. */
    public Map<String, NormLayer> layers() {
        return layers;
    }

    /**
     * All that the layers learn, in order, of each layer γ before β: for optimizers. Always the same list, not to be changed.
     * Frozen ones are among them, and say so.
     */
    public List<NormParameter> parameters() {
        return parameters;
    }

    /** Calls {@link NormGradients#clear()} on every layer's gradients. */
    public void clearGradients() {
        layers.values().forEach(layer -> layer.gradients().clear());
    }

    /** Calls {@link NormLayer#train()} on every layer. */
    public void train() {
        layers.values().forEach(NormLayer::train);
    }

    /** Calls {@link NormLayer#eval()} on every layer. */
    public void eval() {
        layers.values().forEach(NormLayer::eval);
    }

    /** Calls {@link NormLayer#warmUp()} on every layer: after calls of the model, waits until all back ends are settled. */
    public void warmUp() {
        layers.values().forEach(NormLayer::warmUp);
    }

    /**
     * Estimates the running statistics of all layers that have them anew, in one pass: see
     * {@link NormLayer#recalibrate}. All of them, or none if it fails.
     *
     * @throws IllegalStateException if no layer has running statistics, or one of them was not fed
     */
    public void recalibrate(Runnable forwardCalls) {
        List<NormLayer> tracking = layers.values().stream()
                .filter(layer -> layer.descriptor().tracksRunningStatistics())
                .toList();
        if (tracking.isEmpty()) {
            throw new IllegalStateException("none of the " + layers.size()
                    + " layers has running statistics to recalibrate; BATCH and SYNC_BATCH have");
        }
        Recalibration.run(tracking, forwardCalls);
    }

    /** A copy of what all layers have learnt: {@link NormLayer#state()} of each, with its name and a dot before. */
    public NormState state() {
        Map<String, StateTensor> tensors = new LinkedHashMap<>();
        layers.forEach((name, layer) ->
                tensors.putAll(layer.state().prefixed(name + ".").tensors()));
        return NormState.of(tensors);
    }

    /** Whether a tensor of this name belongs to these layers: what to read of a whole model's file. */
    public boolean expects(String tensor) {
        int dot = tensor.lastIndexOf('.');
        NormLayer layer = dot < 0 ? null : layers.get(tensor.substring(0, dot));
        return layer != null && layer.layerState().slots().containsKey(tensor.substring(dot + 1));
    }

    /**
     * Takes over a state, all layers or none: see {@link NormLayer#load}.
     *
     * @throws StateException if it does not fit; the message lists every problem of every layer, and nothing is changed
     */
    public void load(NormState state) {
        Map<String, StateSlot> slots = new LinkedHashMap<>();
        layers.forEach((name, layer) ->
                layer.layerState().slots().forEach((tensor, slot) -> slots.put(name + "." + tensor, slot)));
        StateCheck.fits("NormLayers of " + layers.size(), slots, state);
        layers.values().forEach(layer -> layer.calls().binding().requireNone("load"));
        layers.forEach((name, layer) -> layer.layerState().write(state.under(name + ".")));
    }
}
