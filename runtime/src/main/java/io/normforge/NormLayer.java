package io.normforge;

import io.normforge.internal.BackendChoice;
import io.normforge.internal.MissingLayer;
import io.normforge.internal.Packing;
import io.normforge.internal.Ranges;
import io.normforge.internal.StateCheck;
import java.util.List;
import java.util.Objects;

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
    private final BackendChoice choice;
    private final NormParameters parameters;
    private final NormGradients gradients;
    private final SavedStatistics saved = new SavedStatistics();

    /** Statistics of one sample of several, or of this rank alone. */
    private final SavedStatistics part = new SavedStatistics();

    private final ThreadLocal<Packing> packing;
    private final RunningStatistics running;
    private final SharedStatistics shared;
    private volatile Mode mode;
    private volatile boolean statisticsFrozen;
    private volatile boolean parametersFrozen;

    /** Receives the gradients of frozen parameters. */
    private NormGradients discarded;

    /** The running statistics that the last forward call in TRAIN normalized by; null where it used its own. */
    private SavedStatistics fixedInForward;

    /** For generated code. */
    protected NormLayer(NormDescriptor descriptor, Mode mode, BackendChoice choice) {
        this(descriptor, mode, choice, null);
    }

    /** For generated code that shares statistics with other ranks. */
    protected NormLayer(NormDescriptor descriptor, Mode mode, BackendChoice choice, Communicator communicator) {
        this.descriptor = descriptor;
        this.mode = Objects.requireNonNull(mode, "mode: TRAIN or EVAL");
        this.choice = choice;
        parameters = new NormParameters(descriptor);
        gradients = new NormGradients(parameters);
        packing = ThreadLocal.withInitial(() -> packingOf(descriptor));
        running = new RunningStatistics(descriptor);
        shared = descriptor.type() == NormType.SYNC_BATCH
                ? new SharedStatistics(
                        descriptor,
                        Objects.requireNonNull(communicator, "communicator: Communicator.single() for one rank alone"))
                : null;
    }

    private static Packing packingOf(NormDescriptor descriptor) {
        int rank = descriptor.shapes().get(0).size();
        int channelAxis = descriptor.channelAxis() < 0 ? rank - 1 : descriptor.channelAxis();
        boolean perSample = descriptor.type() != NormType.BATCH && descriptor.type() != NormType.SYNC_BATCH;
        return new Packing(descriptor.shapes().get(0).get(channelAxis), channelAxis == rank - 1, perSample);
    }

    /**
     * The layer generated for an annotation, found by name; for code that does not know the generated class.
     *
     * @param model the annotated class
     * @param name the annotation's name
     * @param mode what forward is for
     * @throws IllegalStateException if there is no such class: usually the annotation processor did not run, and the
     *     message shows how to configure it; or if it is a SYNC_BATCH, whose constructor takes a communicator
     */
    public static NormLayer of(Class<?> model, String name, Mode mode) {
        return MissingLayer.orCreate(model, name, mode);
    }

    /** What the next forward call is for. */
    public final Mode mode() {
        return mode;
    }

    /** From now on forward keeps what backward needs, and takes statistics into the running ones, unless they are frozen. */
    public final void train() {
        mode = Mode.TRAIN;
    }

    /** From now on forward keeps nothing, and normalizes by the running statistics where there are any. */
    public final void eval() {
        mode = Mode.EVAL;
    }

    /** γ and β. */
    public final NormParameters parameters() {
        return parameters;
    }

    /** dγ and dβ, summed over the backward calls since they were last cleared. */
    public final NormGradients gradients() {
        return gradients;
    }

    /** What the last forward call in TRAIN kept. */
    public final SavedStatistics savedStatistics() {
        return saved;
    }

    /** The running mean and variance; of size 0 where the layer tracks none. */
    public final RunningStatistics runningStatistics() {
        return running;
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
        statisticsFrozen = true;
    }

    /** From now on forward in TRAIN uses the batch's own statistics, and tracks them. */
    public final void unfreezeStatistics() {
        statisticsFrozen = false;
    }

    /** Whether forward in TRAIN goes by the running statistics and leaves them as they are. */
    public final boolean statisticsFrozen() {
        return statisticsFrozen;
    }

    /**
     * From now on backward adds nothing to {@link #gradients()}, until {@link #unfreezeParameters()}; {@link #train()}
     * and {@link #eval()} leave it so. An optimizer that follows the gradients then leaves γ and β alone.
     */
    public final void freezeParameters() {
        parametersFrozen = true;
    }

    /** From now on backward adds to {@link #gradients()} again. */
    public final void unfreezeParameters() {
        parametersFrozen = false;
    }

    /** Whether γ and β are frozen. */
    public final boolean parametersFrozen() {
        return parametersFrozen;
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

    /** Starts estimating anew. */
    final void startRecalibration() {
        running.reset();
        running.average(true);
        statisticsFrozen = false;
        mode = Mode.TRAIN;
    }

    /** Goes on as before. */
    final void endRecalibration(Mode earlier, boolean frozen) {
        running.average(false);
        statisticsFrozen = frozen;
        mode = earlier;
    }

    /** Fails where nothing was fed. */
    final void requireBatches() {
        if (running.batchesTracked() == 0) {
            throw new IllegalStateException(
                    this + ": nothing to recalibrate from; no batch of finite statistics was fed" + " to forward ("
                            + running.batchesSkipped() + " were not finite)");
        }
    }

    /**
     * What the layer does to a channel while it normalizes by its running statistics, as one multiplication and one
     * addition, to be folded into the layer before it. A residual added after and an activation still follow.
     *
     * @throws IllegalStateException if the layer does more than that: without running statistics of each channel, with a
     *     residual added before, a gate or a mask
     */
    public final ChannelAffine channelAffine() {
        requireTracking("channelAffine");
        return ChannelAffine.of(descriptor, parameters, running);
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
        running.accumulate(microBatches);
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
        StateCheck.fits(toString(), layerState().slots(), state);
        layerState().write(state);
    }

    /** The tensors of its state. */
    final LayerState layerState() {
        return new LayerState(descriptor, parameters, running);
    }

    /** What was generated. */
    public final NormDescriptor descriptor() {
        return descriptor;
    }

    /** The kind of kernel this layer runs. */
    public final Backend backend() {
        return choice.backend();
    }

    /** Why it runs that kind, as a sentence for people. */
    public final String backendReason() {
        return choice.reason();
    }

    /** What messages call this layer. */
    @Override
    public final String toString() {
        return descriptor.title();
    }

    /** For generated code: the width of the vector kernel to run, in floats; 0 for the plain one. */
    protected final int lanes() {
        return choice.lanes();
    }

    /** For generated code: an output is none of the layer's own arrays, which a kernel reads or writes for itself. */
    protected final void checkNotOwned(String name, float[] output) {
        String title = descriptor.name();
        Ranges.notOwned(title, name, output, "parameters", parameters.gamma(), parameters.beta());
        Ranges.notOwned(title, name, output, "gradients", gradients.gamma(), gradients.beta());
        Ranges.notOwned(title, name, output, "gradients", gradients.gammaBlock(), gradients.betaBlock());
        Ranges.notOwned(title, name, output, "saved statistics", saved.mean(), saved.remainder());
        Ranges.notOwned(title, name, output, "saved statistics", saved.rstd(), saved.variance());
        Ranges.notOwned(title, name, output, "saved statistics", saved.pooledGradient(), saved.pooledProduct());
    }

    /** For generated code: whether forward normalizes by the running statistics. */
    protected final boolean usesRunningStatistics() {
        return descriptor.tracksRunningStatistics() && (mode == Mode.EVAL || statisticsFrozen);
    }

    /** For generated code, after all checks: the running statistics, for a call over so many statistics. */
    protected final SavedStatistics runningStatistics(int statistics, int elements) {
        SavedStatistics fixed = running.fixed(statistics);
        if (mode == Mode.TRAIN) {
            saved.prepare(statistics, elements);
            fixedInForward = fixed;
        }
        return fixed;
    }

    /**
     * For generated code: the failure of a call whose statistics pool a single element each.
     *
     * @param circumstance what of the call makes it so
     */
    protected final IllegalArgumentException singleElement(String circumstance) {
        return SingleElement.failure(descriptor, circumstance);
    }

    /** For generated code, after all checks: where to keep statistics, null where the mode keeps none. */
    protected final SavedStatistics statisticsToKeep(int statistics, int elements) {
        if (mode == Mode.EVAL) {
            return null;
        }
        saved.prepare(statistics, elements);
        fixedInForward = null;
        return saved;
    }

    /**
     * For generated code, after the kernel: takes what it kept into the running statistics.
     *
     * @param pooled how many elements each statistic pools
     */
    protected final void trackStatistics(int pooled) {
        running.track(saved, pooled);
    }

    /** For generated code, after all checks: where to keep statistics of this rank, before they are shared. */
    protected final SavedStatistics statisticsToShare(int statistics, int elements) {
        part.prepare(statistics, elements);
        return part;
    }

    /** For generated code: the statistics of all ranks, kept for backward in TRAIN. */
    protected final SavedStatistics shareStatistics(int pooled) {
        shared.share(part, pooled);
        if (mode == Mode.EVAL) {
            return part;
        }
        saved.prepare(part.count(), part.elements());
        saved.copyFrom(part, 0);
        fixedInForward = null;
        return saved;
    }

    /** For generated code, after the kernel: takes the statistics of all ranks into the running ones. */
    protected final void trackSharedStatistics() {
        if (mode == Mode.TRAIN && descriptor.tracksRunningStatistics()) {
            running.track(shared);
        }
    }

    /** For generated code: puts the means over all ranks in the place of the sums that backward needs. */
    protected final void shareGradients() {
        shared.shareGradients(saved);
    }

    /** For generated code of masked layers: this thread's packing. */
    protected final Packing packing() {
        return packing.get();
    }

    /** For generated code of masked layers, after forward: what was valid. */
    protected final void keepMask() {
        if (mode == Mode.TRAIN) {
            saved.keepMask(packing.get().fingerprint());
        }
    }

    /**
     * For generated code of masked layers: backward has the mask of the forward call that it belongs to.
     *
     * @throws IllegalArgumentException if it has another
     */
    protected final void checkMask() {
        if (mode == Mode.TRAIN
                && saved.elements() >= 0
                && !saved.hasMask(packing.get().fingerprint())) {
            throw new IllegalArgumentException(this + ": backward's mask is not that of the last forward call in TRAIN;"
                    + " pass the same valid positions");
        }
    }

    /** For generated code of masked layers, after all checks: makes room for the statistics of all samples. */
    protected final void startSamples(int statistics, int elements) {
        if (mode == Mode.TRAIN) {
            saved.prepare(statistics, elements);
            saved.clear();
        }
    }

    /** For generated code of masked layers: where to keep the statistics of one sample, null where the mode keeps none. */
    protected final SavedStatistics sampleToKeep(int statistics) {
        if (mode == Mode.EVAL) {
            return null;
        }
        part.prepare(statistics, 0);
        return part;
    }

    /** For generated code of masked layers: puts the sample's statistics among all. */
    protected final void keepSample(int sample) {
        if (mode == Mode.TRAIN) {
            saved.copyFrom(part, sample * part.count());
        }
    }

    /** For generated code of masked layers: the statistics kept for a sample. */
    protected final SavedStatistics keptSample(int statistics, int sample) {
        part.prepare(statistics, 0);
        part.copyPartOf(saved, sample * statistics);
        return part;
    }

    /** For generated code: where backward adds the gradients of γ and β. */
    protected final NormGradients gradientsToAddTo() {
        if (!parametersFrozen) {
            return gradients;
        }
        if (discarded == null) {
            discarded = new NormGradients(parameters);
        }
        return discarded;
    }

    /**
     * For generated code: the statistics of the forward call that a backward call belongs to.
     *
     * @throws IllegalStateException if there was no forward call in TRAIN, or one over other sizes
     */
    protected final SavedStatistics keptStatistics(int statistics, int elements) {
        if (mode == Mode.EVAL && descriptor.tracksRunningStatistics()) {
            return running.fixed(statistics);
        }
        if (saved.elements() < 0) {
            throw new IllegalStateException(this + ": backward needs a forward call in TRAIN before it; "
                    + "the layer is in " + mode + " and has kept no statistics");
        }
        if (saved.elements() != elements || saved.count() != statistics) {
            throw new IllegalStateException(this + ": backward over " + elements + " elements and " + statistics
                    + " statistics does not belong to the last forward call in TRAIN, which had " + saved.elements()
                    + " and " + saved.count());
        }
        if (shared != null) {
            saved.prepareToShare();
        }
        return fixedInForward == null ? saved : fixedInForward;
    }
}
