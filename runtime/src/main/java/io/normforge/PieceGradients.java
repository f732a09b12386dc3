package io.normforge;

import java.util.ArrayList;
import java.util.List;

/** Gradients of γ and β that threads find piece by piece: what each of them adds to, and what each piece came to. */
final class PieceGradients {

    private final List<NormGradients> ofThreads = new ArrayList<>();
    private final List<double[]> gamma = new ArrayList<>();
    private final List<double[]> beta = new ArrayList<>();
    private final List<double[]> gate = new ArrayList<>();
    private int pieces;

    /** For threads that each have whole rounds, and give away what a round comes to. */
    void prepareRounds(NormGradients whole, int threads) {
        while (ofThreads.size() < threads) {
            ofThreads.add(new NormGradients());
        }
        // neither a lambda nor an iterator, which every call would allocate
        for (int thread = 0; thread < ofThreads.size(); thread++) {
            ofThreads.get(thread).partOf(whole);
        }
    }

    /** Makes room for what so many pieces come to. */
    void prepare(NormGradients whole, int count, int threads) {
        prepareRounds(whole, threads);
        pieces = count;
        grow(gamma, whole.gammaCount());
        grow(beta, whole.betaCount());
        grow(gate, whole.gateCount());
    }

    private void grow(List<double[]> sums, int size) {
        while (sums.size() < pieces) {
            sums.add(new double[size]);
        }
        for (int piece = 0; piece < pieces; piece++) {
            if (sums.get(piece).length < size) {
                sums.set(piece, new double[size]);
            }
        }
    }

    /** What a thread adds to. */
    NormGradients of(int participant) {
        return ofThreads.get(participant);
    }

    /** Notes what a piece came to. */
    void end(int piece, NormGradients own) {
        own.endPiece(gamma.get(piece), beta.get(piece), gate.get(piece));
    }

    /** Adds all pieces, the first one first. */
    void addTo(NormGradients whole) {
        for (int piece = 0; piece < pieces; piece++) {
            whole.addPiece(gamma.get(piece), beta.get(piece), gate.get(piece));
        }
    }

    /** Drops what a failed call has left. */
    void clearCall() {
        ofThreads.forEach(NormGradients::clearCall);
    }
}
