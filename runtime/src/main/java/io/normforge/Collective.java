package io.normforge;

/** A kind of call that all ranks make together, called what messages call it. */
enum Collective {
    ALL_GATHER("allGather"),
    ALL_REDUCE_SUM("allReduceSum"),
    ALL_TO_ALL("allToAll");

    private final String method;

    Collective(String method) {
        this.method = method;
    }

    /** How many values a rank gives in a call of this length. */
    int given(int ranks, int length) {
        return this == ALL_TO_ALL ? ranks * length : length;
    }

    String method() {
        return method;
    }

    /** A call of this kind, for messages. */
    String of(int length) {
        return method + " of " + length + " values";
    }
}
