package io.normforge.examples.comparison;

import java.util.List;

/** What contenders are called in JSON, tables and charts, in the order in which tables have them. */
final class Names {

    static final String VECTOR = "VECTOR";
    static final String PLAIN = "PLAIN";
    static final String COPY = "copy";
    static final String NAIVE = "naive";

    /** Native libraries, see {@link Peer#name()}. */
    static final List<String> PEERS = List.of("libtorch", "oneDNN", "ONNX Runtime");

    /** Whoever may take part. */
    static final List<String> ALL = List.of(VECTOR, PLAIN, COPY, NAIVE, PEERS.get(0), PEERS.get(1), PEERS.get(2));

    private Names() {}
}
