package io.normforge;

/** The refusal of a statistic that pools one element, and the way out. */
final class SingleElement {

    private SingleElement() {}

    /**
     * The failure of a call.
     *
     * @param circumstance what of the call makes it so
     */
    static IllegalArgumentException failure(NormDescriptor layer, String circumstance) {
        return new IllegalArgumentException(layer.title() + ": " + circumstance
                + " each statistic pools one element, which has no variance; " + advice(layer));
    }

    private static String advice(NormDescriptor layer) {
        String frozen =
                layer.tracksRunningStatistics() ? ", call freezeStatistics() to use the running statistics" : "";
        return switch (layer.type()) {
            case BATCH, SYNC_BATCH -> "train on more samples at once" + frozen + ", or declare type = GROUP or LAYER";
            case INSTANCE -> "pass larger samples" + frozen + ", or declare type = GROUP or LAYER";
            default -> "pass larger samples, or declare fewer groups";
        };
    }
}
