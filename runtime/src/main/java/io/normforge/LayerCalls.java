package io.normforge;

import io.normforge.internal.BackendChoice;
import io.normforge.internal.LayerTrials;
import io.normforge.internal.Packing;
import io.normforge.internal.Ranges;
import java.util.function.Supplier;

/**
 * For generated code: what the calls of a layer ask of the runtime between their checks and their kernels. Which statistics
 * a kernel reads and where it keeps what it finds, by mode and freezing; where gradients go; which kernel runs.
 *
 * <p>Users have {@link NormLayer}. Thread-safety is the layer's.
 */
public final class LayerCalls {

    private final NormDescriptor descriptor;
    private final String title;
    private final BackendChoice choice;
    private final LayerTrials<?> trials;
    private final int[] sizes;
    private final int groups;
    private final float epsilon;
    private final NormParameters parameters;
    private final ParameterBinding binding;
    private final GradientTargets gradients;
    private final LayerStatistics statistics;
    private final ThreadLocal<Packing> packing;
    private final CallWorkers workers = new CallWorkers();

    LayerCalls(NormDescriptor descriptor, Mode mode, BackendChoice choice, Communicator communicator) {
        this.descriptor = descriptor;
        title = descriptor.title();
        this.choice = choice;
        trials = choice == null ? null : choice.trials();
        sizes = descriptor.shapes().get(0).stream().mapToInt(size -> size).toArray();
        groups = descriptor.groups();
        epsilon = descriptor.epsilon();
        parameters = new NormParameters(descriptor);
        binding = new ParameterBinding(title, parameters);
        gradients = new GradientTargets(parameters);
        statistics = new LayerStatistics(descriptor, mode, communicator);
        packing = ThreadLocal.withInitial(() -> Packing.of(
                descriptor.shapes().get(0),
                descriptor.channelAxis(),
                descriptor.type() == NormType.BATCH || descriptor.type() == NormType.SYNC_BATCH));
    }

    void mode(Mode next) {
        if (next == Mode.TRAIN) {
            binding.requireNone("train()");
        }
        statistics.mode(next);
    }

    NormParameters parameters() {
        return parameters;
    }

    ParameterBinding binding() {
        return binding;
    }

    GradientTargets gradients() {
        return gradients;
    }

    LayerStatistics statistics() {
        return statistics;
    }

    BackendChoice choice() {
        return choice;
    }

    CallWorkers workers() {
        return workers;
    }

    /**
     * From now on forward reads γ and β from there.
     *
     * @param beta null where there is none
     * @param numbers reads γ and β
     * @throws IllegalStateException in TRAIN
     */
    public void bind(Object gamma, Object beta, Supplier<float[][]> numbers) {
        if (statistics.mode() == Mode.TRAIN) {
            throw new IllegalStateException(
                    title + ": in TRAIN the layer learns its own gamma; call eval() before it is bound");
        }
        binding.to(new BoundParameters(gamma, beta, numbers));
    }

    /** From now on the layer reads its own γ and β. */
    public void unbind() {
        binding.end();
    }

    /** Where γ lies that it reads; null for its own. */
    public Object boundGamma() {
        return binding.gamma();
    }

    /** Where β lies. */
    public Object boundBeta() {
        return binding.beta();
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
        return workers.share(elements, all, unit) && !binding.isBound();
    }

    /** For a call that workers share. */
    public KernelCall inParts() {
        return workers.call(parameters, epsilon);
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
        NormGradients learnt = gradients.learnt();
        SavedStatistics saved = statistics.saved();
        Ranges.notOwned(title, name, output, "parameters", parameters.gamma(), parameters.beta());
        Ranges.notOwned(title, name, output, "gradients", learnt.gamma(), learnt.beta());
        Ranges.notOwned(title, name, output, "gradients", learnt.gammaBlock(), learnt.betaBlock());
        Ranges.notOwned(title, name, output, "saved statistics", saved.mean(), saved.remainder());
        Ranges.notOwned(title, name, output, "saved statistics", saved.rstd(), saved.variance());
        Ranges.notOwned(title, name, output, "saved statistics", saved.pooledGradient(), saved.pooledProduct());
    }

    /** Whether forward normalizes by the running statistics. */
    public boolean usesRunningStatistics() {
        return statistics.areGiven();
    }

    /** After all checks: the running statistics, for a call over so many statistics. */
    public SavedStatistics runningStatistics(int count, int elements) {
        return statistics.given(count, elements);
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
    public SavedStatistics statisticsToKeep(int count, int elements) {
        return statistics.toKeep(count, elements);
    }

    /**
     * After the kernel: takes what it kept into the running statistics.
     *
     * @param pooled how many elements each statistic pools
     */
    public void trackStatistics(int pooled) {
        statistics.track(pooled);
    }

    /** After all checks: where to keep statistics of this rank, before they are shared. */
    public SavedStatistics statisticsToShare(int count, int elements) {
        return statistics.toShare(count, elements);
    }

    /** The statistics of all ranks, kept for backward in TRAIN. */
    public SavedStatistics shareStatistics(int pooled) {
        return statistics.share(pooled);
    }

    /** After the kernel: takes the statistics of all ranks into the running ones. */
    public void trackSharedStatistics() {
        statistics.trackShared();
    }

    /** Puts the means over all ranks in the place of the sums that backward needs. */
    public void shareGradients() {
        statistics.shareGradients();
    }

    /** For masks: this thread's packing. */
    public Packing packing() {
        return packing.get();
    }

    /** After forward: what was valid. */
    public void keepMask() {
        statistics.keepMask(packing.get());
    }

    /**
     * For masks: backward has the mask of the forward call that it belongs to.
     *
     * @throws IllegalArgumentException if it has another
     */
    public void checkMask() {
        statistics.checkMask(packing.get());
    }

    /** After all checks: makes room for the statistics of all samples. */
    public void startSamples(int count, int elements) {
        statistics.startSamples(count, elements);
    }

    /** For masks: where to keep the statistics of one sample, null where the mode keeps none. */
    public SavedStatistics sampleToKeep(int count) {
        return statistics.sampleToKeep(count);
    }

    /** For masks: puts the sample's statistics among all. */
    public void keepSample(int sample) {
        statistics.keepSample(sample);
    }

    /** For masks: the statistics kept for a sample. */
    public SavedStatistics keptSample(int count, int sample) {
        return statistics.keptSample(count, sample);
    }

    /** Where backward adds the gradients of γ and β. */
    public NormGradients gradientsToAddTo() {
        return gradients.toAddTo();
    }

    /**
     * Where backward writes so many gradients of the scale that the call gives, and of the shift; frozen parameters are those that
     * a layer learns, and so none of these.
     *
     * @param shift null where there is none
     */
    public NormGradients gradientsToWrite(int count, float[] scale, int scaleOffset, float[] shift, int shiftOffset) {
        return gradients.written().to(count, scale, scaleOffset, shift, shiftOffset);
    }

    /** The same, and where it writes as many of the residual's gate that the call gives. */
    public NormGradients gradientsToWrite(
            int count, float[] scale, int scaleOffset, float[] shift, int shiftOffset, float[] gate, int gateOffset) {
        gradients.written().to(count, scale, scaleOffset, shift, shiftOffset);
        return gradients.written().gate(gate, gateOffset);
    }

    /**
     * The statistics of the forward call that a backward call belongs to.
     *
     * @throws IllegalStateException if there was no forward call in TRAIN, or one over other sizes
     */
    public SavedStatistics keptStatistics(int count, int elements) {
        return statistics.kept(count, elements);
    }
}
