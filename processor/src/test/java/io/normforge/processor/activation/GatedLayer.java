package io.normforge.processor.activation;

import io.normforge.Affine;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import java.util.Arrays;

/**
 * A layer that shows its activation bare: the inputs are 0, so that the normalized result is β, which is 1; what is left of
 * y = (x̂ · γ + β) · activation(gate) is the activation, and of the gate's gradient its derivative.
 */
final class GatedLayer {

    static final int ROW = 256;
    private static final Class<?>[] FORWARD = {float[].class, float[].class, float[].class};
    private static final Class<?>[] BACKWARD = {
        float[].class, float[].class, float[].class, float[].class, float[].class
    };

    private final LayerHandle layer;
    private final float[] zeros;
    private final float[] ones;
    private final float[] dx;

    /**
     * A layer of its own, to be used by one thread.
     *
     * @param elements how many numbers a call takes, a multiple of {@link #ROW}
     */
    GatedLayer(CompiledLayers compiled, int index, Kernel kernel, int elements) {
        layer = compiled.on(kernel, index);
        zeros = new float[elements];
        ones = new float[elements];
        dx = new float[elements];
        Arrays.fill(ones, 1f);
        Arrays.fill(layer.layer().parameters().beta(), 1f);
    }

    static LayerSpec spec() {
        return LayerSpec.layer(Shape.DYNAMIC, ROW).withAffine(Affine.GAMMA_BETA).withGate();
    }

    void apply(float[] z, float[] values, float[] slopes) {
        layer.invoke("forward", FORWARD, zeros, z, values);
        layer.invoke("backward", BACKWARD, zeros, z, ones, dx, slopes);
    }

    @Override
    public String toString() {
        return layer.toString();
    }
}
