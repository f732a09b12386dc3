package io.normforge.examples.minilm;

import dev.ludovic.netlib.blas.JavaBLAS;
import io.normforge.examples.blas.PureJavaBlas;

/**
 * Matrix products by netlib's BLAS in Java. BLAS thinks in columns, and there a row-major matrix is its own transpose: it
 * is asked for Cᵀ = Bᵀ·Aᵀ.
 */
final class RowMajorBlas {

    private static final JavaBLAS BLAS = PureJavaBlas.get();

    private RowMajorBlas() {}

    /** C = A·B, for A of m×k and B of k×n. */
    static void multiply(int m, int k, int n, Block a, Block b, Block c) {
        sgemm("N", m, k, n, 1, a, b, 0, c);
    }

    /** C = factor·A·Bᵀ + scale·C, for A of m×k and B of n×k. */
    static void multiplyTransposed(int m, int k, int n, float factor, Block a, Block b, float scale, Block c) {
        sgemm("T", m, k, n, factor, a, b, scale, c);
    }

    private static void sgemm(
            String layoutOfB, int m, int k, int n, float factor, Block a, Block b, float scale, Block c) {
        BLAS.sgemm(
                layoutOfB, "N", n, m, k, factor, b.data, b.offset, b.stride, a.data, a.offset, a.stride, scale, c.data,
                c.offset, c.stride);
    }
}
