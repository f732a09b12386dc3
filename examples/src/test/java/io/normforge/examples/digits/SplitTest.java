package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void everyDigitIsOnExactlyOneSide() throws IOException {
        Digits digits = DigitsFile.read();
        Split split = Split.of(digits, new SplittableRandom(3));

        assertThat(split.train().size()).isEqualTo(1347);
        assertThat(split.test().size()).isEqualTo(450);
        List<String> both = images(split.train());
        both.addAll(images(split.test()));
        assertThat(both).containsExactlyInAnyOrderElementsOf(images(digits));
    }

    @Test
    void aSeedGivesTheSameSplitAgain() throws IOException {
        Digits digits = DigitsFile.read();

        assertThat(new Trial(digits, 5).split().test().labels())
                .isEqualTo(new Trial(digits, 5).split().test().labels())
                .isNotEqualTo(new Trial(digits, 6).split().test().labels());
    }

    @Test
    void aShuffleHoldsEveryNumberOnce() {
        assertThat(Shuffle.below(100, new SplittableRandom(1)))
                .doesNotHaveDuplicates()
                .hasSize(100);
    }

    private static List<String> images(Digits digits) {
        List<String> images = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            Digits image = digits.range(i, i + 1);
            images.add(image.labels()[0] + ": " + Arrays.toString(image.pixels()));
        }
        return images;
    }
}
