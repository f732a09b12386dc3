package io.normforge;

/** What a forward call is for. A layer is constructed with one, so that nobody serves in TRAIN by accident. */
public enum Mode {
    /** Forward keeps what backward needs, and takes its statistics into the running ones. One thread at a time. */
    TRAIN,
    /**
     * Forward keeps nothing; any number of threads may share the layer. SYNC_BATCH without running statistics is the
     * exception: it has to synchronize here too, and serves one thread at a time.
     */
    EVAL
}
