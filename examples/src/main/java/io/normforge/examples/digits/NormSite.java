package io.normforge.examples.digits;

import io.normforge.NormGradients;
import io.normforge.NormLayer;
import io.normforge.NormParameters;
import java.util.List;
import java.util.Optional;

/** A place of the network that normalises. */
final class NormSite implements Layer {

    private final MapNorm norm;
    private final int side;
    private final Buffer output = new Buffer();
    private final Buffer gradientOfInput = new Buffer();
    private float[] input = new float[0];

    NormSite(MapNorm norm, int side) {
        this.norm = norm;
        this.side = side;
    }

    @Override
    public float[] forward(float[] x, int images) {
        input = x;
        float[] y = output.ofSize(size(images));
        norm.forward(x, y, images, side);
        return y;
    }

    @Override
    public float[] backward(float[] dy, int images) {
        float[] dx = gradientOfInput.ofSize(size(images));
        norm.backward(input, dy, dx, images, side);
        return dx;
    }

    @Override
    public List<Parameter> parameters() {
        return layer().map(NormSite::parameters).orElse(List.of());
    }

    /** γ and β. */
    static List<Parameter> parameters(NormLayer layer) {
        NormParameters values = layer.parameters();
        NormGradients gradients = layer.gradients();
        return List.of(
                new Parameter(values.gamma(), gradients.gamma()), new Parameter(values.beta(), gradients.beta()));
    }

    Optional<NormLayer> layer() {
        return norm.layer();
    }

    private int size(int images) {
        return images * MapNorm.CHANNELS * side * side;
    }
}
