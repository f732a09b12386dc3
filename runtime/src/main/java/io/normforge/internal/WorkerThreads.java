package io.normforge.internal;

import java.util.concurrent.locks.LockSupport;

/**
 * Daemon threads that do parts. After its last part one looks out for more, for a moment, and then sleeps, so that the next call of a
 * network finds it awake and an idle program pays nothing.
 */
final class WorkerThreads extends WorkRound {

    /** Longer than what lies between two layers' calls often is, and shorter than anyone would notice. */
    private static final long LOOK_OUT_NANOS = 50_000;

    private final Worker[] workers;
    private boolean started;

    /** So many, started by the first call that has work for them. */
    WorkerThreads(int count) {
        super(count + 1);
        workers = new Worker[count];
        for (int i = 0; i < count; i++) {
            workers[i] = new Worker(i + 1);
        }
    }

    @Override
    void summon(int others) {
        if (!started) {
            started = true;
            for (Worker worker : workers) {
                worker.start();
            }
        }
        for (int i = 0; i < workers.length && i < others; i++) {
            if (workers[i].asleep) {
                LockSupport.unpark(workers[i]);
            }
        }
    }

    private final class Worker extends Thread {

        private final int participant;
        private volatile boolean asleep;

        Worker(int participant) {
            super(null, null, "normforge-worker-" + participant, 0, false);
            this.participant = participant;
            setDaemon(true);
            setContextClassLoader(null);
        }

        @Override
        public void run() {
            while (true) {
                long last = System.nanoTime();
                while (System.nanoTime() - last < LOOK_OUT_NANOS) {
                    if (takePart(participant)) {
                        last = System.nanoTime();
                    } else {
                        Thread.onSpinWait();
                    }
                }
                sleep();
            }
        }

        /** Says so first, and looks once more: who opens a round does it the other way round. */
        private void sleep() {
            asleep = true;
            if (!hasParts()) {
                LockSupport.park(WorkerThreads.this);
                interrupted(); // who interrupts a worker shall not have it spin
            }
            asleep = false;
        }
    }
}
