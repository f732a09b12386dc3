package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void accuraciesAreGivenAsTheMeanAndTheReachOfTheSeeds() {
        assertThat(of(0.9, 0.95, 1.0)).hasToString("95.0 (90.0–100.0)");
    }

    @Test
    void theStandardErrorIsThatOfAMean() {
        Difference difference = of(0.91, 0.92, 0.93).minus(of(0.9, 0.9, 0.9));

        assertThat(difference.mean()).isCloseTo(0.02, within(1e-12));
        assertThat(difference.standardError()).isCloseTo(0.01 / Math.sqrt(3), within(1e-12));
        assertThat(difference).hasToString("+2.0 ± 0.6");
    }

    @Test
    void aVerdictNeedsMoreThanChanceExplains() {
        assertThat(verdict(of(0.91, 0.92, 0.93))).isEqualTo(Finding.Verdict.AGREES);
        assertThat(verdict(of(0.89, 0.88, 0.87))).isEqualTo(Finding.Verdict.CONTRADICTS);
        assertThat(verdict(of(0.85, 0.92, 0.93))).isEqualTo(Finding.Verdict.UNDECIDED);
        assertThat(verdict(of(0.9, 0.9, 0.9))).isEqualTo(Finding.Verdict.UNDECIDED);
    }

    @Test
    void rowsOfSeedsBecomeColumns() {
        assertThat(AccuracyRow.overSeeds(
                        List.of(new AccuracyRow(List.of(0.5, 0.8)), new AccuracyRow(List.of(0.7, 0.8)))))
                .extracting(Accuracies::toString)
                .containsExactly("60.0 (50.0–70.0)", "80.0 (80.0–80.0)");
    }

    @Test
    void aTableIsMarkdownThatLinesUp() {
        Table table = new Table("norm", "accuracy").add("NONE", "95").add("INSTANCE", "98.1");

        assertThat(table.toString().lines())
                .containsExactly(
                        "| norm     | accuracy |",
                        "| -------- | -------- |",
                        "| NONE     | 95       |",
                        "| INSTANCE | 98.1     |");
        assertThatThrownBy(() -> table.add("LAYER")).hasMessageContaining("1 cells under a head of [norm, accuracy]");
    }

    private static Finding.Verdict verdict(Accuracies accuracies) {
        return Finding.ofGain("a claim", "this against that", accuracies.minus(of(0.9, 0.9, 0.9)))
                .verdict();
    }

    private static Accuracies of(double... bySeed) {
        return Accuracies.of(bySeed.length, seed -> bySeed[(int) seed]);
    }
}
