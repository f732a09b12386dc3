package io.normforge;

import java.util.ArrayList;
import java.util.List;

/** Gradients of γ and β that threads find piece by piece: what each of them adds to, and what each piece came to. */
final class PieceGradients {

    private final List<NormGradients> ofThreads = new ArrayList<>();
    private final List<double[]> gamma = new ArrayList<>();
    private final List<double[]> beta = new ArrayList<>();
    private int pieces;

    /** Makes room. */
    void prepare(NormGradients whole, int count, int threads) {
        pieces = count;
        while (ofThreads.size() < threads) {
            ofThreads.add(new NormGradients(whole));
        }
        while (gamma.size() < count) {
            gamma.add(new double[whole.gamma().length]);
            beta.add(new double[whole.beta().length]);
        }
    }

    /** What a thread adds to. */
    NormGradients of(int participant) {
        return ofThreads.get(participant);
    }

    /** Notes what a piece came to. */
    void end(int piece, NormGradients own) {
        own.endPiece(gamma.get(piece), beta.get(piece));
    }

    /** Adds all pieces, the first one first. */
    void addTo(NormGradients whole) {
        for (int piece = 0; piece < pieces; piece++) {
            whole.addPiece(gamma.get(piece), beta.get(piece));
        }
    }

    /** Drops what a failed call has left. */
    void clearCall() {
        ofThreads.forEach(NormGradients::clearCall);
    }
}
