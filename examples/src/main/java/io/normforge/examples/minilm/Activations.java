package io.normforge.examples.minilm;

/** The matrices one pass writes to. All layers share them, and they are kept from text to text. */
final class Activations {

    /** What goes into a layer and comes out of it. */
    final Matrix hidden = new Matrix(MiniLm.HIDDEN);

    /** What a sublayer computes, before it is added to {@link #hidden} and normalised. */
    final Matrix update = new Matrix(MiniLm.HIDDEN);

    final Matrix query = new Matrix(MiniLm.HIDDEN);
    final Matrix key = new Matrix(MiniLm.HIDDEN);
    final Matrix value = new Matrix(MiniLm.HIDDEN);
    final Matrix context = new Matrix(MiniLm.HIDDEN);

    /** How much each token attends to each, in one head. */
    final AttentionWeights attention = new AttentionWeights();

    final Matrix intermediate = new Matrix(MiniLm.INTERMEDIATE);
}
