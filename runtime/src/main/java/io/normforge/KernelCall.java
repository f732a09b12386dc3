package io.normforge;

import io.normforge.internal.PartialWork;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * For generated code: the arguments of a kernel's call, while workers do parts of it. One call at a time; a layer keeps it for
 * the next, so that calls allocate nothing.
 */
public final class KernelCall {

    /** The most arrays that a kernel takes, and the most sizes. */
    private static final int MOST = 12;

    /** How many parts a thread gets, so that one which comes late or is interrupted leaves its share to others. */
    private static final int PARTS_OF_THREAD = 4;

    /** Calls a kernel for one part. */
    @FunctionalInterface
    public interface Part {

        /**
         * Does rows, samples or channels {@code from} to {@code to}.
         *
         * @param gradients where it adds those of γ and β; null in calls that add to none
         */
        void run(KernelCall call, int from, int to, NormGradients gradients);
    }

    private final AtomicReference<KernelCall> spare;
    private final PartialWork work = this::work;
    private final float[][] arrays = new float[MOST][];

    /** Memory segments, which have no type in Java 17. */
    private final Object[] segments = new Object[MOST];

    private final int[] offsets = new int[MOST];
    private final int[] sizes = new int[MOST];
    private int arrayCount;
    private int segmentCount;
    private int sizeCount;
    private Workers workers;
    private NormParameters parameters;
    private float epsilon;
    private Part part;
    private int lanes;
    private int size;
    private int grain;
    private SavedStatistics saved;
    private NormGradients gradients;

    /** What each thread adds to, and what pieces come to, where rows share γ and β. */
    private final PieceGradients pieces = new PieceGradients();

    private boolean inPieces;
    private boolean inRounds;

    private KernelCall(AtomicReference<KernelCall> spare) {
        this.spare = spare;
    }

    /** The spare one, or another. */
    static KernelCall of(AtomicReference<KernelCall> spare, Workers workers, NormParameters parameters, float epsilon) {
        KernelCall kept = spare.getAndSet(null);
        KernelCall call = kept == null ? new KernelCall(spare) : kept;
        call.workers = workers;
        call.parameters = parameters;
        call.epsilon = epsilon;
        return call;
    }

    /** The kernel's next array. */
    public KernelCall with(float[] array, int offset) {
        arrays[arrayCount] = array;
        offsets[arrayCount++] = offset;
        return this;
    }

    /** The kernel's next memory segment. */
    public KernelCall with(Object segment) {
        segments[segmentCount++] = segment;
        return this;
    }

    /** The kernel's next size. */
    public KernelCall with(int next) {
        sizes[sizeCount++] = next;
        return this;
    }

    /**
     * Does all parts.
     *
     * @param kernelLanes the width of the kernel
     * @param all how many rows, samples or channels there are
     * @param unit how many of them a part has at least, except the last
     */
    public void run(Part kernel, int kernelLanes, int all, int unit, SavedStatistics statistics) {
        run(kernel, kernelLanes, all, unit, statistics, null);
    }

    /** The same, where each row, sample or channel has gradients of γ and β of its own, which go into the block under way. */
    public void run(Part kernel, int kernelLanes, int all, int unit, SavedStatistics statistics, NormGradients adding) {
        inPieces = false;
        inRounds = false;
        share(kernel, kernelLanes, all, ofPart(all, unit), statistics, adding);
    }

    /** The same, where each round ends its gradients: a thread adds up its own. */
    public void runInRounds(
            Part kernel, int kernelLanes, int all, int unit, SavedStatistics statistics, NormGradients adding) {
        inPieces = false;
        inRounds = true;
        pieces.prepareRounds(adding, workers.threads());
        share(kernel, kernelLanes, all, ofPart(all, unit), statistics, adding);
    }

    private int ofPart(int all, int unit) {
        int units = (all + unit - 1) / unit;
        int parts = Math.min(units, PARTS_OF_THREAD * workers.threads());
        return (units + parts - 1) / parts * unit;
    }

    /** The same, where rows share γ and β: a part is a piece of their sums, and pieces are added in their order. */
    public void runInPieces(Part kernel, int kernelLanes, int all, SavedStatistics statistics, NormGradients adding) {
        inPieces = true;
        inRounds = false;
        pieces.prepare(adding, parts(all, GradientBlocks.PIECE), workers.threads());
        share(kernel, kernelLanes, all, GradientBlocks.PIECE, statistics, adding);
    }

    private void share(
            Part kernel, int kernelLanes, int all, int ofPart, SavedStatistics statistics, NormGradients adding) {
        part = kernel;
        lanes = kernelLanes;
        size = all;
        grain = ofPart;
        saved = statistics;
        gradients = adding;
        boolean done = false;
        try {
            workers.run(work, parts(all, grain));
            if (inPieces) {
                pieces.addTo(adding);
            }
            done = true;
        } finally {
            if (!done && adding != null) {
                adding.clearCall();
                pieces.clearCall();
            }
            forget();
        }
    }

    private static int parts(int all, int grain) {
        return (all + grain - 1) / grain;
    }

    private void work(int number, int participant) {
        int from = number * grain;
        int to = Math.min(from + grain, size);
        if (inPieces) {
            NormGradients own = pieces.of(participant);
            part.run(this, from, to, own);
            pieces.end(number, own);
        } else {
            part.run(this, from, to, inRounds ? pieces.of(participant) : gradients);
        }
    }

    /** Keeps nothing of the caller's alive. */
    private void forget() {
        Arrays.fill(arrays, 0, arrayCount, null);
        Arrays.fill(segments, 0, segmentCount, null);
        arrayCount = 0;
        segmentCount = 0;
        sizeCount = 0;
        workers = null;
        parameters = null;
        part = null;
        saved = null;
        gradients = null;
        spare.set(this);
    }

    /** An array of the kernel. */
    public float[] array(int number) {
        return arrays[number];
    }

    /** Where it starts. */
    public int offset(int number) {
        return offsets[number];
    }

    /** A memory segment of the kernel. */
    public Object segment(int number) {
        return segments[number];
    }

    /** A size that the kernel asks for. */
    public int size(int number) {
        return sizes[number];
    }

    /** The layer's γ and β. */
    public NormParameters parameters() {
        return parameters;
    }

    /** What the layer adds under the square root. */
    public float epsilon() {
        return epsilon;
    }

    /** The width of the kernel. */
    public int lanes() {
        return lanes;
    }

    /** Statistics that it reads or keeps. */
    public SavedStatistics saved() {
        return saved;
    }
}
