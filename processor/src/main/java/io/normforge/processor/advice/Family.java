package io.normforge.processor.advice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A family of models, and the ε with which its weights were trained: {@code layer_norm_eps}, {@code rms_norm_eps} or the like
 * in the configuration published with them.
 *
 * @param name as messages have it
 * @param epsilons those of its members, the usual first
 */
record Family(String name, List<Float> epsilons) {

    /** Longer names before those that they hold. */
    private static final List<Family> ALL = List.of(
            new Family("ModernBERT", List.of(1e-5f)),
            new Family("DeBERTa", List.of(1e-7f)),
            new Family("RoBERTa", List.of(1e-5f)),
            new Family("CamemBERT", List.of(1e-5f)),
            new Family("HuBERT", List.of(1e-5f)),
            new Family("NeoBERT", List.of(1e-5f)),
            new Family("DistilBERT", List.of(1e-12f)),
            new Family("MobileBERT", List.of(1e-12f)),
            new Family("ALBERT", List.of(1e-12f)),
            new Family("MiniLM", List.of(1e-12f)),
            new Family("ELECTRA", List.of(1e-12f)),
            new Family("BERT", List.of(1e-12f)),
            new Family("Llama", List.of(1e-5f, 1e-6f)),
            new Family("Mistral", List.of(1e-5f)),
            new Family("Gemma", List.of(1e-6f)),
            new Family("Qwen", List.of(1e-6f, 1e-5f)),
            new Family("Whisper", List.of(1e-5f)),
            new Family("BART", List.of(1e-5f)),
            new Family("GPT2", List.of(1e-5f)),
            new Family("T5", List.of(1e-6f)));

    /** The family that a name tells, written as a word of it: {@code BertEncoderNorm}, not {@code RobertNorm}. */
    static Optional<Family> in(String name) {
        return ALL.stream().filter(family -> family.isWordOf(name)).findFirst();
    }

    private boolean isWordOf(String text) {
        String word = name.toLowerCase(Locale.ROOT);
        String letters = text.toLowerCase(Locale.ROOT);
        int at = letters.indexOf(word);
        while (at >= 0) {
            if (begins(text, at) && ends(text, at + word.length())) {
                return true;
            }
            at = letters.indexOf(word, at + 1);
        }
        return false;
    }

    private static boolean begins(String text, int at) {
        return at == 0 || Character.isUpperCase(text.charAt(at)) || !Character.isLetter(text.charAt(at - 1));
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || !Character.isLowerCase(text.charAt(at));
    }

    /** The usual epsilons, as code writes them. */
    String usual() {
        return String.join(" or ", epsilons.stream().map(Epsilon::written).toList());
    }
}
