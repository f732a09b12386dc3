package io.normforge;

import io.normforge.internal.BackendChoice;
import io.normforge.internal.MissingLayer;
import io.normforge.internal.Ranges;
import java.util.Objects;

/**
 * A generated normalization layer: its parameters, its mode, and what it saved for backward. The generated subclass
 * adds {@code forward} and {@code backward}, with the arguments that its annotation makes sense of.
 *
 * <p>In {@link Mode#EVAL} any number of threads may call one layer at once. In {@link Mode#TRAIN} forward keeps
 * statistics and backward adds to gradients: one thread at a time.
 *
 * <p>A call that fails its checks throws before it has changed anything.
 */
public abstract class NormLayer {

    private final NormDescriptor descriptor;
    private final BackendChoice choice;
    private final NormParameters parameters;
    private final NormGradients gradients;
    private final SavedStatistics saved = new SavedStatistics();
    private volatile Mode mode;

    /** For generated code. */
    protected NormLayer(NormDescriptor descriptor, Mode mode, BackendChoice choice) {
        this.descriptor = descriptor;
        this.mode = Objects.requireNonNull(mode, "mode: TRAIN or EVAL");
        this.choice = choice;
        parameters = new NormParameters(descriptor);
        gradients = new NormGradients(parameters);
    }

    /**
     * The layer generated for an annotation, found by name; for code that does not know the generated class.
     *
     * @param model the annotated class
     * @param name the annotation's name
     * @throws IllegalStateException if there is no such class: usually the annotation processor did not run, and the
     *     message shows how to configure it
     */
    public static NormLayer of(Class<?> model, String name, Mode mode) {
        return MissingLayer.orCreate(model, name, mode);
    }

    /** What the next forward call is for. */
    public final Mode mode() {
        return mode;
    }

    /** From now on forward keeps what backward needs. */
    public final void train() {
        mode = Mode.TRAIN;
    }

    /** From now on forward keeps nothing. */
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

    /** For generated code: an output is none of the layer's own arrays, which a kernel reads while it writes. */
    protected final void checkNotOwned(String name, float[] output) {
        String title = descriptor.name();
        Ranges.notOwned(title, name, output, parameters.gamma(), parameters.beta());
        Ranges.notOwned(title, name, output, gradients.gamma(), gradients.beta());
    }

    /** For generated code, after all checks: where to keep statistics, null where the mode keeps none. */
    protected final SavedStatistics statisticsToKeep(int statistics, int elements) {
        if (mode == Mode.EVAL) {
            return null;
        }
        saved.prepare(statistics, elements);
        return saved;
    }

    /**
     * For generated code: the statistics of the forward call that a backward call belongs to.
     *
     * @throws IllegalStateException if there was no forward call in TRAIN, or one over other sizes
     */
    protected final SavedStatistics keptStatistics(int statistics, int elements) {
        if (saved.elements() < 0) {
            throw new IllegalStateException(this + ": backward needs a forward call in TRAIN before it; "
                    + "the layer is in " + mode + " and has kept no statistics");
        }
        if (saved.elements() != elements || saved.count() != statistics) {
            throw new IllegalStateException(this + ": backward over " + elements + " elements and " + statistics
                    + " statistics does not belong to the last forward call in TRAIN, which had " + saved.elements()
                    + " and " + saved.count());
        }
        return saved;
    }
}
