package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many ranks train, what comes out is what one rank with the whole batches has, to rounding. */
class TrainOnRanksTest {

    private static final double ROUNDING = 1e-5;

    private static final Pattern COMPARISON =
            Pattern.compile("accuracy (\\S+) %, and (\\S+) % of one rank .* weights differ by (\\S+) at most");

    private static String byThreads(int ranks) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(TrainOnRanks.run(Transport.THREADS, ranks, "quick", new PrintStream(printed, true, UTF_8)))
                .isZero();
        return printed.toString(UTF_8);
    }

    private static void assertIsThatOfOneRank(String printed) {
        Matcher comparison = COMPARISON.matcher(printed);
        assertThat(comparison.find()).as(printed).isTrue();
        assertThat(comparison.group(1)).isEqualTo(comparison.group(2));
        assertThat(Double.parseDouble(comparison.group(3))).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsTrainWhatOneRankTrains(int ranks) throws Exception {
        String printed = byThreads(ranks);
        assertIsThatOfOneRank(printed);
        assertThat(printed.lines().filter(line -> line.startsWith("epoch ")).count())
                .as("progress is rank 0's alone: %s", printed)
                .isEqualTo(Effort.QUICK.epochs());
        assertThat(printed).contains("norm1, allGather   ", "norm2, allReduceSum   ", "gradients, all");
    }

    @Test
    void aBatchThatRanksCannotShareIsRefused() {
        assertThatThrownBy(() -> byThreads(3))
                .hasRootCauseMessage("a batch of 16 images on 3 ranks; take a number of ranks that divides it");
    }

    @Test
    void anUnknownTransportIsNamed() {
        assertThatThrownBy(() -> Transport.of("pigeons"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ranks over 'pigeons'; write one of [threads, mpi, jgroups]");
    }
}
