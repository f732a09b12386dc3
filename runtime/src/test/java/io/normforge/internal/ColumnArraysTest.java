package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnArraysTest {

    /** Half a unit in the last place of 1: two of them count once they are added to each other first. */
    private static final double HALF = 0x1p-53;

    @Test
    void sumsAreZeroThoughAnEarlierCallHasLeftSomething() {
        ColumnArrays.sums(0, 3)[1] = 5;
        assertThat(ColumnArrays.sums(0, 2)).startsWith(0.0, 0.0);
    }

    @Test
    void aPieceGoesToTheSumsAndStartsAnew() {
        double[] piece = {1, 2, 3};
        double[] sums = {10, 20, 30};
        ColumnArrays.endPiece(piece, sums, 2);
        assertThat(sums).containsExactly(11, 22, 30);
        assertThat(piece).containsExactly(0, 0, 3);
    }

    @Test
    void asManyTermsAsThereAreAreAddedToDoublesFromAPlaceOn() {
        float[] terms = {0.5f, 0x1p-30f, 7};
        double[] sums = {10, 20, 30, 40};
        ColumnArrays.addTerms(terms, 2, sums, 1);
        assertThat(sums).containsExactly(10, 20.5, 30 + 0x1p-30, 40);
    }

    @Test
    void eightDoublesAreFoldedByHalves() {
        double[] eights = {1, 0, HALF, 0, 0, 0, HALF, 0, 0, 1, 0, HALF, 0, 0, 0, HALF};
        double[] sums = {0, 0};
        ColumnArrays.foldEights(eights, sums, 2);
        assertThat(sums).containsExactly(1 + 2 * HALF, 1 + 2 * HALF);
    }

    @Test
    void everyOneOfEightDoublesIsAdded() {
        double[] eights = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
        double[] sums = {0.25, 0.5};
        ColumnArrays.foldEights(eights, sums, 2);
        assertThat(sums).containsExactly(255.25, 65280.5);
    }

    @Test
    void eightDoublesOfEvenAndOddPlacesMeetLast() {
        double[] eights = {1, HALF, 0, 0, 0, HALF, 0, 0};
        double[] sums = {0};
        ColumnArrays.foldEights(eights, sums, 1);
        assertThat(sums).containsExactly(1 + 2 * HALF);
    }

    @Test
    void eightDoublesStartAnewForTheNextPiece() {
        double[] eights = {1, 2, 3, 4, 5, 6, 7, 8};
        ColumnArrays.foldEights(eights, new double[1], 1);
        assertThat(eights).containsOnly(0.0);
    }
}
