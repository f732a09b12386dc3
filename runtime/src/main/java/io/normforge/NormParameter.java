package io.normforge;

import java.util.ArrayList;
import java.util.List;

/**
 * One array of what a layer learns, its γ or its β, with the gradient: what an optimizer needs, whatever the layer. Both arrays
 * are the layer's own and stay the same ones, so that a value of this class, which is equal to no other, may be the key to an
 * optimizer's moments.
 */
public final class NormParameter {

    private final String name;
    private final NormLayer layer;
    private final float[] values;
    private final float[] gradient;

    private NormParameter(String name, NormLayer layer, float[] values, float[] gradient) {
        this.name = name;
        this.layer = layer;
        this.values = values;
        this.gradient = gradient;
    }

    /** Those of a layer, γ first. */
    static List<NormParameter> of(String layerName, NormLayer layer) {
        List<NormParameter> all = new ArrayList<>();
        NormParameters parameters = layer.parameters();
        NormGradients gradients = layer.gradients();
        if (layer.descriptor().hasGamma()) {
            all.add(new NormParameter(
                    layerName + "." + LayerState.WEIGHT, layer, parameters.gamma(), gradients.gamma()));
        }
        if (layer.descriptor().hasBeta()) {
            all.add(new NormParameter(layerName + "." + LayerState.BIAS, layer, parameters.beta(), gradients.beta()));
        }
        return all;
    }

    /** Its name in a state: the layer's, a dot, and {@code weight} for γ or {@code bias} for β. */
    public String name() {
        return name;
    }

    /** Whose it is. */
    public NormLayer layer() {
        return layer;
    }

    /** The sizes of the axes along which it varies. */
    public List<Integer> shape() {
        return layer.layerState().affineSizes();
    }

    /** The numbers: what is written here is used by the next call. With a unit offset γ is 0 where the scale is 1. */
    public float[] values() {
        return values;
    }

    /** The sum of the gradients since they were last cleared: see {@link NormGradients}. */
    public float[] gradient() {
        return gradient;
    }

    /**
     * Whether the layer's parameters are frozen. Then nothing is added to the gradient; but decay and momentum change numbers
     * that have none, too.
     */
    public boolean isFrozen() {
        return layer.parametersFrozen();
    }

    /** Name and sizes: {@code head.norm.weight[64]}. */
    @Override
    public String toString() {
        return name + shape();
    }
}
