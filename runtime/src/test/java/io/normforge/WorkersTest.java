package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that share a call's work. */
class WorkersTest {

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty("normforge.threads");
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyPartIsDoneOnceRoundAfterRound(int threads) {
        Workers workers = Workers.of(threads);
        for (int round = 0; round < 2_000; round++) {
            int parts = round % 9;
            AtomicIntegerArray done = new AtomicIntegerArray(9);
            workers.run((part, participant) -> done.incrementAndGet(part), parts);
            for (int part = 0; part < 9; part++) {
                assertThat(done.get(part)).isEqualTo(part < parts ? 1 : 0);
            }
        }
    }

    /** Two parts that wait for each other need two threads. */
    @Test
    void partsAreDoneAtTheSameTimeByParticipantsOfDifferentNumbers() {
        Set<Integer> participants = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        Workers.of(2)
                .run(
                        (part, participant) -> {
                            participants.add(participant);
                            both.countDown();
                            await(both);
                        },
                        2);
        assertThat(participants).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void theFirstFailureReachesTheCallerWhenNoPartIsUnderWayAndTheNextRoundIsWhole() {
        Workers workers = Workers.of(3);
        for (int round = 0; round < 500; round++) {
            AtomicInteger underWay = new AtomicInteger();
            assertThatThrownBy(() -> workers.run(
                            (part, participant) -> {
                                underWay.incrementAndGet();
                                try {
                                    if (part == 3) {
                                        throw new IllegalStateException("part 3");
                                    }
                                } finally {
                                    underWay.decrementAndGet();
                                }
                            },
                            8))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("part 3");
            assertThat(underWay).hasValue(0);
            AtomicInteger done = new AtomicInteger();
            workers.run((part, participant) -> done.incrementAndGet(), 5);
            assertThat(done).hasValue(5);
        }
    }

    @Test
    void aCallWithinAPartIsDoneByItsCallerAlone() {
        Workers workers = Workers.of(2);
        AtomicInteger done = new AtomicInteger();
        workers.run(
                (part, participant) -> {
                    Thread caller = Thread.currentThread();
                    workers.run(
                            (inner, own) -> {
                                assertThat(Thread.currentThread()).isSameAs(caller);
                                assertThat(own).isZero();
                                done.incrementAndGet();
                            },
                            4);
                },
                4);
        assertThat(done).hasValue(16);
    }

    @Test
    void whatAnExecutorRefusesTheCallerDoes() {
        AtomicInteger done = new AtomicInteger();
        Workers.on(
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        3)
                .run((part, participant) -> done.incrementAndGet(), 6);
        assertThat(done).hasValue(6);
    }

    @Test
    void tasksThatAnExecutorNeverBeginsAreNotMissed() {
        AtomicInteger handedIn = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Workers workers = Workers.on(task -> handedIn.incrementAndGet(), 3);
        workers.run((part, participant) -> done.incrementAndGet(), 6);
        workers.run((part, participant) -> done.incrementAndGet(), 6);
        assertThat(done).hasValue(12);
        assertThat(handedIn).as("each task is handed in once at a time").hasValue(2);
    }

    @Test
    void anExecutorThatFailsLeavesTheWorkersUsable() {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger tasks = new AtomicInteger();
        Workers workers = Workers.on(
                task -> {
                    if (tasks.getAndIncrement() == 0) {
                        throw new IllegalArgumentException("broken");
                    }
                },
                2);
        assertThatThrownBy(() -> workers.run((part, participant) -> done.incrementAndGet(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
        done.set(0);
        workers.run((part, participant) -> done.incrementAndGet(), 3);
        assertThat(done).hasValue(3);
    }

    @Test
    void anInterruptedCallerWaitsForItsPartsAndStaysInterrupted() {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger done = new AtomicInteger();
        Workers.of(2)
                .run(
                        (part, participant) -> {
                            both.countDown();
                            await(both);
                            if (participant == 0) {
                                Thread.currentThread().interrupt();
                            } else {
                                for (int i = 0; i < 1_000_000; i++) {
                                    Thread.onSpinWait();
                                }
                            }
                            done.incrementAndGet();
                        },
                        2);
        assertThat(done).hasValue(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void workersAreDaemons() {
        CountDownLatch both = new CountDownLatch(2);
        Set<Boolean> daemons = ConcurrentHashMap.newKeySet();
        Workers.of(2)
                .run(
                        (part, participant) -> {
                            both.countDown();
                            await(both);
                            if (participant > 0) {
                                daemons.add(Thread.currentThread().isDaemon());
                            }
                        },
                        2);
        assertThat(daemons).containsExactly(true);
    }

    @Test
    void aLayerGoesByThePropertyUntilItIsToldOtherwise() {
        assertThat(new ModelNorm(Mode.EVAL).workers().threads()).isEqualTo(1);
        System.setProperty("normforge.threads", "3");
        ModelNorm layer = new ModelNorm(Mode.EVAL);
        assertThat(layer.workers().threads()).isEqualTo(3);
        layer.workers(Workers.none());
        assertThat(layer.workers().threads()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", ""})
    void aPropertyThatIsNoNumberOfThreadsIsRefusedByName(String value) {
        System.setProperty("normforge.threads", value);
        assertThatThrownBy(() -> new ModelNorm(Mode.EVAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dnormforge.threads=" + value + " is no number of threads; write 1 or more");
    }

    @Test
    void fewerThanOneThreadAreRefused() {
        assertThatThrownBy(() -> Workers.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 threads cannot work; write 1 for the caller alone, or more");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
