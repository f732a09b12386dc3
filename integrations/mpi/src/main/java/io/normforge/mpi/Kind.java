package io.normforge.mpi;

/** A kind of call that all ranks make together, called what messages call it. */
enum Kind {
    ALL_GATHER("allGather"),
    ALL_REDUCE_SUM("allReduceSum"),
    ALL_TO_ALL("allToAll"),
    SPLIT("split");

    private final String method;

    Kind(String method) {
        this.method = method;
    }

    /** A call of this kind, for messages. */
    String of(int length) {
        return method + " of " + length + " values";
    }
}
