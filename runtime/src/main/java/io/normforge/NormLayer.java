package io.normforge;

import io.normforge.internal.BackendChoice;
import io.normforge.internal.MissingLayer;
import io.normforge.internal.StateCheck;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * A generated normalization layer: its parameters, its mode, and what it saved for backward. The generated subclass
 * adds {@code forward} and {@code backward}, with the arguments that its annotation makes sense of.
 *
 * <p>In {@link Mode#EVAL} any number of threads may call forward of one layer at once (but see there for SYNC_BATCH). In
 * {@link Mode#TRAIN} forward keeps statistics, and backward adds to gradients: one thread at a time.
 *
 * <p>Backward belongs to the last forward call in TRAIN, and needs its inputs and mask unchanged; change mode and parameters
 * after it. In EVAL, where a layer has running statistics, backward takes these for constants, and no forward call need
 * come before.
 *
 * <p>A call that fails its checks throws before it has changed anything. What each type computes is in {@link NormType}.
 */
public abstract class NormLayer {

    private final NormDescriptor descriptor;
    private final LayerCalls calls;

    /** For generated code. */
    protected NormLayer(NormDescriptor descriptor, Mode mode, BackendChoice choice) {
        this(descriptor, mode, choice, null);
    }

    /** For generated code that shares statistics with other ranks. */
    protected NormLayer(NormDescriptor descriptor, Mode mode, BackendChoice choice, Communicator communicator) {
        this.descriptor = descriptor;
        calls = new LayerCalls(descriptor, mode, choice, communicator);
    }

    /**
     * The layer generated for an annotation, found by name; for code that does not know the generated class.
     *
     * @param model the annotated class
     * @param name the annotation's name
     * @param mode what forward is for
     * @throws IllegalStateException if there is no such class: usually the annotation processor did not run, and the
     *     message shows how to configure it; or if it is a SYNC_BATCH, whose constructor takes a communicator; or if the
     *     model's module does not let this one see it
     */
    public static NormLayer of(Class<?> model, String name, Mode mode) {
        return MissingLayer.orCreate(NormLayer.class, model, name, mode);
    }

    /**
     * The same for a model in a named module that does not open its package to {@code io.normforge}.
     *
     * @param lookup of a class in the model's package: {@code MethodHandles.lookup()} there
     */
    public static NormLayer of(MethodHandles.Lookup lookup, Class<?> model, String name, Mode mode) {
        return MissingLayer.orCreate(NormLayer.class, lookup, model, name, mode);
    }

    /** What the next forward call is for. */
    public final Mode mode() {
        return calls.statistics().mode();
    }

    /** From now on forward keeps what backward needs, and takes statistics into the running ones, unless they are frozen. */
    public final void train() {
        calls.mode(Mode.TRAIN);
    }

    /** From now on forward keeps nothing, and normalizes by the running statistics where there are any. */
    public final void eval() {
        calls.mode(Mode.EVAL);
    }

    /** γ and β of the layer's own, also while it is bound to others. */
    public final NormParameters parameters() {
        return calls.parameters();
    }

    /** dγ and dβ, summed over the backward calls since they were last cleared. */
    public final NormGradients gradients() {
        return calls.gradients().learnt();
    }

    /** What the last forward call in TRAIN kept. */
    public final SavedStatistics savedStatistics() {
        return calls.statistics().saved();
    }

    /** The running mean and variance; of size 0 where the layer tracks none. */
    public final RunningStatistics runningStatistics() {
        return calls.statistics().running();
    }

    /**
     * From now on forward in TRAIN normalizes by the running statistics, as in EVAL, and does not change them, until
     * {@link #unfreezeStatistics()}; {@link #train()} and {@link #eval()} leave it so. γ and β still learn. For
     * fine-tuning with batches that are smaller than those the model was trained with, or others.
     *
     * @throws IllegalStateException if the layer has no running statistics
     */
    public final void freezeStatistics() {
        requireTracking("freezeStatistics");
        calls.statistics().freeze(true);
    }

    /** From now on forward in TRAIN uses the batch's own statistics, and tracks them. */
    public final void unfreezeStatistics() {
        calls.statistics().freeze(false);
    }

    /** Whether forward in TRAIN goes by the running statistics and leaves them as they are. */
    public final boolean statisticsFrozen() {
        return calls.statistics().areFrozen();
    }

    /**
     * From now on backward adds nothing to {@link #gradients()}, until {@link #unfreezeParameters()}; {@link #train()}
     * and {@link #eval()} leave it so. An optimizer that follows the gradients then leaves γ and β alone.
     */
    public final void freezeParameters() {
        calls.gradients().freeze(true);
    }

    /** From now on backward adds to {@link #gradients()} again. */
    public final void unfreezeParameters() {
        calls.gradients().freeze(false);
    }

    /** Whether γ and β are frozen. */
    public final boolean parametersFrozen() {
        return calls.gradients().areFrozen();
    }

    /**
     * Estimates the running statistics anew, from what the action feeds to the layer: within it, the layer is in TRAIN
     * and not frozen, and takes the plain average over all batches whatever its momentum. Afterwards mode and freezing
     * are what they were. γ and β are not touched. For weights that changed without training, by averaging for
     * example (Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima").
     *
     * <p>If the action fails or feeds nothing, the running statistics are as they were. Not while another thread calls the
     * layer.
     *
     * @param forwardCalls calls forward, through the model, for each batch
     * @throws IllegalStateException if the layer has no running statistics, or none was fed
     */
    public final void recalibrate(Runnable forwardCalls) {
        requireTracking("recalibrate");
        Recalibration.run(List.of(this), forwardCalls);
    }

    /**
     * What the layer does to a channel while it normalizes by its running statistics, as one multiplication and one
     * addition, to be folded into the layer before it. A residual added after and an activation still follow.
     *
     * @throws IllegalStateException if the layer does more than that: without running statistics of each channel, with a
     *     residual added before, a gate, a mask, or a scale that calls give
     */
    public final ChannelAffine channelAffine() {
        requireTracking("channelAffine");
        return ChannelAffine.of(descriptor, calls.binding().current(), runningStatistics());
    }

    /**
     * From now on so many forward calls in TRAIN make one batch for the running statistics: their statistics are merged,
     * over all ranks of SYNC_BATCH, and go in once, after the last of them. Each call is still normalized by its own
     * statistics. For gradient accumulation, where an optimizer's batch is that many micro-batches: without it, the
     * running statistics follow each of them, and their variance is that of a micro-batch.
     *
     * <p>Calls in EVAL and with frozen statistics do not count. What was gathered of an unfinished batch is dropped.
     *
     * @param microBatches how many, 1 to undo it
     * @throws IllegalArgumentException if it is below 1
     * @throws IllegalStateException if the layer tracks no statistics of batches
     */
    public final void accumulate(int microBatches) {
        requireTracking("accumulate");
        if (descriptor.type() == NormType.INSTANCE) {
            throw new IllegalStateException(
                    this + ": accumulate merges batches, and INSTANCE averages samples, which it"
                            + " does whatever the size of a batch");
        }
        if (microBatches < 1) {
            throw new IllegalArgumentException(this + ": " + microBatches + " micro-batches; write 1 or more");
        }
        runningStatistics().accumulate(microBatches);
    }

    private void requireTracking(String method) {
        if (!descriptor.tracksRunningStatistics()) {
            throw new IllegalStateException(
                    this + ": " + method + " needs running statistics, and the layer tracks none;"
                            + " write trackRunningStats = true with type = BATCH, SYNC_BATCH or INSTANCE");
        }
    }

    /**
     * A copy of what the layer has learnt, by PyTorch's names: γ as {@code weight} and β as {@code bias} with the sizes
     * of the affine axes, and {@code running_mean}, {@code running_var}, {@code num_batches_tracked}, those of them that
     * the layer has. γ is given as stored also where the scale is 1 + γ, which is what Gemma's own checkpoints hold.
     */
    public final NormState state() {
        return layerState().read();
    }

    /**
     * Takes over a state, all of it or nothing. Mode, freezing, gradients and saved statistics stay. A state without
     * {@code num_batches_tracked}, as older files are, sets that count to 0. Not while another thread calls the layer.
     *
     * @throws StateException if a tensor is missing, unexpected, or of another type or shape, or a running statistic is
     *     not finite or negative; the message lists every problem, and nothing is changed
     */
    public final void load(NormState state) {
        calls.binding().requireNone("load");
        StateCheck.fits(toString(), layerState().slots(), state);
        layerState().write(state);
    }

    /** The tensors of its state. */
    final LayerState layerState() {
        return new LayerState(descriptor, calls.binding().current(), runningStatistics());
    }

    /** What was generated. */
    public final NormDescriptor descriptor() {
        return descriptor;
    }

    /**
     * The kind of kernel this layer runs. Unless forced, PLAIN for the first calls, and VECTOR as soon as one of its methods
     * has moved to it.
     */
    public final Backend backend() {
        return calls.choice().backend();
    }

    /**
     * Why it runs that kind, as a sentence for people; where the clock decides, of each method that was called, with the times
     * of both kernels.
     */
    public final String backendReason() {
        return calls.choice().reason();
    }

    /**
     * Waits until the back end of every method that was called so far is settled, by this layer or another of its class: call
     * what will be called, in its sizes, then this. It tries at once what otherwise waits until calls have shown that it matters.
     * For servers before they take requests, and for benchmarks. It returns at once where the back end is forced or nothing was
     * called, and early if the thread is interrupted, which it stays.
     */
    public final void warmUp() {
        calls.choice().settle();
    }

    /**
     * From now on these share the work of forward and backward, where a call has enough of it: from 65,536 elements on, and more
     * than one row, sample or channel to split it by. Results have the same bits for any number of them. Unless set,
     * {@code -Dnormforge.threads} says how many there are, and without it the caller works alone.
     *
     * <p>Alone it stays where there is one statistic or one sheet of columns only, and in backward where rows that share γ and β are
     * 64 or fewer, or share them in another way than row by row.
     *
     * @param workers {@link Workers#none()} for the caller alone
     */
    public final void workers(Workers workers) {
        calls.workers().threads(workers);
    }

    /** Who shares the work of calls. */
    public final Workers workers() {
        return calls.workers().threads();
    }

    /** What messages call this layer. */
    @Override
    public final String toString() {
        return descriptor.title();
    }

    /** For generated code: what its calls need of the runtime. */
    protected final LayerCalls calls() {
        return calls;
    }
}
