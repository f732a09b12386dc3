package io.normforge;

/**
 * The gradients of γ and β: dγ = Σ dy · x̂ and dβ = Σ dy over all elements that share a parameter, row-major over the affine
 * axes, where under an activation or a gate dy is what reaches x̂ · γ + β. Each backward call adds to them, until
 * {@link #clear()}; one thread at a time. With SYNC_BATCH they are those of this rank's part of the batch.
 *
 * <p>A call does not add row by row into the totals: a long batch would lose the small against the large. It sums eight
 * rows into a block in float, and adds blocks in double, in an order that depends on nothing but the declared shape. The
 * totals are kept in double from call to call and given out as floats; whoever changes one of these, as clipping does,
 * changes the total.
 */
public final class NormGradients {

    private final GradientTotal gamma;
    private final GradientTotal beta;

    NormGradients(NormParameters parameters) {
        gamma = new GradientTotal(parameters.gamma().length);
        beta = new GradientTotal(parameters.beta().length);
    }

    /** Others of the same sizes. */
    NormGradients(NormGradients other) {
        gamma = new GradientTotal(other.gamma().length);
        beta = new GradientTotal(other.beta().length);
    }

    /** dγ, as the layer holds it: the sum over all calls since the last {@link #clear()}. */
    public float[] gamma() {
        return gamma.rounded();
    }

    /** dβ, likewise. */
    public float[] beta() {
        return beta.rounded();
    }

    /** Sets both to zero. */
    public void clear() {
        gamma.clear();
        beta.clear();
    }

    /** For generated code: dγ of the block of rows under way. */
    public float[] gammaBlock() {
        return gamma.block();
    }

    /** For generated code: dβ of the block of rows under way. */
    public float[] betaBlock() {
        return beta.block();
    }

    /** For generated code: ends a block of rows. */
    public void foldBlock() {
        gamma.foldBlock();
        beta.foldBlock();
    }

    /** For generated code: ends a call, whose sums are added to the totals. */
    public void finish() {
        gamma.finish();
        beta.finish();
    }

    /** Ends the only piece of a worker's part. */
    void endPiece(double[] gammaSums, double[] betaSums) {
        gamma.endPiece(gammaSums);
        beta.endPiece(betaSums);
    }

    /** Adds a piece of this call. */
    void addPiece(double[] gammaSums, double[] betaSums) {
        gamma.addPiece(gammaSums);
        beta.addPiece(betaSums);
    }

    /** Drops what an unfinished call has added. */
    void clearCall() {
        gamma.clearCall();
        beta.clearCall();
    }
}
