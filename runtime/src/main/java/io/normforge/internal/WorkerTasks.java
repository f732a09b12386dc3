package io.normforge.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tasks on an executor that do parts. Each is handed in once at a time: one that has not begun when its round is over helps in a
 * later one. What the executor refuses the caller does.
 */
final class WorkerTasks extends WorkRound {

    private final Executor executor;
    private final Task[] tasks;

    WorkerTasks(Executor executor, int count) {
        super(count + 1);
        this.executor = executor;
        tasks = new Task[count];
        for (int i = 0; i < count; i++) {
            tasks[i] = new Task(i + 1);
        }
    }

    @Override
    void summon(int others) {
        for (int i = 0; i < tasks.length && i < others; i++) {
            tasks[i].handIn();
        }
    }

    private final class Task implements Runnable {

        private final int participant;
        private final AtomicBoolean handedIn = new AtomicBoolean();

        Task(int participant) {
            this.participant = participant;
        }

        void handIn() {
            if (!handedIn.compareAndSet(false, true)) {
                return;
            }
            try {
                executor.execute(this);
            } catch (RejectedExecutionException full) {
                handedIn.set(false);
            }
        }

        @Override
        public void run() {
            try {
                while (takePart(participant)) {
                    Thread.onSpinWait();
                }
            } finally {
                handedIn.set(false);
            }
        }
    }
}
