package io.normforge.examples.benchmarks;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** RMS of one token, as a language model is run: generated kernels of either kind of size, and the loops that runners have by hand. */
public class RunnerBenchmark {

    /** A generated layer on a back end. */
    @State(Scope.Thread)
    public static class Generated {

        /** The norm. */
        @Param("RMS")
        public NormType type;

        /** The kernel. */
        @Param({"PLAIN", "VECTOR"})
        public Backend backend;

        Forward constant;
        Forward configured;

        /** Makes the layers. */
        @Setup
        public void create(Buffers buffers) {
            constant = constant(buffers.width, backend);
            configured = new WidthsRmsOfFile(buffers.width, 1e-5f, Mode.EVAL, backend)::forward;
        }

        private static Forward constant(int width, Backend backend) {
            return switch (width) {
                case 2048 -> new WidthsRms2048(Mode.EVAL, backend)::forward;
                case 4096 -> new WidthsRms4096(Mode.EVAL, backend)::forward;
                default -> throw new IllegalArgumentException("no RMS was generated for rows of " + width);
            };
        }
    }

    /** The loops by hand. */
    @State(Scope.Thread)
    public static class ByHand {

        /** The norm. */
        @Param("RMS")
        public NormType type;

        RunnerNorm norm;

        /** Makes the weights. */
        @Setup
        public void create(Buffers buffers) {
            norm = new RunnerNorm(buffers.width);
        }
    }

    /** The yardstick. */
    @Benchmark
    public float[] copy(Buffers buffers) {
        Yardstick.copy(buffers.x, buffers.out);
        return buffers.out;
    }

    /** The kernel of exactly this size. */
    @Benchmark
    public float[] constant(Buffers buffers, Generated generated) {
        generated.constant.run(buffers.x, buffers.out, buffers.rows);
        return buffers.out;
    }

    /** The kernel of any size, which the constructor took. */
    @Benchmark
    public float[] configured(Buffers buffers, Generated generated) {
        generated.configured.run(buffers.x, buffers.out, buffers.rows);
        return buffers.out;
    }

    /** A scalar loop. */
    @Benchmark
    public float[] naive(Buffers buffers, ByHand byHand) {
        byHand.norm.scalar(buffers.x, buffers.out);
        return buffers.out;
    }

    /** Loops in the Vector API. */
    @Benchmark
    public float[] naiveVectors(Buffers buffers, ByHand byHand) {
        byHand.norm.vectors(buffers.x, buffers.out);
        return buffers.out;
    }
}
