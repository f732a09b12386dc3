package io.normforge.examples.benchmarks;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Backward with dγ and dβ, and a sum of the same arrays. */
public class BackwardBenchmark {

    /** A generated layer on a back end. */
    @State(Scope.Thread)
    public static class Generated {

        /** The norm. */
        @Param({"LAYER", "RMS"})
        public NormType type;

        /** The kernel. */
        @Param({"PLAIN", "VECTOR"})
        public Backend backend;

        Backward norm;

        /** Makes the layer and the statistics it keeps, which every backward call then finds. */
        @Setup
        public void create(Buffers buffers) {
            GeneratedNorm layer = GeneratedNorm.of(type, buffers.width, Mode.TRAIN, backend);
            layer.forward().run(buffers.x, buffers.out, buffers.rows);
            norm = layer.backward();
        }
    }

    /** The yardstick. */
    @Benchmark
    public float[] add(Buffers buffers) {
        Yardstick.add(buffers.x, buffers.dy, buffers.out);
        return buffers.out;
    }

    /** The kernels. */
    @Benchmark
    public float[] generated(Buffers buffers, Generated generated) {
        generated.norm.run(buffers.x, buffers.dy, buffers.out, buffers.rows);
        return buffers.out;
    }
}
