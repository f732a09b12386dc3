package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void quantilesLieBetweenNeighbours() {
        Quantiles quantiles = Quantiles.of(4, 1, 3, 2);
        assertThat(quantiles.median()).isEqualTo(2.5);
        assertThat(quantiles.at(0.25)).isEqualTo(1.75);
        assertThat(quantiles.least()).isEqualTo(1);
        assertThat(quantiles.greatest()).isEqualTo(4);
        assertThatThrownBy(Quantiles::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSingleValueIsAllQuantiles() {
        assertThat(Quantiles.of(7).at(0.9)).isEqualTo(7);
    }

    @Test
    void aRatioIsTakenInEachProcess() {
        Figure ratio = summary(0).ratio("libtorch").orElseThrow();
        assertThat(ratio.median()).isEqualTo(2);
        assertThat(ratio.least()).isEqualTo(200.0 / 120, within(1e-12));
        assertThat(ratio.greatest()).isEqualTo(200.0 / 90, within(1e-12));
    }

    @Test
    void theShareOfTheCopyIsASpeed() {
        assertThat(summary(1).shareOfCopy("VECTOR").orElseThrow().median()).isEqualTo(0.8);
    }

    @Test
    void whoComputesSomethingElseIsNotTheBest() {
        assertThat(summary(0).disagrees("oneDNN")).isTrue();
        assertThat(summary(0).bestPeer()).hasValue("libtorch");
        assertThat(summary(1).bestPeer()).hasValue("oneDNN");
    }

    @Test
    void whoIsAbsentHasNoFigureButAReason() {
        assertThat(summary(0).ratio("ONNX Runtime")).isEmpty();
        assertThat(summary(0).absence("ONNX Runtime")).hasValue("not today");
        assertThat(summary(0).absence("libtorch")).isEmpty();
    }

    @Test
    void withoutVectorsPlainIsOurs() {
        CaseRun run = Sample.first(1, 100);
        run.timings().remove("VECTOR");
        CaseSummary summary = new CaseSummary(List.of(run));
        assertThat(summary.ours()).isEqualTo("PLAIN");
        assertThat(summary.ratio("naive").orElseThrow().median()).isEqualTo(2);
    }

    @Test
    void differencesAreRelativeToTheLargestNumberOfAnArray() {
        List<float[]> expected = List.of(new float[] {1, -4}, new float[] {0.5f});
        assertThat(Agreement.difference(expected, List.of(new float[] {1.5f, -4}, new float[] {0.5f})))
                .isEqualTo(0.125);
        assertThat(Agreement.difference(expected, List.of(new float[] {Float.NaN, -4}, new float[] {0.5f})))
                .isInfinite();
        assertThat(Agreement.difference(expected, List.of(new float[] {1, -4}))).isInfinite();
        assertThat(Agreement.difference(expected, List.of(new float[] {1}, new float[] {0.5f})))
                .isInfinite();
    }

    private static CaseSummary summary(int index) {
        return Sample.comparison().summaries(1).get(index);
    }
}
