package io.normforge.examples.minilm;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribuo.util.tokens.impl.wordpiece.Wordpiece;
import org.tribuo.util.tokens.impl.wordpiece.WordpieceBasicTokenizer;
import org.tribuo.util.tokens.impl.wordpiece.WordpieceTokenizer;

/**
 * Turns text into the token ids BERT was trained on: lower case, no accents, WordPiece, between {@code [CLS]} and
 * {@code [SEP]}. A text that spells out such a special token gets it as ordinary characters. For one thread.
 */
final class BertTokenizer {

    private static final String UNKNOWN = "[UNK]";

    private final Map<String, Integer> ids;
    private final WordpieceTokenizer wordpieces;

    private BertTokenizer(Map<String, Integer> ids, int longestWord) {
        this.ids = ids;
        Wordpiece vocabulary = new Wordpiece(ids.keySet(), UNKNOWN, longestWord);
        wordpieces = new WordpieceTokenizer(vocabulary, new WordpieceBasicTokenizer(), true, true, Set.of());
    }

    /** Reads the {@code tokenizer.json} of Hugging Face. */
    static BertTokenizer read(InputStream json) throws IOException {
        try (InputStreamReader reader = new InputStreamReader(json, StandardCharsets.UTF_8)) {
            JsonObject model = JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject("model");
            Map<String, Integer> ids = model.getAsJsonObject("vocab").entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().getAsInt()));
            return new BertTokenizer(ids, model.get("max_input_chars_per_word").getAsInt());
        }
    }

    /** The ids of a text, at most {@link MiniLm#MAX_TOKENS}; what is beyond is left out. */
    int[] encode(String text) {
        Stream<String> words = wordpieces.split(text).stream().limit(MiniLm.MAX_TOKENS - 2L);
        return Stream.of(Stream.of("[CLS]"), words, Stream.of("[SEP]"))
                .flatMap(Function.identity())
                .mapToInt(ids::get)
                .toArray();
    }
}
