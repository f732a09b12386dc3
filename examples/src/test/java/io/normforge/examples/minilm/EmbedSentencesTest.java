package io.normforge.examples.minilm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class EmbedSentencesTest {

    @Test
    void eachArgumentIsASentence() {
        assertThat(EmbedSentences.sentences("A cat.", "A dog.")).containsExactly("A cat.", "A dog.");
    }

    @Test
    void anArgumentMayHoldSeveralSentences() {
        assertThat(EmbedSentences.sentences("A cat. | A dog.|", " ")).containsExactly("A cat.", "A dog.");
    }

    @Test
    void withoutSentencesTheBuiltInOnesServe() {
        assertThat(EmbedSentences.sentences("")).hasSizeGreaterThan(10).isEqualTo(EmbedSentences.sentences());
    }

    @Test
    void theReportHasThePairsThenTheBackEndAndTheTimes() {
        assertThat(report("A cat sleeps.", "A kitten naps."))
                .containsPattern("(?s)0\\.\\d{3}  A cat sleeps\\.\\R +A kitten naps\\..*"
                        + "back end +(PLAIN|VECTOR): .+norm calls +26\\R"
                        + " +memory moved +\\d+\\.\\d MB; with the additions .+ \\d+\\.\\d MB\\R"
                        + " +generated norms +\\d+ microseconds, .+naive Java loop +\\d+ microseconds");
    }

    @Test
    void oneSentenceAloneIsTimedAndHasNoPairs() {
        assertThat(report("A cat sleeps.")).contains("give two or more").containsPattern("norm calls +13");
    }

    private static String report(String... sentences) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        EmbedSentences.report(
                LoadedModel.EMBEDDER, EmbedSentences.sentences(sentences), 100, new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8);
    }
}
