package io.normforge.examples.minilm;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * Embeds sentences, prints the most similar ones, and what the normalizations cost.
 *
 * <p>The sentences are the arguments, of which each may hold several, separated by {@code |}; without any, a built-in
 * set serves.
 */
public final class EmbedSentences {

    private static final List<String> BUILT_IN = List.of(
            "The cat is asleep on the sofa.",
            "A kitten is taking a nap on the couch.",
            "Our train to the coast leaves at half past seven.",
            "When does the morning train to the sea depart?",
            "Simmer the tomatoes with garlic and basil for twenty minutes.",
            "For the sauce, cook garlic, basil and tomatoes over a low flame.",
            "The central bank raised interest rates by a quarter of a percent.",
            "Borrowing has become more expensive since the rate increase.",
            "She practises the violin for two hours every evening.",
            "Heavy rain flooded several streets in the old town.",
            "After the storm, water stood knee-deep between the houses.",
            "The compiler writes a kernel for exactly this shape.");

    private EmbedSentences() {}

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        report(SentenceEmbedder.load(), sentences(arguments), NormComparison.WARM_UP_ROWS, System.out);
    }

    static void report(SentenceEmbedder embedder, List<String> sentences, int warmUpRows, PrintStream out) {
        Report report = new Report(out);
        List<float[]> embeddings = sentences.stream().map(embedder::embed).toList();
        report.pairs(sentences.size(), SimilarPairs.rank(sentences, embeddings));

        List<int[]> tokens = sentences.stream().map(embedder::tokens).toList();
        NormComparison comparison = new NormComparison(embedder, tokens, warmUpRows);
        comparison.run();
        report.times(embedder.timing(), comparison);
    }

    static List<String> sentences(String... arguments) {
        List<String> given = Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(argument.split("\\|")))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        return given.isEmpty() ? BUILT_IN : given;
    }
}
