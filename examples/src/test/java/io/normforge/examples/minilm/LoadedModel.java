package io.normforge.examples.minilm;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The model, read once for all tests. */
final class LoadedModel {

    static final SentenceEmbedder EMBEDDER = load();

    private LoadedModel() {}

    private static SentenceEmbedder load() {
        try {
            return SentenceEmbedder.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
