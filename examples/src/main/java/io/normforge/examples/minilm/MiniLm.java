package io.normforge.examples.minilm;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The files and the sizes of all-MiniLM-L6-v2, a BERT of six layers
 * (<a href="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2">model card</a>). The files come in a jar of
 * LangChain4j's.
 */
final class MiniLm {

    static final int HIDDEN = 384;
    static final int LAYERS = 6;

    /** One after the embeddings and two in each layer. */
    static final int NORMS = 1 + 2 * LAYERS;

    static final int INTERMEDIATE = 1536;
    static final int HEADS = 12;
    static final int HEAD_SIZE = HIDDEN / HEADS;

    /** Longer texts are cut: the model was trained on no longer ones. */
    static final int MAX_TOKENS = 256;

    private MiniLm() {}

    static InputStream onnx() throws IOException {
        return resource("all-minilm-l6-v2.onnx");
    }

    static InputStream tokenizer() throws IOException {
        return resource("all-minilm-l6-v2-tokenizer.json");
    }

    private static InputStream resource(String name) throws IOException {
        InputStream stream = MiniLm.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new FileNotFoundException(name + " is not on the class path");
        }
        return stream;
    }
}
