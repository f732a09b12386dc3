package io.normforge;

import io.normforge.internal.BackendChoice;
import io.normforge.internal.LayerTrials;
import io.normforge.internal.Packing;
import io.normforge.internal.Ranges;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * For generated code: what the calls of a layer ask of the runtime between their checks and their kernels. Which statistics
 * a kernel reads and where it keeps what it finds, by mode and freezing; where gradients go; which kernel runs.
 *
 * <p>Users have {@link NormLayer}. Thread-safety is the layer's.
 */
public final class LayerCalls {

    /**
     * Of how many elements calls are shared. With two threads of two cores, LAYER in vectors takes 0.8 of one's time at 100,000 and
     * as much as one's at 50,000; at 17,000 it would take 1.5 times as long.
     */
    private static final int LEAST_TO_SHARE = Integer.getInteger("normforge.threads.least", 65_536);

    private final NormDescriptor descriptor;
    private final String title;
    private final BackendChoice choice;

    /** Arguments of a call that workers share, kept from the last one. */
    private final AtomicReference<KernelCall> spare = new AtomicReference<>();

    private final LayerTrials<?> trials;
    private final int[] sizes;
    private final int groups;
    private final float epsilon;
    private final NormParameters parameters;
    private final NormGradients gradients;
    private final SavedStatistics saved = new SavedStatistics();

    /** Statistics of one sample of several, or of this rank alone. */
    private final SavedStatistics part = new SavedStatistics();

    private final ThreadLocal<Packing> packing;
    private final RunningStatistics running;
    private final SharedStatistics shared;
    private volatile Workers workers = Workers.byProperty();
    private volatile Mode mode;
    private volatile boolean statisticsFrozen;
    private volatile boolean parametersFrozen;

    /** Null where kernels read the layer's own. */
    private volatile BoundParameters bound;

    /** Receives the gradients of frozen parameters. */
    private NormGradients discarded;

    private final WrittenGradients written = new WrittenGradients();

    /** The running statistics that the last forward call in TRAIN normalized by; null where it used its own. */
    private SavedStatistics fixedInForward;

    LayerCalls(NormDescriptor descriptor, Mode mode, BackendChoice choice, Communicator communicator) {
        this.descriptor = descriptor;
        title = descriptor.title();
        this.mode = Objects.requireNonNull(mode, "mode: TRAIN or EVAL");
        this.choice = choice;
        trials = choice == null ? null : choice.trials();
        sizes = descriptor.shapes().get(0).stream().mapToInt(size -> size).toArray();
        groups = descriptor.groups();
        epsilon = descriptor.epsilon();
        parameters = new NormParameters(descriptor);
        gradients = new NormGradients(parameters);
        packing = ThreadLocal.withInitial(() -> Packing.of(
                descriptor.shapes().get(0),
                descriptor.channelAxis(),
                descriptor.type() == NormType.BATCH || descriptor.type() == NormType.SYNC_BATCH));
        running = new RunningStatistics(descriptor);
        shared = descriptor.type() == NormType.SYNC_BATCH
                ? new SharedStatistics(
                        descriptor,
                        Objects.requireNonNull(communicator, "communicator: Communicator.single() for one rank alone"))
                : null;
    }

    Mode mode() {
        return mode;
    }

    void mode(Mode next) {
        requireUnbound(next == Mode.TRAIN, "train()");
        mode = next;
    }

    /**
     * From now on forward reads γ and β from there.
     *
     * @param beta null where there is none
     * @param numbers reads γ and β
     * @throws IllegalStateException in TRAIN
     */
    public void bind(Object gamma, Object beta, Supplier<float[][]> numbers) {
        if (mode == Mode.TRAIN) {
            throw new IllegalStateException(
                    title + ": in TRAIN the layer learns its own gamma; call eval() before it is bound");
        }
        bound = new BoundParameters(gamma, beta, numbers);
    }

    /** From now on the layer reads its own γ and β. */
    public void unbind() {
        bound = null;
    }

    /** Where γ lies that it reads; null for its own. */
    public Object boundGamma() {
        BoundParameters now = bound;
        return now == null ? null : now.gamma();
    }

    /** Where β lies. */
    public Object boundBeta() {
        BoundParameters now = bound;
        return now == null ? null : now.beta();
    }

    /** The γ and β that the layer reads. */
    NormParameters currentParameters() {
        return BoundParameters.current(Optional.ofNullable(bound), parameters);
    }

    /** Where a method is about the layer's own γ and β, it is not bound to others. */
    void requireUnbound(boolean isOfOwn, String method) {
        if (isOfOwn && bound != null) {
            throw new IllegalStateException(title + ": " + method
                    + " is about the layer's own gamma, and it is bound to memory outside; call unbind() before");
        }
    }

    boolean statisticsFrozen() {
        return statisticsFrozen;
    }

    void freezeStatistics(boolean frozen) {
        statisticsFrozen = frozen;
    }

    boolean parametersFrozen() {
        return parametersFrozen;
    }

    void freezeParameters(boolean frozen) {
        parametersFrozen = frozen;
    }

    BackendChoice choice() {
        return choice;
    }

    NormParameters parameters() {
        return parameters;
    }

    NormGradients gradients() {
        return gradients;
    }

    SavedStatistics saved() {
        return saved;
    }

    /** What the layer's messages are counted as, where it sends any. */
    void nameMessages(String name) {
        if (shared != null) {
            shared.name(name);
        }
    }

    /** Whether statistics are shared over this communicator. */
    boolean sharesOver(Communicator communicator) {
        return shared != null && shared.isOver(communicator);
    }

    RunningStatistics running() {
        return running;
    }

    Workers workers() {
        return workers;
    }

    void workers(Workers next) {
        workers = Objects.requireNonNull(next, "workers: Workers.none() for the caller alone");
    }

    /** The size of an axis, where the constructor took it. */
    public int size(int axis) {
        return sizes[axis];
    }

    /** Into how many groups the channels are split. */
    public int groups() {
        return groups;
    }

    /** What is added under the square root. */
    public float epsilon() {
        return epsilon;
    }

    /**
     * Whether workers share a call.
     *
     * @param all how many rows, samples or channels there are
     * @param unit how many of them a part has at least
     */
    public boolean shares(int elements, int all, int unit) {
        return all > unit && elements >= LEAST_TO_SHARE && workers.threads() > 1 && bound == null;
    }

    /** For a call that workers share. */
    public KernelCall inParts() {
        return KernelCall.of(spare, workers, parameters, epsilon);
    }

    /** Counts a call of a method; whether it is one to {@link #note}. */
    public boolean isNews(int method, int elements) {
        return trials != null && trials.of(method, usesRunningStatistics()).isNews(elements);
    }

    /** Remembers the sizes of a call, for the clock to choose the method's kernel by. */
    public void note(int method, int elements, int... sizes) {
        trials.of(method, usesRunningStatistics()).note(elements, sizes);
    }

    /** The width of the vector kernel that a method runs, in floats; 0 for the plain one. */
    public int lanes(int method) {
        return trials == null
                ? choice.lanes()
                : trials.of(method, usesRunningStatistics()).lanes();
    }

    /** An output is none of the layer's own arrays, which a kernel reads or writes for itself. */
    public void checkNotOwned(String name, float[] output) {
        Ranges.notOwned(title, name, output, "parameters", parameters.gamma(), parameters.beta());
        Ranges.notOwned(title, name, output, "gradients", gradients.gamma(), gradients.beta());
        Ranges.notOwned(title, name, output, "gradients", gradients.gammaBlock(), gradients.betaBlock());
        Ranges.notOwned(title, name, output, "saved statistics", saved.mean(), saved.remainder());
        Ranges.notOwned(title, name, output, "saved statistics", saved.rstd(), saved.variance());
        Ranges.notOwned(title, name, output, "saved statistics", saved.pooledGradient(), saved.pooledProduct());
    }

    /** Whether forward normalizes by the running statistics. */
    public boolean usesRunningStatistics() {
        return descriptor.tracksRunningStatistics() && (mode == Mode.EVAL || statisticsFrozen);
    }

    /** After all checks: the running statistics, for a call over so many statistics. */
    public SavedStatistics runningStatistics(int statistics, int elements) {
        if (mode == Mode.EVAL) {
            return running.fixed(statistics);
        }
        SavedStatistics lasting = running.lasting(statistics);
        saved.prepare(statistics, elements);
        fixedInForward = lasting;
        return lasting;
    }

    /**
     * The failure of a call whose statistics pool a single element each.
     *
     * @param circumstance what of the call makes it so
     */
    public IllegalArgumentException singleElement(String circumstance) {
        return SingleElement.failure(descriptor, circumstance);
    }

    /** After all checks: where to keep statistics, null where the mode keeps none. */
    public SavedStatistics statisticsToKeep(int statistics, int elements) {
        if (mode == Mode.EVAL) {
            return null;
        }
        saved.prepare(statistics, elements);
        fixedInForward = null;
        return saved;
    }

    /**
     * After the kernel: takes what it kept into the running statistics.
     *
     * @param pooled how many elements each statistic pools
     */
    public void trackStatistics(int pooled) {
        running.track(saved, pooled);
    }

    /** After all checks: where to keep statistics of this rank, before they are shared. */
    public SavedStatistics statisticsToShare(int statistics, int elements) {
        part.prepare(statistics, elements);
        return part;
    }

    /** The statistics of all ranks, kept for backward in TRAIN. */
    public SavedStatistics shareStatistics(int pooled) {
        shared.share(part, pooled);
        if (mode == Mode.EVAL) {
            return part;
        }
        saved.prepare(part.count(), part.elements());
        saved.copyFrom(part, 0);
        fixedInForward = null;
        return saved;
    }

    /** After the kernel: takes the statistics of all ranks into the running ones. */
    public void trackSharedStatistics() {
        if (mode == Mode.TRAIN && descriptor.tracksRunningStatistics()) {
            running.track(shared);
        }
    }

    /** Puts the means over all ranks in the place of the sums that backward needs. */
    public void shareGradients() {
        shared.shareGradients(saved);
    }

    /** For masks: this thread's packing. */
    public Packing packing() {
        return packing.get();
    }

    /** After forward: what was valid. */
    public void keepMask() {
        if (mode == Mode.TRAIN) {
            saved.keepMask(packing.get().fingerprint());
        }
    }

    /**
     * For masks: backward has the mask of the forward call that it belongs to.
     *
     * @throws IllegalArgumentException if it has another
     */
    public void checkMask() {
        if (mode == Mode.TRAIN
                && saved.elements() >= 0
                && !saved.hasMask(packing.get().fingerprint())) {
            throw new IllegalArgumentException(
                    descriptor.title() + ": backward's mask is not that of the last forward call in TRAIN;"
                            + " pass the same valid positions");
        }
    }

    /** After all checks: makes room for the statistics of all samples. */
    public void startSamples(int statistics, int elements) {
        if (mode == Mode.TRAIN) {
            saved.prepare(statistics, elements);
            saved.clear();
        }
    }

    /** For masks: where to keep the statistics of one sample, null where the mode keeps none. */
    public SavedStatistics sampleToKeep(int statistics) {
        if (mode == Mode.EVAL) {
            return null;
        }
        part.prepare(statistics, 0);
        return part;
    }

    /** For masks: puts the sample's statistics among all. */
    public void keepSample(int sample) {
        if (mode == Mode.TRAIN) {
            saved.copyFrom(part, sample * part.count());
        }
    }

    /** For masks: the statistics kept for a sample. */
    public SavedStatistics keptSample(int statistics, int sample) {
        part.prepare(statistics, 0);
        part.copyPartOf(saved, sample * statistics);
        return part;
    }

    /** Where backward adds the gradients of γ and β. */
    public NormGradients gradientsToAddTo() {
        if (!parametersFrozen) {
            return gradients.whole();
        }
        if (discarded == null) {
            discarded = new NormGradients(parameters);
        }
        return discarded.whole();
    }

    /**
     * Where backward writes so many gradients of the scale that the call gives, and of the shift; frozen parameters are those that
     * a layer learns, and so none of these.
     *
     * @param shift null where there is none
     */
    public NormGradients gradientsToWrite(int count, float[] scale, int scaleOffset, float[] shift, int shiftOffset) {
        return written.to(count, scale, scaleOffset, shift, shiftOffset);
    }

    /** The same, and where it writes as many of the residual's gate that the call gives. */
    public NormGradients gradientsToWrite(
            int count, float[] scale, int scaleOffset, float[] shift, int shiftOffset, float[] gate, int gateOffset) {
        written.to(count, scale, scaleOffset, shift, shiftOffset);
        return written.gate(gate, gateOffset);
    }

    /**
     * The statistics of the forward call that a backward call belongs to.
     *
     * @throws IllegalStateException if there was no forward call in TRAIN, or one over other sizes
     */
    public SavedStatistics keptStatistics(int statistics, int elements) {
        if (mode == Mode.EVAL && descriptor.tracksRunningStatistics()) {
            return running.fixed(statistics);
        }
        if (saved.elements() < 0) {
            throw new IllegalStateException(descriptor.title() + ": backward needs a forward call in TRAIN before it; "
                    + "the layer is in " + mode + " and has kept no statistics");
        }
        if (saved.elements() != elements || saved.count() != statistics) {
            throw new IllegalStateException(descriptor.title() + ": backward over " + elements + " elements and "
                    + statistics
                    + " statistics does not belong to the last forward call in TRAIN, which had " + saved.elements()
                    + " and " + saved.count());
        }
        if (shared != null) {
            saved.prepareToShare();
        }
        return fixedInForward == null ? saved : fixedInForward;
    }
}
