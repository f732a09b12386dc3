package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call of MPI that never returns holds up no other thread for ever. */
@Timeout(60)
class TurnsTest {

    private final Turns turns = new Turns(Duration.ofMillis(200));

    @Test
    void whoWaitsTooLongIsToldAndTheNextOnesAtOnce() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread hangs = new Thread(() -> {
            turns.take();
            taken.countDown();
            awaitEnd(over);
            turns.end();
        });
        hangs.start();
        taken.await();
        assertThatThrownBy(turns::take)
                .isInstanceOf(MpiException.class)
                .hasMessage("MPI does not return from a call of another thread");
        assertThat(LongStream.generate(this::nanosToBeRefused).limit(20)).anyMatch(nanos -> nanos < 100_000_000);
        over.countDown();
        hangs.join();
        turns.take();
        turns.end();
    }

    @Test
    void anInterruptedThreadTakesTurnsAndKeepsItsFlag() {
        Thread.currentThread().interrupt();
        turns.take();
        turns.end();
        assertThat(Thread.interrupted()).isTrue();
    }

    private long nanosToBeRefused() {
        long begin = System.nanoTime();
        assertThat(turns.takeIfPossible()).isFalse();
        return System.nanoTime() - begin;
    }

    private static void awaitEnd(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
