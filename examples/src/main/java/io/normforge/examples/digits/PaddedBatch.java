package io.normforge.examples.digits;

import java.util.List;

/** Sequences side by side, all as long as the longest: zeros follow the shorter ones. */
final class PaddedBatch {

    private final float[] tokens;
    private final int[] lengths;
    private final int[] labels;
    private final int longest;

    /** Padded to the longest, or further. */
    PaddedBatch(List<Sequence> sequences, int atLeast) {
        lengths = sequences.stream().mapToInt(Sequence::length).toArray();
        labels = sequences.stream().mapToInt(Sequence::label).toArray();
        longest = Math.max(
                atLeast, sequences.stream().mapToInt(Sequence::length).max().orElse(0));
        tokens = new float[sequences.size() * longest * Sequence.FEATURES];
        for (int i = 0; i < sequences.size(); i++) {
            sequences.get(i).copyTo(tokens, i * longest * Sequence.FEATURES);
        }
    }

    /** [N, longest, features]. */
    float[] tokens() {
        return tokens;
    }

    /** How many places of each are its own. */
    int[] lengths() {
        return lengths;
    }

    int[] labels() {
        return labels;
    }

    int longest() {
        return longest;
    }

    /** Places, padding included. */
    int places() {
        return lengths.length * longest;
    }
}
