package io.normforge.examples.decoder;

import java.lang.foreign.MemorySegment;

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

    MemorySegment forward(MemorySegment x) {
        MemorySegment gates = gate.times(x);
        MemorySegment hidden = up.times(x);
        for (int i = 0; i < Floats.count(hidden); i++) {
            float z = Floats.get(gates, i);
            Floats.set(hidden, i, Floats.get(hidden, i) * z / (1 + (float) Math.exp(-z)));
        }
        return down.times(hidden);
    }
}
