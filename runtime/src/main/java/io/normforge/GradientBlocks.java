package io.normforge;

import java.util.Arrays;

/**
 * The order in which the gradients of one round are added up: rows to a block in float, blocks in double to a piece, pieces to
 * the sum. So no sum is longer than eight in float, whatever the number of rows, and a worker may take whole pieces.
 */
final class GradientBlocks {

    /** How many blocks make a piece. */
    private static final int BLOCKS = 8;

    /** How many rows make a piece, eight of which make a block. */
    static final int PIECE = 8 * BLOCKS;

    private int size;
    private float[] block = {};

    /** Empty until a block ends, which it never does where each parameter gets a single addition. */
    private double[] piece = {};

    private double[] sum = {};
    private int blocks;
    private boolean hasPieces;

    /** Makes room for the gradients of a round; all are 0 between rounds. */
    void prepare(int ofRound) {
        size = ofRound;
        if (block.length < size) {
            block = new float[size];
        }
    }

    /** How many gradients a round has. */
    int size() {
        return size;
    }

    /** The block under way. */
    float[] block() {
        return block;
    }

    /** Ends a block. */
    void foldBlock() {
        if (piece.length < size) {
            piece = new double[size];
            sum = new double[size];
        }
        for (int i = 0; i < size; i++) {
            piece[i] += block[i];
        }
        Arrays.fill(block, 0, size, 0f);
        blocks++;
        if (blocks == BLOCKS) {
            foldPiece();
        }
    }

    private void foldPiece() {
        for (int i = 0; i < size; i++) {
            sum[i] += piece[i];
        }
        Arrays.fill(piece, 0, size, 0);
        blocks = 0;
        hasPieces = true;
    }

    /** Ends the round, whose sums are there until {@link #clear()}. A round of one block needs no piece, which would only add 0. */
    void end() {
        if (blocks > 0 || hasPieces) {
            foldBlock();
            if (blocks > 0) {
                foldPiece();
            }
        }
    }

    /** One of the sums of a round that has ended. */
    double of(int i) {
        return hasPieces ? sum[i] : block[i];
    }

    /** Ends the only piece of a part, and says what it came to. */
    void endPiece(double[] sums) {
        foldBlock();
        foldPiece();
        System.arraycopy(sum, 0, sums, 0, size);
        clear();
    }

    /** Adds a piece that another has summed. */
    void addPiece(double[] sums) {
        if (sum.length < size) {
            piece = new double[size];
            sum = new double[size];
        }
        for (int i = 0; i < size; i++) {
            sum[i] += sums[i];
        }
        hasPieces = true;
    }

    /** Back to 0, after a round or a call that failed. */
    void clear() {
        Arrays.fill(block, 0, size, 0f);
        if (blocks > 0 || hasPieces) {
            Arrays.fill(piece, 0, size, 0);
            Arrays.fill(sum, 0, size, 0);
        }
        blocks = 0;
        hasPieces = false;
    }
}
