package io.normforge;

/** Where backward puts what it finds of gradients: those that the layer learns by add up, those of a call are written to its arrays. */
final class GradientTargets {

    private final NormParameters parameters;
    private final NormGradients learnt;
    private final WrittenGradients written = new WrittenGradients();
    private volatile boolean frozen;

    /** Receives the gradients of frozen parameters. */
    private NormGradients discarded;

    GradientTargets(NormParameters parameters) {
        this.parameters = parameters;
        learnt = new NormGradients(parameters);
    }

    NormGradients learnt() {
        return learnt;
    }

    /** Gradients of the scale and the shift that a call gives, and of its residual's gate. */
    WrittenGradients written() {
        return written;
    }

    boolean areFrozen() {
        return frozen;
    }

    void freeze(boolean parametersFrozen) {
        frozen = parametersFrozen;
    }

    /** Of γ and β. */
    NormGradients toAddTo() {
        if (!frozen) {
            return learnt.whole();
        }
        if (discarded == null) {
            discarded = new NormGradients(parameters);
        }
        return discarded.whole();
    }
}
