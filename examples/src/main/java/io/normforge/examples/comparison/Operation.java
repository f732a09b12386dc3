package io.normforge.examples.comparison;

/** What a case computes, and the arrays of its size that every implementation must read and write. */
public enum Operation {
    /** LAYER. */
    LAYER_FORWARD("layer.forward", "Layer", 1, 1),
    /** RMS. */
    RMS_FORWARD("rms.forward", "Rms", 1, 1),
    /** dx, dγ and dβ of LAYER. */
    LAYER_BACKWARD("layer.backward", "Layer", 2, 1),
    /** dx and dγ of RMS. */
    RMS_BACKWARD("rms.backward", "Rms", 2, 1),
    /** LAYER of x + second, and that sum. */
    ADD_LAYER("addlayer.sum", "AddLayer", 2, 2),
    /** RMS of x + second, and that sum. */
    ADD_RMS("addrms.sum", "AddRms", 2, 2),
    /** The exact GELU of LAYER. */
    LAYER_GELU("layer.gelu", "LayerGelu", 1, 1),
    /** RMS(x) · silu(second). */
    RMS_SILU_GATE("rms.silugate", "RmsSiluGate", 2, 1),
    /** BATCH by the statistics of the batch, running ones tracked. */
    BATCH_TRAIN("batch.train", "Batch", 1, 1),
    /** BATCH by running statistics. */
    BATCH_EVAL("batch.eval", "Batch", 1, 1),
    /** relu(BATCH(x) + second) by running statistics. */
    BATCH_EVAL_ADD_RELU("batch.evaladdrelu", "BatchAddRelu", 2, 1),
    /** dx, dγ and dβ of BATCH in training. */
    BATCH_BACKWARD("batch.backward", "Batch", 2, 1),
    /** silu of GROUP with {@link Case#GROUPS} groups. */
    GROUP_SILU("group.silu", "GroupSilu", 1, 1),
    /** INSTANCE without γ and β. */
    INSTANCE_FORWARD("instance.forward", "Instance", 1, 1);

    private final String id;
    private final String layer;
    private final int reads;
    private final int writes;

    Operation(String id, String layer, int reads, int writes) {
        this.id = id;
        this.layer = layer;
        this.reads = reads;
        this.writes = writes;
    }

    String id() {
        return id;
    }

    /** What the annotations call its layers, before the shape. */
    String layer() {
        return layer;
    }

    /** Arrays of the case's size that must be read once at least. */
    public int reads() {
        return reads;
    }

    /** Arrays of the case's size that must be written. */
    public int writes() {
        return writes;
    }

    /** Whether there is a second input: a residual, a gate, or dy. */
    public boolean hasSecond() {
        return reads == 2;
    }

    /** Whether it normalizes by the root of the mean square, without mean and β. */
    public boolean rms() {
        return layer.contains("Rms");
    }

    /** Whether it has γ. */
    public boolean affine() {
        return this != INSTANCE_FORWARD;
    }

    /** Whether it has running statistics. */
    public boolean batch() {
        return layer.startsWith("Batch");
    }

    /** Whether it computes gradients. */
    public boolean backward() {
        return id.endsWith("backward");
    }

    /** Whether the layer must be in TRAIN. */
    boolean training() {
        return backward() || this == BATCH_TRAIN;
    }
}
