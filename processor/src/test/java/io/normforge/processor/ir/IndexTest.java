package io.normforge.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexTest {

    @Test
    void aPlaceIsWrittenAsItsStartAndTheDistanceFromIt() {
        assertThat(new Index("xAt", 16)).hasToString("xAt + 16");
        assertThat(Index.of("xAt")).hasToString("xAt");
        assertThat(new Index("", 16)).hasToString("16");
        assertThat(new Index("", 0)).hasToString("0");
    }

    @Test
    void elementsAddToTheDistance() {
        assertThat(new Index("i", 16).plus(3)).isEqualTo(new Index("i", 19));
    }

    @Test
    void aTermAddsToTheStart() {
        assertThat(new Index("i", 16).plus("at")).isEqualTo(new Index("i + at", 16));
        assertThat(new Index("", 16).plus("at")).isEqualTo(new Index("at", 16));
    }

    @Test
    void nothingIsAddedForAnEmptyExpression() {
        assertThat(Index.sum("", "at")).isEqualTo("at");
        assertThat(Index.sum("at", "")).isEqualTo("at");
        assertThat(Index.sum("", "")).isEmpty();
        assertThat(Index.sum("at", "i")).isEqualTo("at + i");
    }
}
