package io.normforge;

import java.util.Arrays;

/**
 * The gradients of γ and β: dγ = Σ dy · x̂ and dβ = Σ dy over all elements that share a parameter, row-major over the affine
 * axes, where under an activation or a gate dy is what reaches x̂ · γ + β. Each backward call adds to them, until
 * {@link #clear()}; one thread at a time. With SYNC_BATCH they are those of this rank's part of the batch.
 *
 * <p>A call does not add row by row into the totals: a long batch would lose the small against the large. It sums a
 * fixed number of rows into a block and folds the block into the totals, in an order that depends on nothing but the
 * declared shape.
 */
public final class NormGradients {

    private final float[] gamma;
    private final float[] beta;
    private final float[] gammaBlock;
    private final float[] betaBlock;

    NormGradients(NormParameters parameters) {
        gamma = new float[parameters.gamma().length];
        beta = new float[parameters.beta().length];
        gammaBlock = new float[gamma.length];
        betaBlock = new float[beta.length];
    }

    /** dγ, as the layer holds it: the sum over all calls since the last {@link #clear()}. */
    public float[] gamma() {
        return gamma;
    }

    /** dβ, likewise. */
    public float[] beta() {
        return beta;
    }

    /** Sets both to zero. */
    public void clear() {
        Arrays.fill(gamma, 0f);
        Arrays.fill(beta, 0f);
    }

    /** For generated code: dγ of the block of rows under way. */
    public float[] gammaBlock() {
        return gammaBlock;
    }

    /** For generated code: dβ of the block of rows under way. */
    public float[] betaBlock() {
        return betaBlock;
    }

    /** For generated code: adds the block to the totals and starts the next. */
    public void foldBlock() {
        fold(gammaBlock, gamma);
        fold(betaBlock, beta);
    }

    private static void fold(float[] block, float[] total) {
        for (int i = 0; i < total.length; i++) {
            total[i] += block[i];
            block[i] = 0f;
        }
    }
}
