package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogScaleTest {

    @Test
    void equalRatiosHaveEqualLengths() {
        LogScale scale = new LogScale(1, 100, 0, 200);
        assertThat(scale.place(1)).isEqualTo(0);
        assertThat(scale.place(10)).isEqualTo(100, within(1e-9));
        assertThat(scale.place(100)).isEqualTo(200);
    }

    @Test
    void oneIsAlwaysOnIt() {
        assertThat(LogScale.over(List.of(3.0, 4.0), 0, 1).from()).isLessThan(1);
        assertThat(LogScale.over(List.of(0.3, 0.4), 0, 1).to()).isGreaterThan(1);
    }

    @Test
    void aLongScaleHasPowersOfTenAlone() {
        assertThat(new LogScale(0.9, 12, 0, 1).ticks()).containsExactly(1.0, 2.0, 5.0, 10.0);
        assertThat(new LogScale(0.9, 5000, 0, 1).ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
    }

    @Test
    void labelsHaveNoZerosThatSayNothing() {
        assertThat(List.of(1000.0, 1.0, 0.5, 0.02, 0.001).stream().map(LogScale::label))
                .containsExactly("1,000", "1", "0.5", "0.02", "0.001");
    }
}
