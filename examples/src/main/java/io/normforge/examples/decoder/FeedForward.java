package io.normforge.examples.decoder;

/** down(silu(gate(x)) · up(x)); each token by itself. */
final class FeedForward {

    private final Matrix gate;
    private final Matrix up;
    private final Matrix down;

    FeedForward(ModelFile file, String prefix, Sizes sizes) {
        gate = Matrix.of(file, prefix + "gate_proj.weight", sizes.hidden(), sizes.width());
        up = Matrix.of(file, prefix + "up_proj.weight", sizes.hidden(), sizes.width());
        down = Matrix.of(file, prefix + "down_proj.weight", sizes.width(), sizes.hidden());
    }

    float[] forward(float[] x) {
        float[] gates = gate.times(x);
        float[] hidden = up.times(x);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= gates[i] / (1 + (float) Math.exp(-gates[i]));
        }
        return down.times(hidden);
    }
}
