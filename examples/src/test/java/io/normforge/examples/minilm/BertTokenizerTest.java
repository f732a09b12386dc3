package io.normforge.examples.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The ids were computed by Hugging Face's tokenizers from the same file. */
class BertTokenizerTest {

    private static int[] ids(String text) {
        return LoadedModel.EMBEDDER.tokens(text);
    }

    @Test
    void aTextStandsBetweenClsAndSep() {
        assertThat(ids("")).containsExactly(101, 102);
        assertThat(ids("  ")).containsExactly(101, 102);
    }

    @Test
    void lettersBecomeLowerCaseAndPunctuationStandsAlone() {
        assertThat(ids("Hello, World!")).containsExactly(101, 7592, 1010, 2088, 999, 102);
        assertThat(ids("I'm can't don't"))
                .containsExactly(101, 1045, 1005, 1049, 2064, 1005, 1056, 2123, 1005, 1056, 102);
        assertThat(ids("3.14159 $5,000.00"))
                .containsExactly(101, 1017, 1012, 15471, 28154, 1002, 1019, 1010, 2199, 1012, 4002, 102);
    }

    @Test
    void accentsAreDropped() {
        assertThat(ids("café naïve Ångström ÜBER")).containsExactly(101, 7668, 15743, 17076, 15687, 19169, 102);
    }

    @Test
    void aLongWordIsSplitIntoPieces() {
        assertThat(ids("antidisestablishmentarianism"))
                .containsExactly(101, 3424, 10521, 4355, 7875, 13602, 3672, 12199, 2964, 102);
    }

    @Test
    void aChineseCharacterIsAWord() {
        assertThat(ids("中文 text")).containsExactly(101, 1746, 1861, 3793, 102);
    }

    @Test
    void whatTheVocabularyCannotSpellIsUnknown() {
        assertThat(ids("emoji 😀 test")).containsExactly(101, 7861, 29147, 2072, 100, 3231, 102);
        assertThat(ids("x".repeat(120))).containsExactly(101, 100, 102);
    }

    @Test
    void aTextThatIsTooLongIsCutAndStillEndsWithSep() {
        int[] ids = ids("word ".repeat(1_000));

        assertThat(ids).hasSize(MiniLm.MAX_TOKENS).startsWith(101, 2773).endsWith(2773, 102);
    }
}
