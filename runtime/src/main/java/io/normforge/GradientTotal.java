package io.normforge;

import java.util.Arrays;

/**
 * The gradient of γ or of β. A call adds rows to a block in float; blocks are added in double to a piece, pieces to what the
 * call adds, and that to the total, which is given out as floats. So no sum is longer than eight in float, whatever the number
 * of rows and of calls, and a worker may take whole pieces.
 */
final class GradientTotal {

    /** How many blocks make a piece. */
    private static final int BLOCKS = 8;

    private final float[] rounded;
    private final float[] block;
    private final double[] piece;
    private final double[] call;
    private final double[] total;
    private int blocks;
    private boolean hasPieces;

    GradientTotal(int size) {
        rounded = new float[size];
        block = new float[size];
        piece = new double[size];
        call = new double[size];
        total = new double[size];
    }

    /** The total, rounded; what is written here counts as the total. */
    float[] rounded() {
        return rounded;
    }

    /** The block under way. */
    float[] block() {
        return block;
    }

    void clear() {
        Arrays.fill(rounded, 0f);
        Arrays.fill(total, 0);
    }

    /** Ends a block. */
    void foldBlock() {
        for (int i = 0; i < piece.length; i++) {
            piece[i] += block[i];
            block[i] = 0f;
        }
        blocks++;
        if (blocks == BLOCKS) {
            foldPiece();
        }
    }

    private void foldPiece() {
        for (int i = 0; i < call.length; i++) {
            call[i] += piece[i];
            piece[i] = 0;
        }
        blocks = 0;
        hasPieces = true;
    }

    /** Ends the call. */
    void finish() {
        if (blocks == 0 && !hasPieces) {
            addBlock();
            return;
        }
        foldBlock();
        if (blocks > 0) {
            foldPiece();
        }
        for (int i = 0; i < total.length; i++) {
            total[i] = kept(i) + call[i];
            rounded[i] = (float) total[i];
            call[i] = 0;
        }
        hasPieces = false;
    }

    /** A call of one block, as {@link #finish} would end it: adding 0 makes no difference to the others. */
    private void addBlock() {
        for (int i = 0; i < total.length; i++) {
            total[i] = kept(i) + block[i];
            rounded[i] = (float) total[i];
            block[i] = 0f;
        }
    }

    /** The total so far, unless somebody has written another. */
    private double kept(int i) {
        return rounded[i] == (float) total[i] ? total[i] : rounded[i];
    }
}
