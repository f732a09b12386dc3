package io.normforge.examples.dit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Half of a block: x + gate · branch(norm(x) · (1 + scale) + shift), where the condition gives every sample its scale, shift and
 * gate (AdaLN-Zero: the three layers that make them start at 0, and so the half as the identity).
 */
final class AdaptiveHalf {

    private final AdaptiveNorm norm = new AdaptiveNorm();
    private final Linear toGate = new Linear(DiTBlock.WIDTH, DiTBlock.WIDTH);
    private final Branch branch;

    AdaptiveHalf(Branch branch) {
        this.branch = branch;
    }

    GatedSum forward(GatedSum x, float[] condition, int samples, int tokens) {
        float[] normalized = norm.forward(x, condition, samples, tokens);
        return new GatedSum(norm.sum(), branch.forward(normalized, samples, tokens), toGate.forward(condition));
    }

    /** The gradients of x, out of those of the result; that of the condition is added to {@code dcondition}. */
    GatedSum backward(GatedSum dy, float[] dcondition) {
        toGate.addBackward(dy.gate, dcondition);
        return norm.backward(branch.backward(dy.branch), dy.x, dcondition);
    }

    /** The layers that make scale, shift and gate. */
    Stream<Linear> modulation() {
        return Stream.concat(norm.modulation().stream(), Stream.of(toGate));
    }

    Stream<Parameter> parameters() {
        return Stream.concat(modulation(), branchLayers().stream()).flatMap(Linear::parameters);
    }

    List<Linear> branchLayers() {
        return branch.layers();
    }
}
