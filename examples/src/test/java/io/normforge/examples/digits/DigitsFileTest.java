package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitsFileTest {

    @Test
    void thereAre1797DigitsOfAllClassesWithPixelsFrom0To1() throws IOException {
        Digits digits = DigitsFile.read();

        assertThat(digits.size()).isEqualTo(1797);
        assertThat(digits.pixels()).hasSize(1797 * 64);
        assertThat(IntStream.range(0, digits.pixels().length).mapToDouble(i -> digits.pixels()[i]))
                .allMatch(pixel -> pixel >= 0 && pixel <= 1 && pixel * 16 == Math.rint(pixel * 16));
        assertThat(Arrays.stream(digits.labels()).distinct().sorted()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void theFirstImageIsTheZeroOfTheFile() throws IOException {
        Digits first = DigitsFile.read().range(0, 1);

        assertThat(first.labels()).containsExactly(0);
        assertThat(Arrays.copyOf(first.pixels(), 8))
                .containsExactly(0f, 0f, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0f, 0f);
    }

    @Test
    void theNoticeComesWithTheFile() throws IOException {
        try (InputStream notice = DigitsFile.class.getResourceAsStream("NOTICE.md")) {
            assertThat(new String(notice.readAllBytes(), UTF_8)).contains("Alpaydin", "Kaynak", "CC BY 4.0");
        }
    }

    @Test
    void aLineOfAnotherLengthIsNamed() {
        String good = "0,".repeat(64) + "7";

        assertThat(DigitsFile.parse(List.of(good)).labels()).containsExactly(7);
        assertThatThrownBy(() -> DigitsFile.parse(List.of(good, "1,2,3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2: 3 fields");
    }
}
