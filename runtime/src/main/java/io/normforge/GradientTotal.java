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

    /** How many rows make a piece, eight of which make a block. */
    static final int PIECE = 8 * BLOCKS;

    private final float[] rounded;
    private final float[] given;
    private final float[] block;
    private final double[] piece;
    private final double[] call;
    private final double[] total;
    private int blocks;
    private boolean hasPieces;

    GradientTotal(int size) {
        rounded = new float[size];
        given = new float[size];
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
        Arrays.fill(given, 0f);
        Arrays.fill(total, 0);
    }

    /** Ends a block. */
    void foldBlock() {
        for (int i = 0; i < piece.length; i++) {
            piece[i] += block[i];
        }
        Arrays.fill(block, 0f);
        blocks++;
        if (blocks == BLOCKS) {
            foldPiece();
        }
    }

    private void foldPiece() {
        for (int i = 0; i < call.length; i++) {
            call[i] += piece[i];
        }
        Arrays.fill(piece, 0);
        blocks = 0;
        hasPieces = true;
    }

    /** Ends the only piece of a part, and says what it came to. */
    void endPiece(double[] sums) {
        foldBlock();
        foldPiece();
        System.arraycopy(call, 0, sums, 0, sums.length);
        Arrays.fill(call, 0);
        hasPieces = false;
    }

    /** Adds a piece that another has summed. */
    void addPiece(double[] sums) {
        for (int i = 0; i < call.length; i++) {
            call[i] += sums[i];
        }
        hasPieces = true;
    }

    /** Drops what a call has added so far. */
    void clearCall() {
        Arrays.fill(block, 0f);
        Arrays.fill(piece, 0);
        Arrays.fill(call, 0);
        blocks = 0;
        hasPieces = false;
    }

    /** Ends the call. */
    void finish() {
        heedWhatWasWritten();
        if (blocks == 0 && !hasPieces) {
            addBlock();
        } else {
            foldBlock();
            if (blocks > 0) {
                foldPiece();
            }
            addCall();
        }
        hasPieces = false;
    }

    /** A call of one block, to which a piece would only add 0. */
    private void addBlock() {
        for (int i = 0; i < total.length; i++) {
            settle(i, total[i] + block[i]);
            block[i] = 0f;
        }
    }

    private void addCall() {
        for (int i = 0; i < total.length; i++) {
            settle(i, total[i] + call[i]);
            call[i] = 0;
        }
    }

    private void settle(int i, double sum) {
        total[i] = sum;
        rounded[i] = (float) sum;
        given[i] = (float) sum;
    }

    /** What stands there and was not given out counts as the total. */
    private void heedWhatWasWritten() {
        if (Arrays.mismatch(rounded, given) < 0) {
            return;
        }
        for (int i = 0; i < total.length; i++) {
            if (rounded[i] != given[i]) {
                total[i] = rounded[i];
            }
        }
    }
}
