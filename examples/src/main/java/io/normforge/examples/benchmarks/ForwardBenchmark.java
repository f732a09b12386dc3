package io.normforge.examples.benchmarks;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Forward in EVAL: generated kernels, the naive loop, and a copy of the same arrays. */
public class ForwardBenchmark {

    /** A generated layer on a back end. */
    @State(Scope.Thread)
    public static class Generated {

        /** The norm. */
        @Param({"LAYER", "RMS"})
        public NormType type;

        /** The kernel. */
        @Param({"PLAIN", "VECTOR"})
        public Backend backend;

        Forward norm;

        /** Makes the layer. */
        @Setup
        public void create(Buffers buffers) {
            norm = GeneratedNorm.of(type, buffers.width, Mode.EVAL, backend).forward();
        }
    }

    /** The loop by hand. */
    @State(Scope.Thread)
    public static class Naive {

        /** The norm. */
        @Param({"LAYER", "RMS"})
        public NormType type;

        Forward norm;

        /** Makes the parameters. */
        @Setup
        public void create(Buffers buffers) {
            norm = NaiveNorm.of(type, buffers.width);
        }
    }

    /** The yardstick. */
    @Benchmark
    public float[] copy(Buffers buffers) {
        Yardstick.copy(buffers.x, buffers.out);
        return buffers.out;
    }

    /** The kernels. */
    @Benchmark
    public float[] generated(Buffers buffers, Generated generated) {
        generated.norm.run(buffers.x, buffers.out, buffers.rows);
        return buffers.out;
    }

    /** What they replace. */
    @Benchmark
    public float[] naive(Buffers buffers, Naive naive) {
        naive.norm.run(buffers.x, buffers.out, buffers.rows);
        return buffers.out;
    }
}
