package io.normforge.examples.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddingsAgainstOnnxRuntimeTest {

    private static final String PASSAGE =
            "Long before anyone thought of teaching machines to read, the keepers of the lighthouse wrote down the weather"
                    + " four times a day: wind, clouds, the colour of the sea, and what ships went by. Their books fill a shelf in"
                    + " the county archive. Nobody had opened them for eighty years when a student of meteorology, looking for"
                    + " something else, found that the entries of 1893 described, hour by hour, a storm that no other record"
                    + " mentions. She copied three hundred pages by hand, compared them with ships' logs from Bergen, Aberdeen and"
                    + " Rotterdam, and could finally draw the path the storm had taken: first north along the coast, then, quite"
                    + " suddenly, out to the open sea.";

    private static OnnxRuntimeEmbedder onnxRuntime;

    @BeforeAll
    static void openSession() throws IOException, OrtException {
        onnxRuntime = new OnnxRuntimeEmbedder();
    }

    @AfterAll
    static void closeSession() throws OrtException {
        onnxRuntime.close();
    }

    /** Whole sentences, and a passage cut to lengths around the lane widths and up to 128. */
    static Stream<int[]> texts() {
        int[] passage = LoadedModel.EMBEDDER.tokens(PASSAGE);
        Stream<int[]> cuts = IntStream.of(2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 128)
                .mapToObj(length -> cut(passage, length));
        return Stream.concat(EmbedSentences.sentences().stream().map(LoadedModel.EMBEDDER::tokens), cuts);
    }

    /** The first tokens, closed as the tokenizer closes a text. */
    private static int[] cut(int[] tokens, int length) {
        int[] cut = Arrays.copyOf(tokens, length);
        cut[length - 1] = tokens[tokens.length - 1];
        return cut;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anEmbeddingIsWhatOnnxRuntimeComputesFromTheSameTokens(int[] tokens) throws OrtException {
        float[] ours = LoadedModel.EMBEDDER.embed(tokens);
        double[] theirs = onnxRuntime.embed(tokens);

        assertThat(cosine(ours, theirs)).isGreaterThanOrEqualTo(0.99999);
        assertThat(largestDifference(ours, theirs)).isLessThanOrEqualTo(1e-4);
    }

    @Test
    void theTextsAreManyAndReachFrom2To128Tokens() {
        int[] lengths = texts().mapToInt(tokens -> tokens.length).sorted().toArray();

        assertThat(lengths.length).isGreaterThanOrEqualTo(20);
        assertThat(lengths[0]).isEqualTo(2);
        assertThat(lengths[lengths.length - 1]).isEqualTo(128);
    }

    private static double cosine(float[] ours, double[] theirs) {
        double product = 0;
        double ourSquares = 0;
        double theirSquares = 0;
        for (int i = 0; i < theirs.length; i++) {
            product += ours[i] * theirs[i];
            ourSquares += (double) ours[i] * ours[i];
            theirSquares += theirs[i] * theirs[i];
        }
        return product / Math.sqrt(ourSquares * theirSquares);
    }

    private static double largestDifference(float[] ours, double[] theirs) {
        return IntStream.range(0, theirs.length)
                .mapToDouble(i -> Math.abs(ours[i] - theirs[i]))
                .max()
                .orElseThrow();
    }
}
