package io.normforge;

import io.normforge.internal.Packing;
import java.util.Objects;

/** The statistics that calls read and keep, by mode and freezing: of their own elements, of one sample or rank, and running ones. */
final class LayerStatistics {

    private final NormDescriptor descriptor;
    private final SavedStatistics saved = new SavedStatistics();

    /** Statistics of one sample of several, or of this rank alone. */
    private final SavedStatistics part = new SavedStatistics();

    private final RunningStatistics running;

    /** Null where ranks share none. */
    private final SharedStatistics shared;

    private volatile Mode mode;
    private volatile boolean frozen;

    /** The running statistics that the last forward call in TRAIN normalized by; null where it used its own. */
    private SavedStatistics fixedInForward;

    LayerStatistics(NormDescriptor descriptor, Mode mode, Communicator communicator) {
        this.descriptor = descriptor;
        this.mode = Objects.requireNonNull(mode, "mode: TRAIN or EVAL");
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
        mode = next;
    }

    private boolean isTraining() {
        return mode == Mode.TRAIN;
    }

    boolean areFrozen() {
        return frozen;
    }

    void freeze(boolean statisticsFrozen) {
        frozen = statisticsFrozen;
    }

    SavedStatistics saved() {
        return saved;
    }

    RunningStatistics running() {
        return running;
    }

    /** What the layer's messages are counted as, where it sends any. */
    void nameMessages(String name) {
        if (shared != null) {
            shared.name(name);
        }
    }

    /** Whether statistics are shared over this communicator. */
    boolean areSharedOver(Communicator communicator) {
        return shared != null && shared.isOver(communicator);
    }

    /** Whether forward normalizes by the running ones. */
    boolean areGiven() {
        return descriptor.tracksRunningStatistics() && (!isTraining() || frozen);
    }

    SavedStatistics given(int statistics, int elements) {
        if (!isTraining()) {
            return running.fixed(statistics);
        }
        SavedStatistics lasting = running.lasting(statistics);
        saved.prepare(statistics, elements);
        fixedInForward = lasting;
        return lasting;
    }

    /** Null where the mode keeps none. */
    SavedStatistics toKeep(int statistics, int elements) {
        if (!isTraining()) {
            return null;
        }
        saved.prepare(statistics, elements);
        fixedInForward = null;
        return saved;
    }

    void track(int pooled) {
        running.track(saved, pooled);
    }

    SavedStatistics toShare(int statistics, int elements) {
        part.prepare(statistics, elements);
        return part;
    }

    SavedStatistics share(int pooled) {
        shared.share(part, pooled);
        if (!isTraining()) {
            return part;
        }
        saved.prepare(part.count(), part.elements());
        saved.copyFrom(part, 0);
        fixedInForward = null;
        return saved;
    }

    void trackShared() {
        if (isTraining() && descriptor.tracksRunningStatistics()) {
            running.track(shared);
        }
    }

    void shareGradients() {
        shared.shareGradients(saved);
    }

    void keepMask(Packing packing) {
        if (isTraining()) {
            saved.keepMask(packing.fingerprint());
        }
    }

    void checkMask(Packing packing) {
        if (isTraining() && saved.elements() >= 0 && !saved.hasMask(packing.fingerprint())) {
            throw new IllegalArgumentException(
                    descriptor.title() + ": backward's mask is not that of the last forward call in TRAIN;"
                            + " pass the same valid positions");
        }
    }

    void startSamples(int statistics, int elements) {
        if (isTraining()) {
            saved.prepare(statistics, elements);
            saved.clear();
        }
    }

    /** Null where the mode keeps none. */
    SavedStatistics sampleToKeep(int statistics) {
        if (!isTraining()) {
            return null;
        }
        part.prepare(statistics, 0);
        return part;
    }

    void keepSample(int sample) {
        if (isTraining()) {
            saved.copyFrom(part, sample * part.count());
        }
    }

    SavedStatistics keptSample(int statistics, int sample) {
        part.prepare(statistics, 0);
        part.copyPartOf(saved, sample * statistics);
        return part;
    }

    SavedStatistics kept(int statistics, int elements) {
        if (!isTraining() && descriptor.tracksRunningStatistics()) {
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
