package io.normforge.examples.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which of the processor's vector instructions everybody in a comparison may use. */
enum Instructions {
    /** All that there are. */
    ALL(Integer.MAX_VALUE),
    /** Those of machines with 256-bit vectors. ONNX Runtime cannot be told, and uses all. */
    AVX2(256);

    private final int mostBits;

    Instructions(int mostBits) {
        this.mostBits = mostBits;
    }

    static Instructions named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** What HotSpot is told. */
    List<String> options() {
        return this == ALL ? List.of() : List.of("-XX:UseAVX=2");
    }

    /** What libtorch and oneDNN are told. */
    Map<String, String> variables() {
        return this == ALL ? Map.of() : Map.of("ATEN_CPU_CAPABILITY", "avx2", "ONEDNN_MAX_CPU_ISA", "AVX2");
    }

    /** The most that vectors can have. */
    int mostBits() {
        return mostBits;
    }
}
