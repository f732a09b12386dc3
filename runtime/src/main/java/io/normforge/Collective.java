package io.normforge;

/** A kind of call that all ranks make together, called what messages call it. */
enum Collective {
    ALL_GATHER("allGather"),
    ALL_REDUCE_SUM("allReduceSum");

    private final String method;

    Collective(String method) {
        this.method = method;
    }

    /** A call of this kind, for messages. */
    String of(int length) {
        return method + " of " + length + " values";
    }
}
