package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kernels here are costs, and the clock and the meter are what they add to. */
class ContestTest {

    private static final long PATIENCE = 1_000_000_000;
    private static final long PLAIN_NANOS = 1_000;
    private static final String PLAIN_TIME = "1.00 µs in PLAIN";

    private long nanos;
    private long allocated;
    private int vectorCalls;
    private final List<Long> rests = new ArrayList<>();

    /** What a call of the vector kernel costs. */
    private interface Cost {
        long of(int call);
    }

    private Contest contest(Cost time, Cost bytes) {
        return contest(() -> nanos += PLAIN_NANOS, time, bytes);
    }

    private Contest contest(Runnable plain, Cost time, Cost bytes) {
        Runnable vector = () -> {
            nanos += time.of(vectorCalls);
            allocated += bytes.of(vectorCalls);
            vectorCalls++;
        };
        return new Contest(plain, vector, new Stopwatch(() -> nanos, () -> allocated));
    }

    @Test
    void theFasterKernelWinsAtOnceWhereItIsSteady() {
        Contest contest = contest(call -> 250, call -> 0);
        assertThat(contest.vectorWins(PATIENCE, rests::add)).isTrue();
        assertThat(contest.times()).isEqualTo("on trial a call took 0.25 µs in VECTOR, " + PLAIN_TIME);
        assertThat(nanos).isLessThan(PATIENCE / 10);
    }

    @Test
    void aKernelThatIsCompiledLateWinsOnceItIs() {
        Contest contest = contest(call -> call < 1_000 ? 300_000 : 250, call -> call < 1_000 ? 275_000 : 0);
        assertThat(contest.vectorWins(PATIENCE, rests::add)).isTrue();
        assertThat(vectorCalls).isGreaterThan(1_000);
        assertThat(rests).isNotEmpty();
        assertThat(nanos).isLessThan(PATIENCE);
    }

    @Test
    void aPlainKernelThatIsCompiledLaterThanTheVectorKernelIsNotJudgedBefore() {
        Runnable plain = () -> nanos += nanos < 40_000_000 ? 10 * PLAIN_NANOS : PLAIN_NANOS;
        assertThat(contest(plain, call -> 2 * PLAIN_NANOS, call -> 0).vectorWins(PATIENCE, rests::add))
                .isFalse();
    }

    @Test
    void aKernelThatKeepsVectorsOnTheHeapLosesThoughItIsFaster() {
        Contest contest = contest(call -> 250, call -> 64);
        assertThat(contest.vectorWins(PATIENCE, rests::add)).isFalse();
        assertThat(contest.times()).isEqualTo("on trial a call took 0.25 µs and 64 bytes in VECTOR, " + PLAIN_TIME);
        assertThat(nanos).isGreaterThanOrEqualTo(PATIENCE);
    }

    @Test
    void aKernelThatIsNeverCompiledLosesWhenPatienceEnds() {
        Contest contest = contest(call -> 9_000, call -> 92_000);
        assertThat(contest.vectorWins(PATIENCE, rests::add)).isFalse();
        assertThat(contest.times()).isEqualTo("on trial a call took 9.00 µs and 92000 bytes in VECTOR, " + PLAIN_TIME);
        assertThat(rests.stream().mapToLong(Long::longValue).sum()).isEqualTo(nanos);
    }

    @Test
    void aCompiledKernelThatIsNoFasterLosesBeforePatienceEnds() {
        Contest contest = contest(call -> 980, call -> 0);
        assertThat(contest.vectorWins(PATIENCE, rests::add)).isFalse();
        assertThat(nanos).isLessThan(PATIENCE);
    }

    @Test
    void oneKernelThatAllocatesAsMuchAsTheOtherMayWin() {
        Contest contest = new Contest(
                () -> {
                    nanos += PLAIN_NANOS;
                    allocated += 1_000;
                },
                () -> {
                    nanos += 250;
                    allocated += 1_000;
                },
                new Stopwatch(() -> nanos, () -> allocated));
        assertThat(contest.vectorWins(PATIENCE, rests::add)).isTrue();
    }

    @Test
    void aTimeThatStillFallsIsNoVerdictYet() {
        Contest contest = contest(call -> Math.max(100, 900 - call / 100), call -> 0);
        assertThat(contest.vectorWins(PATIENCE, rests::add)).isTrue();
        assertThat(rests).isNotEmpty();
    }
}
