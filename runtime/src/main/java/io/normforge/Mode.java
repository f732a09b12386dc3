package io.normforge;

/** What a forward call is for. A layer is constructed with one, so that nobody serves in TRAIN by accident. */
public enum Mode {
    /** Forward keeps what backward needs. One thread at a time. */
    TRAIN,
    /** Forward keeps nothing; any number of threads may share the layer. */
    EVAL
}
