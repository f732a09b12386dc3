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
 *
 * <p>Of a scale and a shift that calls give, the layer holds nothing: their gradients are written to the arrays of each call.
 */
public final class NormGradients {

    private static final float[] NONE = {};

    private final GradientBlocks gammaBlocks = new GradientBlocks();
    private final GradientBlocks betaBlocks = new GradientBlocks();
    private final GradientBlocks gateBlocks = new GradientBlocks();

    /** The totals; null where gradients are written elsewhere. */
    private final GradientTotal gammaTotal;

    private final GradientTotal betaTotal;
    private GradientSink gamma;
    private GradientSink beta;

    /** Of a residual's gate; null where none of a call varies as γ does. */
    private GradientSink gate;

    private boolean inRounds;

    NormGradients(NormParameters parameters) {
        gammaTotal = new GradientTotal(parameters.gamma().length);
        betaTotal = new GradientTotal(parameters.beta().length);
        gamma = gammaTotal;
        beta = betaTotal;
        whole();
    }

    /** Gradients that are written or given to others, as {@link #to} or {@link #partOf} says. */
    NormGradients() {
        gammaTotal = null;
        betaTotal = null;
    }

    /** For a call whose totals these are, in one round. */
    NormGradients whole() {
        prepare(gamma().length, beta().length, 0);
        inRounds = false;
        return this;
    }

    /**
     * For a call that writes so many gradients of a scale and of a shift, in one round.
     *
     * @param shiftCount 0 where there is no shift
     */
    NormGradients to(WrittenGradient scale, int scaleCount, WrittenGradient shift, int shiftCount) {
        gamma = scale;
        beta = shift;
        gate = null;
        prepare(scaleCount, shiftCount, 0);
        inRounds = false;
        return this;
    }

    /** Also for those of a residual's gate, as many as of the scale. */
    NormGradients andGate(WrittenGradient residualGate) {
        gate = residualGate;
        gateBlocks.prepare(gammaCount());
        return this;
    }

    /** For what a worker adds up of a call. */
    void partOf(NormGradients call) {
        gamma = call.gamma;
        beta = call.beta;
        gate = call.gate;
        prepare(call.gammaCount(), call.betaCount(), call.gateCount());
        inRounds = call.inRounds;
    }

    private void prepare(int gammaCount, int betaCount, int gateCount) {
        gammaBlocks.prepare(gammaCount);
        betaBlocks.prepare(betaCount);
        gateBlocks.prepare(gateCount);
    }

    /**
     * For generated code: the call is in rounds, each of which has parameters of its own.
     *
     * @param ofRound how many parameters of a kind a round has
     */
    public NormGradients inRounds(int ofRound) {
        prepare(ofRound, betaCount() == 0 ? 0 : ofRound, gateCount() == 0 ? 0 : ofRound);
        inRounds = true;
        if (gammaTotal != null) {
            gammaTotal.prepareRounds();
            betaTotal.prepareRounds();
        }
        return this;
    }

    /** dγ, as the layer holds it: the sum over all calls since the last {@link #clear()}. */
    public float[] gamma() {
        return gammaTotal == null ? NONE : gammaTotal.rounded();
    }

    /** dβ, likewise. */
    public float[] beta() {
        return betaTotal == null ? NONE : betaTotal.rounded();
    }

    /** Sets both to zero. */
    public void clear() {
        if (gammaTotal != null) {
            gammaTotal.clear();
            betaTotal.clear();
        }
    }

    /** For generated code: dγ of the block of rows under way. */
    public float[] gammaBlock() {
        return gammaBlocks.block();
    }

    /** For generated code: dβ of the block of rows under way. */
    public float[] betaBlock() {
        return betaBlocks.block();
    }

    /** For generated code: the gradient of a residual's gate, of the block of rows under way. */
    public float[] gateBlock() {
        return gateBlocks.block();
    }

    /** For generated code: ends a block of rows. */
    public void foldBlock() {
        gammaBlocks.foldBlock();
        betaBlocks.foldBlock();
        gateBlocks.foldBlock();
    }

    /**
     * For generated code: ends a round of a call that is in rounds.
     *
     * @param at the number of its first parameter
     */
    public void endRound(int at) {
        end(gamma, gammaBlocks, at);
        end(beta, betaBlocks, at);
        if (gate != null) {
            end(gate, gateBlocks, at);
        }
    }

    private static void end(GradientSink sink, GradientBlocks blocks, int at) {
        blocks.end();
        sink.take(at, blocks);
        blocks.clear();
    }

    /** For generated code: ends a call. */
    public void finish() {
        finish(gamma, gammaBlocks);
        finish(beta, betaBlocks);
        if (gate != null) {
            finish(gate, gateBlocks);
        }
    }

    private void finish(GradientSink sink, GradientBlocks blocks) {
        if (inRounds) {
            sink.finish();
            return;
        }
        blocks.end();
        sink.finish(blocks);
        blocks.clear();
    }

    /** How many parameters of a kind a round has: γ's. */
    int gammaCount() {
        return gammaBlocks.size();
    }

    /** β's. */
    int betaCount() {
        return betaBlocks.size();
    }

    /** The residual's gate's. */
    int gateCount() {
        return gateBlocks.size();
    }

    /** Ends the only piece of a worker's part. */
    void endPiece(double[] gammaSums, double[] betaSums, double[] gateSums) {
        gammaBlocks.endPiece(gammaSums);
        betaBlocks.endPiece(betaSums);
        gateBlocks.endPiece(gateSums);
    }

    /** Adds a piece of this call. */
    void addPiece(double[] gammaSums, double[] betaSums, double[] gateSums) {
        gammaBlocks.addPiece(gammaSums);
        betaBlocks.addPiece(betaSums);
        gateBlocks.addPiece(gateSums);
    }

    /** Drops what an unfinished call has added. */
    void clearCall() {
        gammaBlocks.clear();
        betaBlocks.clear();
        gateBlocks.clear();
        if (gamma != null) {
            gamma.clearCall();
            beta.clearCall();
        }
        if (gate != null) {
            gate.clearCall();
        }
    }
}
