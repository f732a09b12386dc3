package io.normforge.jgroups;

/** A call that all ranks make together, named as messages name it. */
enum Call {
    ALL_GATHER("allGather"),
    ALL_REDUCE_SUM("allReduceSum"),
    ALL_TO_ALL("allToAll");

    private final String method;

    Call(String method) {
        this.method = method;
    }

    /** A call with so many values for each rank, for messages. */
    String of(int length) {
        return method + " of " + length + " values";
    }
}
