package io.normforge.examples.digits;

import dev.ludovic.netlib.blas.JavaBLAS;
import io.normforge.examples.blas.PureJavaBlas;

/**
 * Products of row-major matrices without gaps, each given by an array and where it starts. BLAS thinks in columns, and
 * there a row-major matrix is its own transpose: it is asked for Cᵀ = Bᵀ·Aᵀ.
 */
final class Gemm {

    private static final JavaBLAS BLAS = PureJavaBlas.get();

    private Gemm() {}

    /** C = A·B, for A of m×k and B of k×n. */
    static void multiply(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        BLAS.sgemm("N", "N", n, m, k, 1, b, bAt, n, a, aAt, k, 0, c, cAt, n);
    }

    /** C = Aᵀ·B, for A of k×m and B of k×n. */
    static void transposedMultiply(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        BLAS.sgemm("N", "T", n, m, k, 1, b, bAt, n, a, aAt, m, 0, c, cAt, n);
    }

    /** C = C + Aᵀ·B, for A of k×m and B of k×n. */
    static void addTransposedMultiply(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        BLAS.sgemm("N", "T", n, m, k, 1, b, bAt, n, a, aAt, m, 1, c, cAt, n);
    }

    /** C = A·Bᵀ, for A of m×k and B of n×k. */
    static void multiplyTransposed(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        BLAS.sgemm("T", "N", n, m, k, 1, b, bAt, k, a, aAt, k, 0, c, cAt, n);
    }

    /** C = C + A·Bᵀ, for A of m×k and B of n×k. */
    static void addMultiplyTransposed(int m, int k, int n, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        BLAS.sgemm("T", "N", n, m, k, 1, b, bAt, k, a, aAt, k, 1, c, cAt, n);
    }
}
