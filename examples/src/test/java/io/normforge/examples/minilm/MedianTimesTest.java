package io.normforge.examples.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianTimesTest {

    @Test
    void eachStepCountsWithItsMedianOverThePasses() {
        MedianTimes times = new MedianTimes();
        times.add(new long[] {10, 9_000});
        times.add(new long[] {8_000, 200});
        times.add(new long[] {11, 100});

        assertThat(times.steps()).isEqualTo(2);
        assertThat(times.nanos()).isEqualTo(11 + 200);
    }
}
