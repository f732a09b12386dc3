package io.normforge.processor.emit;

import io.normforge.processor.spec.NormSpec;

/** What messages at run time tell the caller to do. */
final class Advice {

    private Advice() {}

    /** A way out where each statistic pools a single element. */
    static String forMoreElements(NormSpec spec) {
        String elsewhere = spec.tracks() ? ", call freezeStatistics() to use the running statistics" : "";
        return switch (spec.preset().pooling()) {
            case BATCH -> "train on more samples at once" + elsewhere + ", or declare type = GROUP or LAYER";
            case SPACE -> "pass larger samples" + elsewhere + ", or declare type = GROUP or LAYER";
            default -> "pass larger samples, or declare fewer groups";
        };
    }
}
