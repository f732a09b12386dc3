package io.normforge.examples.benchmarks;

import io.normforge.Backend;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Forward in EVAL with an activation: in the pass of the norm, in one of its own, and by hand. */
public class FusedBenchmark {

    /** A generated layer, or a generated norm and a pass, on a back end. */
    @State(Scope.Thread)
    public static class Generated {

        /** What is computed. */
        @Param({"LAYER_GELU", "RMS_SILU_GATE"})
        public FusedNorm type;

        /** The kernel. */
        @Param({"PLAIN", "VECTOR"})
        public Backend backend;

        Fused fused;
        Fused apart;

        /** Makes the layers. */
        @Setup
        public void create(Buffers buffers) {
            fused = GeneratedFused.inOnePass(type, buffers.width, backend);
            apart = GeneratedFused.apart(type, buffers.width, backend);
        }
    }

    /** The loops by hand. */
    @State(Scope.Thread)
    public static class Naive {

        /** What is computed. */
        @Param({"LAYER_GELU", "RMS_SILU_GATE"})
        public FusedNorm type;

        Fused fused;

        /** Makes the parameters. */
        @Setup
        public void create(Buffers buffers) {
            fused = NaiveFused.of(type, buffers.width);
        }
    }

    /** The yardstick. */
    @Benchmark
    public float[] copy(Buffers buffers) {
        Yardstick.copy(buffers.x, buffers.out);
        return buffers.out;
    }

    /** One pass. */
    @Benchmark
    public float[] fused(Buffers buffers, Generated generated) {
        generated.fused.run(buffers.x, buffers.dy, buffers.out, buffers.rows);
        return buffers.out;
    }

    /** Two passes. */
    @Benchmark
    public float[] apart(Buffers buffers, Generated generated) {
        generated.apart.run(buffers.x, buffers.dy, buffers.out, buffers.rows);
        return buffers.out;
    }

    /** What they replace. */
    @Benchmark
    public float[] naive(Buffers buffers, Naive naive) {
        naive.fused.run(buffers.x, buffers.dy, buffers.out, buffers.rows);
        return buffers.out;
    }
}
