package io.normforge.examples.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentenceEmbedderTest {

    private static final String CAT = "The cat is asleep on the sofa.";

    private final SentenceEmbedder embedder = LoadedModel.EMBEDDER;

    @AfterEach
    void backToGeneratedKernels() {
        embedder.timing().restart(false);
    }

    @Test
    void anEmbeddingHasLength1() {
        float[] embedding = embedder.embed(CAT);

        double squares = 0;
        for (float value : embedding) {
            squares += value * value;
        }
        assertThat(embedding).hasSize(384);
        assertThat(squares).isCloseTo(1, within(1e-6));
    }

    @Test
    void sentencesOfLikeMeaningAreTheMostSimilar() {
        List<String> sentences =
                List.of(CAT, "Interest rates went up again.", "A kitten is taking a nap.", "Borrowing now costs more.");
        List<SimilarPairs.Pair> pairs = SimilarPairs.rank(
                sentences, sentences.stream().map(embedder::embed).toList());

        assertThat(pairs).hasSize(6).isSortedAccordingTo((a, b) -> Double.compare(b.cosine(), a.cosine()));
        assertThat(pairs.subList(0, 2))
                .extracting(SimilarPairs.Pair::first)
                .containsExactlyInAnyOrder(CAT, "Interest rates went up again.");
        assertThat(pairs.subList(0, 2))
                .extracting(SimilarPairs.Pair::second)
                .containsExactlyInAnyOrder("A kitten is taking a nap.", "Borrowing now costs more.");
    }

    @Test
    void aLongerTextBeforeLeavesNoTrace() {
        float[] first = embedder.embed(CAT);
        embedder.embed("word ".repeat(300));

        assertThat(embedder.embed(CAT)).isEqualTo(first);
    }

    @Test
    void eachPassNormalises13Times() {
        embedder.timing().restart(false);
        embedder.embed(CAT);

        assertThat(embedder.timing().calls()).isEqualTo(13);
        assertThat(embedder.timing().nanos()).hasSize(13).doesNotContain(0);
    }

    @Test
    void theNaiveLoopGivesTheSameEmbeddingUpToRounding() {
        float[] generated = embedder.embed(CAT);
        embedder.timing().restart(true);
        float[] naive = embedder.embed(CAT);

        assertThat(naive).containsExactly(generated, within(1e-5f));
    }
}
